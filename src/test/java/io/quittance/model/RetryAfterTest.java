package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  /** Seven seconds before the example of RFC 9110, 5.6.7. */
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:30Z");

  @Test
  void seconds_and_dates_say_how_long_to_wait() {
    assertThat(RetryAfter.of(" 17 ", NOW)).contains(Duration.ofSeconds(17));
    assertThat(RetryAfter.of("Sun, 06 Nov 1994 08:49:37 GMT", NOW)).contains(Duration.ofSeconds(7));
  }

  @Test
  void a_date_that_is_over_is_no_wait_and_none_is_longer_than_an_hour() {
    assertThat(RetryAfter.of("Sun, 06 Nov 1994 08:49:29 GMT", NOW)).contains(Duration.ZERO);
    assertThat(RetryAfter.of("Mon, 06 Nov 1995 08:49:37 GMT", NOW)).contains(Duration.ofHours(1));
    assertThat(RetryAfter.of("999999999", NOW)).contains(Duration.ofHours(1));
  }

  @Test
  void what_is_neither_says_nothing() {
    for (String header : List.of("", "soon", "-1", "1.5", "Mon, 06 Nov 1994 08:49:37 GMT")) {
      assertThat(RetryAfter.of(header, NOW)).as(header).isEmpty();
    }
  }
}
