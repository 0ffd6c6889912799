package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.model.ModelCapabilities.Images;
import io.quittance.model.ModelCapabilities.Schema;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Looks looks = new Looks();

  @Test
  void a_model_that_has_shown_what_it_can_do_is_left_alone() {
    assertThat(looks.due(NOW, null, PAUSE)).isFalse();
    looks.looked(seen(NOW));
    assertThat(looks.due(NOW.plus(Duration.ofDays(9)), NOW.plus(PAUSE), PAUSE)).isFalse();
    assertThat(looks.next(PAUSE)).isEmpty();
  }

  @Test
  void after_a_look_in_vain_comes_another_after_a_pause_that_doubles_up_to_a_day() {
    looks.looked(nothing(NOW));
    assertThat(looks.due(NOW.plus(PAUSE).minusSeconds(1), null, PAUSE)).isFalse();
    assertThat(looks.due(NOW.plus(PAUSE), null, PAUSE)).isTrue();
    looks.looked(nothing(NOW.plus(PAUSE)));
    assertThat(looks.next(PAUSE)).contains(NOW.plus(Duration.ofMinutes(30)));
    for (int i = 0; i < 20; i++) {
      looks.looked(nothing(NOW));
    }
    assertThat(looks.next(PAUSE)).contains(NOW.plus(Duration.ofDays(1)));
    assertThat(looks.inVain()).contains(nothing(NOW));
  }

  @Test
  void a_model_that_answers_somebody_is_looked_at_at_once_but_once() {
    looks.looked(nothing(NOW));
    assertThat(looks.due(NOW.plusSeconds(60), NOW.minusSeconds(60), PAUSE)).isFalse();
    assertThat(looks.due(NOW.plusSeconds(60), NOW.plusSeconds(30), PAUSE)).isTrue();
    looks.looked(nothing(NOW.plusSeconds(60)));
    assertThat(looks.due(NOW.plusSeconds(120), NOW.plusSeconds(90), PAUSE)).isFalse();
    looks.looked(seen(NOW.plusSeconds(180)));
    assertThat(looks.inVain()).isEmpty();
  }

  private static ModelCapabilities nothing(Instant at) {
    return new ModelCapabilities(Schema.UNKNOWN, Images.UNKNOWN, at, "status 503");
  }

  private static ModelCapabilities seen(Instant at) {
    return new ModelCapabilities(Schema.NATIVE, Images.SEEN, at, null);
  }
}
