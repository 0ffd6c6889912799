package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.message.ReadingLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads files of the tests as the product reads them: from bytes to a verified reading. */
final class Standards {

  private Standards() {}

  static ReadMessage message(String content, String name) {
    return new InProcessReader(ReadingLimits.DEFAULT)
        .read(content.getBytes(StandardCharsets.UTF_8), name);
  }

  static Reading read(String content) {
    return read(content, "advice.dat");
  }

  static Reading read(String content, String name) {
    return new LayoutAdviceReader().read(message(content, name));
  }

  static Advice only(Reading reading) {
    if (reading.advices().size() != 1) {
      throw new AssertionError("not one advice: " + reading);
    }
    return reading.advices().get(0);
  }

  static List<String> holding(Reading reading) {
    return reading.problems().stream()
        .filter(p -> p.code().holds())
        .map(p -> p.code().text())
        .toList();
  }

  static List<Problem> of(Reading reading, Problem.Code code) {
    return reading.problems().stream().filter(p -> p.code() == code).toList();
  }

  /** Kind, number, gross, discount, deduction and net of each line, blank where null. */
  static List<String> lines(Advice advice) {
    return advice.lines().stream()
        .map(
            l ->
                "%s %s %s %s %s %s"
                    .formatted(
                        l.kind(),
                        l.invoiceNumber(),
                        l.grossAmount(),
                        l.discountAmount(),
                        l.deductionAmount(),
                        l.netAmount()))
        .toList();
  }
}
