package io.quittance.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.message.ReadingLimits;
import org.junit.jupiter.api.Test;

class MessageTimeTest {

  @Test
  void a_recognised_page_adds_its_own_time_up_to_the_number_of_such_pages() {
    ReadingLimits limits =
        ReadingLimits.DEFAULT.withChild(100, 200, 64, 5).withPictures(1_000_000, 1, 3_000);
    MessageTime time = new MessageTime(limits);
    time.step(100);
    assertThat(time.leftMillis()).isBetween(1L, 100_001L);
    time.scan();
    assertThat(time.leftMillis()).isBetween(2_000_000L, 3_100_001L);
    time.scan();
    time.scan();
    time.step(1_000_000);
    assertThat(time.leftMillis()).isBetween(2_000_000L, 3_200_001L);
    assertThat(time.isOver()).isFalse();
  }
}
