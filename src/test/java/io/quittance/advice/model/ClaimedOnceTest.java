package io.quittance.advice.model;

import static io.quittance.advice.model.TwoReaders.complete;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Problem;
import io.quittance.advice.Problem.Code;
import io.quittance.document.ReadMessage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that an answer gives one by one, in place of a table. */
class ClaimedOnceTest {
  private static final ReadMessage BRANCHES =
      Messages.of(
          Messages.text(
              "1",
              "We paid for branch 14",
              "  INV-1  03.10.26  214.60",
              "  INV-2  05.10.26  118.00",
              "  branch total     332.60",
              "and for branch 22",
              "  INV-3  03.10.26  44.12",
              "  INV-4  05.10.26  86.40",
              "  branch total     130.52"));

  private final TwoReaders two = new TwoReaders();

  @Test
  void rows_one_by_one_with_subtotals_among_them_are_no_omission() {
    assertThat(unclaimed(BRANCHES, 2, 3, 6, 7)).isEmpty();
  }

  @Test
  void a_row_that_looks_like_those_and_is_not_given_holds_wherever_it_stands() {
    assertThat(unclaimed(BRANCHES, 2, 6, 7)).containsExactly(missing("3"));
    assertThat(unclaimed(BRANCHES, 2, 3, 6)).containsExactly(missing("7"));
    assertThat(unclaimed(BRANCHES, 3, 6, 7)).containsExactly(missing("2"));
  }

  @Test
  void a_row_given_twice_holds() {
    assertThat(unclaimed(BRANCHES, 2, 3, 6, 7, 7))
        .containsExactly(
            new Problem(
                Code.LINE_UNCLAIMED,
                "1 lines with an amount are taken more than once",
                "part 1, lines 7"));
  }

  @Test
  void one_row_alone_makes_no_list() {
    assertThat(unclaimed(BRANCHES, 3)).isEmpty();
  }

  private static Problem missing(String line) {
    return new Problem(
        Code.LINE_UNCLAIMED,
        "1 lines with an amount are no row, total or heading of the list, nor skipped",
        "part 1, lines " + line);
  }

  private List<Problem> unclaimed(ReadMessage message, int... lines) {
    two.answer =
        complete(
            """
            {"verdict":"remittance","payments":[{"status":"executed","complete":null,"header":[],
             "tables":[],"lines":[%s]}]}\
            """
                .formatted(
                    IntStream.of(lines)
                        .mapToObj(line -> item(message, line))
                        .collect(Collectors.joining(","))));
    return two.read(message).problems().stream()
        .filter(problem -> problem.code() == Code.LINE_UNCLAIMED)
        .toList();
  }

  private static String item(ReadMessage message, int line) {
    String[] words =
        message.document("1").orElseThrow().lines().toList().get(line - 1).text().split(" +", -1);
    return """
    {"kind":"invoice","values":[
     {"field":"invoice_number","line":"D1.L%1$04d","text":"%2$s","occurrence":1},
     {"field":"net_amount","line":"D1.L%1$04d","text":"%3$s","occurrence":1}]}\
    """
        .formatted(line, words[0], words[words.length - 1]);
  }
}
