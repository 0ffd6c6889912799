package io.quittance.matching.combination;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.matching.combination.CombinationRule.Allowed;
import io.quittance.matching.combination.CombinationRule.Code;
import io.quittance.matching.combination.CombinationRule.Judgement;
import io.quittance.matching.combination.CombinationRule.Reason;
import io.quittance.matching.combination.CombinationRule.Refused;
import io.quittance.matching.combination.Combinations.Limit;
import io.quittance.matching.combination.Combinations.None;
import io.quittance.matching.combination.Combinations.NotDecided;
import io.quittance.matching.combination.Combinations.Several;
import io.quittance.matching.combination.Combinations.Unique;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinationRuleTest {
  private static final CombinationRule ON = CombinationRule.OFF.switchedOn();
  private static final ChanceHits RARE = new ChanceHits(-4);

  private static Unique unique(int items, Ground ground, ChanceHits chance) {
    OpenAmount item = new OpenAmount("a", "1", 100, null, null, null);
    return new Unique(
        new Combination(Collections.nCopies(items, item), 0, List.of(ground)), chance);
  }

  private static List<Code> codes(Judgement judgement) {
    return judgement.fold(
        allowed -> List.of(), refused -> refused.reasons().stream().map(Reason::code).toList());
  }

  @Test
  void the_only_combination_of_six_items_of_a_certain_payer_may_post() {
    Judgement judgement = ON.judge(unique(6, Ground.SUM_ONLY, RARE), true);
    assertThat(judgement).isInstanceOf(Allowed.class);
    assertThat(((Allowed) judgement).words())
        .isEqualTo(
            "The only combination of open items that gives the amount: 6 items, nothing but the"
                + " sum; by chance 0.00010 would be expected.");
  }

  @Test
  void nothing_posts_unless_the_policy_switched_it_on() {
    assertThat(codes(CombinationRule.OFF.judge(unique(1, Ground.ONE_ITEM, RARE), true)))
        .containsExactly(Code.SWITCHED_OFF);
  }

  @Test
  void seven_items_post_only_as_everything_due_up_to_a_date() {
    assertThat(codes(ON.judge(unique(7, Ground.OLDEST_FIRST, RARE), true)))
        .containsExactly(Code.TOO_MANY_ITEMS);
    assertThat(codes(ON.judge(unique(7, Ground.ALL_DUE, RARE), true))).isEmpty();
  }

  @Test
  void a_thousandth_expected_by_chance_is_too_much() {
    assertThat(codes(ON.judge(unique(2, Ground.ALL_DUE, new ChanceHits(-3)), true)))
        .containsExactly(Code.CHANCE);
    assertThat(codes(ON.judge(unique(2, Ground.ALL_DUE, new ChanceHits(-3.01)), true))).isEmpty();
  }

  @Test
  void every_reason_is_given_at_once() {
    Judgement judgement =
        CombinationRule.OFF.judge(unique(9, Ground.SUM_ONLY, new ChanceHits(1)), false);
    assertThat(codes(judgement))
        .containsExactly(
            Code.SWITCHED_OFF, Code.PAYER_NOT_CERTAIN, Code.TOO_MANY_ITEMS, Code.CHANCE);
    assertThat(((Refused) judgement).reasons().get(3).words())
        .isEqualTo("About 10 combinations would be met by chance, not less than 0.001.");
  }

  @Test
  void what_is_not_the_only_one_never_posts() {
    assertThat(codes(ON.judge(new None(), true))).containsExactly(Code.NO_COMBINATION);
    assertThat(codes(ON.judge(new Several(List.of(), RARE), true)))
        .containsExactly(Code.SEVERAL_COMBINATIONS);
    assertThat(codes(ON.judge(new NotDecided(Limit.TIME, List.of()), true)))
        .containsExactly(Code.NOT_COUNTED);
  }
}
