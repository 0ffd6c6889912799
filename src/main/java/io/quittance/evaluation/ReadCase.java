package io.quittance.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.PagePictures;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.document.MessageReader;
import io.quittance.document.PageImages;
import io.quittance.document.ReadMessage;
import io.quittance.message.Passwords;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the source of a case once and scores what each reader makes of it. */
final class ReadCase {
  private static final Set<Problem.Code> OF_MODELS =
      EnumSet.of(
          Problem.Code.MODEL_NONSENSE,
          Problem.Code.MODEL_TRUNCATED,
          Problem.Code.MODEL_REFUSED,
          Problem.Code.MODEL_UNAVAILABLE);

  private final MessageReader messageReader;
  private final PageImages images;

  /**
   * @param usage of models that were asked about it
   * @param trouble why what a model was asked gave nothing, one sentence each; usually empty
   */
  record Scored(CaseResult result, Reading.Usage usage, List<String> trouble) {
    boolean asked() {
      return usage.calls() > 0;
    }
  }

  /**
   * @param images draws pages for readers that may look at them
   */
  ReadCase(MessageReader messageReader, PageImages images) {
    this.messageReader = messageReader;
    this.images = images;
  }

  /** In the order of the readers. */
  List<Scored> score(LabelledCase labelled, List<AdviceReader> readers) {
    try {
      return score(labelled, Files.readAllBytes(labelled.source()), readers);
    } catch (IOException lost) {
      return readers.stream()
          .map(reader -> new Scored(lost(labelled, lost), Reading.Usage.NONE, List.of()))
          .toList();
    }
  }

  private List<Scored> score(LabelledCase labelled, byte[] content, List<AdviceReader> readers) {
    String fileName = labelled.source().getFileName().toString();
    ReadMessage message = messageReader.read(content, fileName);
    CaseLabels labels =
        labelled.labels().withDefault(CaseLabels.FORMAT, SourceFormat.of(message, fileName));
    PagePictures pictures =
        (part, page) ->
            images.render(content, fileName, part, page, PagePictures.DPI, Passwords.NONE);
    return readers.stream()
        .map(reader -> score(labelled, labels, reader.read(message, pictures)))
        .toList();
  }

  private static Scored score(LabelledCase labelled, CaseLabels labels, Reading reading) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ReadingJson.addTo(answer, reading);
    return new Scored(
        new CaseResult(labelled.name(), labels, ScoreCase.of(labelled, answer)),
        reading.usage(),
        reading.problems().stream()
            .filter(problem -> OF_MODELS.contains(problem.code()))
            .map(problem -> problem.code().text() + ", " + problem.message())
            .toList());
  }

  private static CaseResult lost(LabelledCase labelled, IOException lost) {
    Score score = new Score();
    score.cases = 1;
    score.unanswered = 1;
    score.difference("file", "readable", lost.toString());
    return new CaseResult(labelled.name(), labelled.labels(), score);
  }
}
