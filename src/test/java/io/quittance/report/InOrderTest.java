package io.quittance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
  @Test
  void results_come_in_their_order() {
    List<Integer> taken = new ArrayList<>();
    InOrder.run(500, 4, index -> index, taken::add);
    assertThat(taken).isEqualTo(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void a_failure_of_the_work_ends_the_run() {
    assertThatThrownBy(
            () ->
                InOrder.run(
                    3,
                    2,
                    index -> {
                      throw new IllegalArgumentException("no " + index);
                    },
                    result -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void progress_elsewhere_than_on_a_terminal_has_no_control_characters() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    long[] now = {0};
    Progress progress =
        new Progress(
            new PrintStream(said, true, StandardCharsets.UTF_8), false, "cases", 30, () -> now[0]);
    for (int i = 0; i < 20; i++) {
      now[0] += 1_000_000_000L;
      progress.step();
    }
    progress.end();
    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "10 of 30 cases, 1.0 a second, 0:20 left", "20 of 30 cases, 1.0 a second, 0:10 left");
  }
}
