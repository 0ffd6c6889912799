package io.quittance.evaluation.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.evaluation.simulate.World.Size;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static final World WORLD = World.of(7, new Size(60, 2_000, 300, 60), TODAY);

  @Test
  void the_same_seed_gives_the_same_world_and_another_one_another() {
    assertThat(World.of(7, new Size(60, 2_000, 300, 60), TODAY)).isEqualTo(WORLD);
    assertThat(World.of(8, new Size(60, 2_000, 300, 60), TODAY)).isNotEqualTo(WORLD);
  }

  @Test
  void the_same_letter_gives_the_same_bytes() {
    for (Letter letter : WORLD.letters().subList(0, 25)) {
      byte[] once = WriteLetter.of(letter, WORLD.date(letter.day()));
      assertThat(WriteLetter.of(letter, WORLD.date(letter.day()))).isEqualTo(once);
    }
  }

  @Test
  void what_arrives_is_what_the_truth_gives_to_items_save_what_was_paid_too_much() {
    for (Receipt receipt : WORLD.receipts()) {
      long given = receipt.shares().stream().mapToLong(Share::cash).sum();
      assertThat(receipt.cents()).isPositive();
      if (receipt.manner() == Manner.OVERPAID) {
        assertThat(given).isLessThan(receipt.cents());
      } else {
        assertThat(given).isEqualTo(receipt.cents());
      }
    }
  }

  @Test
  void no_item_is_paid_twice_and_none_before_the_books_have_it() {
    Map<String, Integer> payments = new HashMap<>();
    for (Receipt receipt : WORLD.receipts()) {
      for (Share share : receipt.shares()) {
        payments.merge(share.item().id(), 1, Integer::sum);
        assertThat(share.item().issued()).isBefore(WORLD.date(receipt.day()));
        assertThat(share.item().entity()).isEqualTo(receipt.entity());
      }
    }
    assertThat(payments.values()).containsOnly(1);
  }

  @Test
  void every_kind_of_advice_and_manner_of_paying_occurs() {
    World large = World.of(3, new Size(300, 9_000, 1_500, 90), TODAY);
    assertThat(large.receipts().stream().map(Receipt::kind).collect(Collectors.toSet()))
        .isEqualTo(Set.of(AdviceKind.values()));
    assertThat(large.receipts().stream().map(Receipt::manner).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Manner.values()));
  }

  @Test
  void mistyped_numbers_and_amounts_are_told_and_are_no_exact_lines() {
    for (Letter letter : WORLD.letters()) {
      AdviceKind kind = letter.lines().get(0).receipt().kind();
      if (kind == AdviceKind.WRONG_AMOUNT || kind == AdviceKind.WRONG_NUMBER) {
        assertThat(letter.lines()).anyMatch(line -> !line.exact());
      }
    }
  }

  @Test
  void a_simple_rule_gives_nothing_to_items_that_were_not_meant_when_numbers_are_right() {
    assertThat(Baseline.of(WORLD).wrong()).isLessThanOrEqualTo(2);
  }
}
