package io.quittance.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final BigDecimal FIVE_PERCENT = new BigDecimal("0.05");

  @Test
  void seed_and_proposal_give_the_draw_again() {
    UUID proposal = new UUID(1, 2);
    Draw draw = Draw.of("seed", proposal, FIVE_PERCENT);
    assertThat(draw).isEqualTo(Draw.of("seed", proposal, FIVE_PERCENT));
    assertThat(draw.share()).isEqualTo(50_000);
    assertThat(Draw.of("another", proposal, FIVE_PERCENT).value()).isNotEqualTo(draw.value());
    // The share decides who is drawn, not the number: a higher one draws the same and more.
    assertThat(Draw.of("seed", proposal, BigDecimal.ONE).value()).isEqualTo(draw.value());
  }

  @Test
  void as_many_are_drawn_as_the_share_says() {
    assertThat(drawn(FIVE_PERCENT)).isBetween(908L, 1_092L);
    assertThat(drawn(BigDecimal.ONE)).isEqualTo(20_000);
    assertThat(drawn(BigDecimal.ZERO)).isZero();
  }

  private static long drawn(BigDecimal share) {
    return LongStream.range(0, 20_000)
        .filter(i -> Draw.of("seed", new UUID(7, i), share).drawn())
        .count();
  }
}
