package io.quittance.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.document.MessageReader;
import io.quittance.document.ReadMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Reads the source of a case once and scores what each reader makes of it. */
final class ReadCase {
  private final MessageReader messageReader;

  /**
   * @param usage of models that were asked about it
   */
  record Scored(CaseResult result, Reading.Usage usage) {
    boolean asked() {
      return usage.calls() > 0;
    }
  }

  ReadCase(MessageReader messageReader) {
    this.messageReader = messageReader;
  }

  /** In the order of the readers. */
  List<Scored> score(LabelledCase labelled, List<AdviceReader> readers) {
    byte[] content;
    try {
      content = Files.readAllBytes(labelled.source());
    } catch (IOException lost) {
      return readers.stream()
          .map(reader -> new Scored(lost(labelled, lost), Reading.Usage.NONE))
          .toList();
    }
    String fileName = labelled.source().getFileName().toString();
    ReadMessage message = messageReader.read(content, fileName);
    CaseLabels labels =
        labelled.labels().withDefault(CaseLabels.FORMAT, SourceFormat.of(message, fileName));
    return readers.stream().map(reader -> score(labelled, labels, reader.read(message))).toList();
  }

  private static Scored score(LabelledCase labelled, CaseLabels labels, Reading reading) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ReadingJson.addTo(answer, reading);
    return new Scored(
        new CaseResult(labelled.name(), labels, ScoreCase.of(labelled, answer)), reading.usage());
  }

  private static CaseResult lost(LabelledCase labelled, IOException lost) {
    Score score = new Score();
    score.cases = 1;
    score.unanswered = 1;
    score.difference("file", "readable", lost.toString());
    return new CaseResult(labelled.name(), labelled.labels(), score);
  }
}
