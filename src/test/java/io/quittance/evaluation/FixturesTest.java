package io.quittance.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.advice.ReadingJson;
import io.quittance.document.InProcessReader;
import io.quittance.document.MessageReader;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fixture through the built-in reader: what it is, every line exactly, nothing invented, and
 * no header value that is not right. A header value may be missing; what becomes of each mail with
 * books and payments is held by the test of the packaged demo.
 */
class FixturesTest {
  private final MessageReader messageReader = new InProcessReader(ReadingLimits.DEFAULT);
  private final AdviceReader adviceReader = new LayoutAdviceReader();

  static List<LabelledCase> cases() throws IOException {
    return LabelledCases.in(Path.of("fixtures"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void is_read_right_line_by_line(LabelledCase labelled) throws IOException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    byte[] content = Files.readAllBytes(labelled.source());
    ReadingJson.addTo(answer, adviceReader.read(messageReader.read(content, "mail.eml")));
    Score score = ScoreCase.of(labelled, answer);
    assertThat(score.wrongVerdicts).as("%s", score.differences).isZero();
    assertThat(score.linesExact).as("%s", score.differences).isEqualTo(score.lines);
    assertThat(score.linesInvented).as("%s", score.differences).isZero();
    assertThat(score.differences).allMatch(difference -> difference.read().equals("null"));
  }

  @Test
  void there_are_as_many_cases_as_folders() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(50);
  }
}
