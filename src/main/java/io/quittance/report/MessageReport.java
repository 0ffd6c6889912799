package io.quittance.report;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.document.Document;
import io.quittance.document.PageImages;
import io.quittance.document.ReadMessage;
import io.quittance.message.Envelope;
import io.quittance.message.Part;
import io.quittance.painting.Evidence;
import io.quittance.painting.PaintDocument;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One message on a page in one file: its documents with a mark on every value that was read, the
 * advices beside them, problems first, and what was not read with the reason.
 */
public final class MessageReport {
  private static final Pattern PART_PATH = Pattern.compile("\\d+(\\.\\d+)*");

  private static final int LINES_OF_A_DOCUMENT = 5_000;
  private static final int DOCUMENTS_AT_MOST = 50;
  private static final int CHARACTERS_AT_MOST = 60_000_000;

  private final PageImages images;

  public MessageReport(PageImages images) {
    this.images = images;
  }

  /**
   * @param file as the person named it
   * @param content of the file, for the pictures of its pages
   */
  public String html(String file, byte[] content, ReadMessage message, Reading reading) {
    Html out = new Html();
    String fileName = Path.of(file).getFileName().toString();
    Evidence evidence = Evidence.of(reading);
    Marks marks = new Marks(evidence);
    head(out, file, message, reading);
    out.raw("<main><section class=\"source\" aria-label=\"Source\">");
    sources(out, new PagePictures(images, content, fileName), message, evidence, marks);
    parts(out, message.parts());
    out.raw("</section><section class=\"read\" aria-label=\"What was read\">");
    List<Advice> advices = reading.advices();
    if (advices.isEmpty()) {
      out.raw("<article class=\"advice\"><h2>No payment</h2><p class=\"quiet\">");
      out.raw("Nothing in this message was read as paid.</p></article>");
    }
    AdviceSection section = new AdviceSection(out, marks);
    for (int i = 0; i < advices.size(); i++) {
      section.write(i, advices.size(), advices.get(i));
    }
    legend(out);
    out.raw("</section></main>");
    return PageFrame.page("message", file + " - Quittance", out.toString());
  }

  private static void head(Html out, String file, ReadMessage message, Reading reading) {
    Envelope envelope = message.envelope();
    String subject = envelope == null ? null : envelope.subject();
    out.raw("<header class=\"top\"><p class=\"quiet\"><a href=\"index.html\">All files</a> / ");
    out.text(file).raw("</p><h1>").text(subject == null || subject.isBlank() ? file : subject);
    out.raw("</h1><p>").raw(verdict(reading.verdict())).raw(" <span class=\"quiet\">");
    if (envelope != null) {
      out.text("from ");
      out.text(envelope.fromName() == null ? "" : envelope.fromName() + " ");
      out.text(envelope.fromAddress() == null ? "(no sender)" : envelope.fromAddress());
      out.text(envelope.date() == null ? "" : ", " + envelope.date());
      out.raw(" &middot; ");
    }
    out.text("read by " + String.join(", ", reading.readers())).raw("</span></p>");
    if (!reading.problems().isEmpty()) {
      out.raw("<ul class=\"problems\">");
      for (Problem problem : reading.problems()) {
        out.raw("<li><span class=\"chip ").raw(problem.code().holds() ? "bad" : "ask");
        out.raw("\">").text(problem.code().text().replace('-', ' ')).raw("</span> ");
        out.text(problem.message());
        if (problem.where() != null) {
          out.raw(" <span class=\"quiet\">").text(place(problem.where())).raw("</span>");
        }
        out.raw("</li>");
      }
      out.raw("</ul>");
    }
    out.raw("</header>");
  }

  /** The bare path of a part says nothing to a person. */
  private static String place(String where) {
    return PART_PATH.matcher(where).matches() ? "(part " + where + ")" : where;
  }

  static String verdict(Reading.Verdict verdict) {
    return switch (verdict) {
      case REMITTANCE -> "<span class=\"chip good\">remittance</span>";
      case NOT_A_REMITTANCE -> "<span class=\"chip\">not a remittance</span>";
      case UNREADABLE -> "<span class=\"chip bad\">unreadable</span>";
    };
  }

  private static void sources(
      Html out, PagePictures pictures, ReadMessage message, Evidence evidence, Marks marks) {
    PaintDocument painter = new PaintDocument(pictures::address, evidence, LINES_OF_A_DOCUMENT);
    SourceSection section = new SourceSection(out, marks);
    int count = 0;
    // What the values were read from comes first, a body that only greets after it.
    List<Document> telling =
        message.documents().stream()
            .sorted(Comparator.comparing(document -> evidence.in(document.part()).isEmpty()))
            .toList();
    for (Document document : telling) {
      if (count++ >= DOCUMENTS_AT_MOST || out.length() > CHARACTERS_AT_MOST) {
        out.raw("<p class=\"flag\">More documents are not shown: the page would be too large.</p>");
        return;
      }
      section.write(painter.paint(document, part(message, document.part())));
    }
    if (message.documents().isEmpty()) {
      out.raw("<article class=\"document\"><h2>Nothing to show</h2>");
      out.raw("<p class=\"quiet\">No part of this message could be read.</p></article>");
    }
  }

  private static Part part(ReadMessage message, String path) {
    return message.parts().stream().filter(p -> p.path().equals(path)).findFirst().orElse(null);
  }

  private static void parts(Html out, List<Part> parts) {
    out.raw("<article class=\"parts\"><h2>Parts</h2><div class=\"scroll\"><table>");
    out.raw("<thead><tr><th></th><th>Name</th><th>Type</th><th class=\"figure\">Bytes</th>");
    out.raw("<th>Outcome</th></tr></thead><tbody>");
    for (Part part : parts) {
      boolean fine =
          part.fate() == Part.Fate.READ
              || part.fate() == Part.Fate.CONTAINER
              || part.fate() == Part.Fate.NOT_CONTENT;
      out.raw(fine ? "<tr><th scope=\"row\">" : "<tr class=\"aside\"><th scope=\"row\">");
      out.text(part.path()).raw("</th><td>").text(part.name() == null ? "" : part.name());
      out.raw("</td><td>").text(String.valueOf(part.mediaType()));
      out.raw(String.format(Locale.ROOT, "</td><td class=\"figure\">%,d</td><td>", part.size()));
      out.text(part.fate().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      out.text(part.reason() == null ? "" : ": " + part.reason()).raw("</td></tr>");
    }
    out.raw("</tbody></table></div></article>");
  }

  private static void legend(Html out) {
    out.raw("<footer class=\"legend\"><span class=\"key sure\">sure</span>");
    out.raw("<span class=\"key likely\">likely</span><span class=\"key unsure\">unsure</span>");
    out.raw("<span class=\"key doubtful\">doubtful</span><span class=\"keys\"><kbd>j</kbd> ");
    out.raw("<kbd>k</kbd> from value to value, <kbd>Esc</kbd> lets go</span></footer>");
  }
}
