package io.quittance.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.ReadingJson;
import io.quittance.document.MessageReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads labelled cases and says how much of them was read right: a line a case, then the figures as
 * one JSON object.
 */
public final class Evaluation {
  private final MessageReader messageReader;
  private final AdviceReader adviceReader;

  public Evaluation(MessageReader messageReader, AdviceReader adviceReader) {
    this.messageReader = messageReader;
    this.adviceReader = adviceReader;
  }

  /**
   * @param out one line for each case with its differences, and last the figures
   * @return how many cases got no answer
   */
  public int run(Path folder, PrintStream out) throws IOException {
    Score total = new Score();
    List<LabelledCase> cases = LabelledCases.in(folder);
    for (LabelledCase labelled : cases) {
      Score score = score(labelled);
      total.add(score);
      out.printf(
          "%-58s lines %d/%d header %d/%d invented %d%n",
          labelled.name(),
          score.linesExact,
          score.lines,
          score.headerRight,
          score.header,
          score.linesInvented);
      score.differences.forEach(difference -> out.println("    " + difference));
    }
    out.println(total.figures());
    return total.unanswered;
  }

  private Score score(LabelledCase labelled) throws IOException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    byte[] content = Files.readAllBytes(labelled.source());
    ReadingJson.addTo(
        answer,
        adviceReader.read(messageReader.read(content, labelled.source().getFileName().toString())));
    return ScoreCase.of(labelled, answer);
  }
}
