package io.quittance.workbench;

import io.quittance.document.Document;
import io.quittance.document.ReadMessage;
import io.quittance.message.Envelope;
import io.quittance.message.Part;
import io.quittance.painting.DocumentView;
import io.quittance.painting.Evidence;
import io.quittance.painting.PaintDocument;
import io.quittance.pipeline.MessageDetail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One message, ready to print: its source on the left, the judgement on the right. */
record MessageView(
    Visitor visitor,
    String id,
    String subject,
    List<CaseView.Plain> header,
    String received,
    String receivedText,
    String authentication,
    List<PartRow> parts,
    List<DocumentView> documents,
    JudgementView judgement) {

  /**
   * @param depth 0 to 5, how far to indent
   * @param document anchor of its document on the page, or empty
   */
  record PartRow(
      String path,
      int depth,
      String name,
      String type,
      String size,
      String fate,
      String reason,
      boolean read,
      boolean loadable,
      String document) {}

  private static final int DEEPEST_INDENT = 5;

  static MessageView of(
      Visitor visitor,
      MessageDetail detail,
      Optional<ReadMessage> source,
      int linesAtMost,
      boolean asks) {
    PaintDocument painter =
        new PaintDocument(
            (document, page) ->
                "/messages/"
                    + detail.summary().id()
                    + "/parts/"
                    + document.part()
                    + "/pages/"
                    + page.number()
                    + ".png",
            Evidence.of(detail.reading()),
            linesAtMost);
    List<Part> parts =
        detail.parts().isEmpty()
            ? source.map(ReadMessage::parts).orElse(List.of())
            : detail.parts();
    List<Document> read = source.map(ReadMessage::documents).orElse(List.of());
    List<DocumentView> documents =
        read.stream()
            .map(document -> painter.paint(document, part(parts, document.part())))
            .toList();
    Envelope envelope = source.map(ReadMessage::envelope).orElse(null);
    return new MessageView(
        visitor,
        detail.summary().id().toString(),
        Wording.or(detail.summary().subject(), "(no subject)"),
        header(detail, envelope),
        detail.summary().receivedAt().toString(),
        Figures.moment(detail.summary().receivedAt()),
        envelope == null ? "" : Wording.or(envelope.authentication(), ""),
        parts.stream().map(part -> row(part, documents)).toList(),
        documents,
        JudgementView.of(detail, JudgementView.Notice.NONE, asks));
  }

  private static Part part(List<Part> parts, String path) {
    return parts.stream().filter(part -> part.path().equals(path)).findFirst().orElse(null);
  }

  private static List<CaseView.Plain> header(MessageDetail detail, Envelope envelope) {
    List<CaseView.Plain> header = new ArrayList<>();
    header.add(new CaseView.Plain("From", Wording.or(detail.summary().from(), "(no sender)")));
    if (envelope != null) {
      if (!envelope.to().isEmpty()) {
        header.add(new CaseView.Plain("To", String.join(", ", envelope.to())));
      }
      if (envelope.date() != null) {
        header.add(new CaseView.Plain("Dated", Figures.moment(envelope.date())));
      }
      if (envelope.automatic()) {
        header.add(new CaseView.Plain("Sent by", "a program, the headers say"));
      }
    }
    return header;
  }

  private static PartRow row(Part part, List<DocumentView> documents) {
    boolean container = part.fate() == Part.Fate.CONTAINER;
    return new PartRow(
        part.path(),
        (int) Math.min(DEEPEST_INDENT, Arrays.stream(part.path().split("\\.")).skip(1).count()),
        PaintDocument.title(part),
        part.mediaType(),
        container ? "" : Figures.bytes(part.size()),
        part.fate() == Part.Fate.NOT_CONTENT ? "set aside" : Wording.plain(part.fate()),
        Wording.or(part.reason(), ""),
        part.fate() == Part.Fate.READ || container,
        !container,
        documents.stream()
            .filter(document -> document.part().equals(part.path()))
            .map(DocumentView::anchor)
            .findFirst()
            .orElse(""));
  }
}
