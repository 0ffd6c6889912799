package io.quittance.painting;

import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** From a document and the evidence in it to what the page prints. */
public final class PaintDocument {
  private final ImageAddress images;
  private final Evidence evidence;
  private final int linesAtMost;

  /** Where the picture of a page is. */
  @FunctionalInterface
  public interface ImageAddress {
    /**
     * @return an address, or empty when there is no picture: the words are shown instead
     */
    String of(Document document, Page page);
  }

  /**
   * @param linesAtMost of each document
   */
  public PaintDocument(ImageAddress images, Evidence evidence, int linesAtMost) {
    this.images = images;
    this.evidence = evidence;
    this.linesAtMost = linesAtMost;
  }

  public DocumentView paint(Document document, Part part) {
    List<Evidence.Spot> spots = evidence.in(document.part());
    String anchor = "part-" + document.part().replace('.', '-');
    List<DocumentView.Sheet> sheets = new ArrayList<>();
    int left = linesAtMost;
    for (Page page : document.pages()) {
      List<Line> shown = page.lines().subList(0, Math.min(left, page.lines().size()));
      left -= shown.size();
      sheets.add(sheet(document, page, shown, spots, anchor));
    }
    long total = document.lines().count();
    return new DocumentView(
        anchor,
        document.part(),
        title(part),
        document.kind().name().toLowerCase(Locale.ROOT),
        sheets,
        document.hidden().stream()
            .map(
                h -> new DocumentView.Hidden(h.text(), h.how(), h.where() == null ? "" : h.where()))
            .toList(),
        document.flags().stream().map(Document.Flag::message).toList(),
        total > linesAtMost
            ? "The first "
                + linesAtMost
                + " of "
                + total
                + " lines are shown; the rest is in the"
                + " download."
            : "");
  }

  public static String title(Part part) {
    if (part == null) {
      return "Document";
    }
    return switch (part.role()) {
      case BODY_TEXT, BODY_HTML -> "Mail body";
      default -> part.name() == null || part.name().isBlank() ? part.mediaType() : part.name();
    };
  }

  private DocumentView.Sheet sheet(
      Document document,
      Page page,
      List<Line> lines,
      List<Evidence.Spot> spots,
      String documentAnchor) {
    String title =
        page.name() != null
            ? page.name()
            : document.pages().size() > 1 ? "Page " + page.number() : "";
    String anchor = documentAnchor + "-" + page.number();
    if (page.width() > 0 && page.height() > 0) {
      return new DocumentView.Sheet(
          anchor,
          title,
          List.of(),
          PaintPaper.paint(page, lines, spots, images.of(document, page)));
    }
    return new DocumentView.Sheet(anchor, title, blocks(document, page, lines, spots), null);
  }

  /** Runs of text lines and of rows of one table, in their order. */
  private static List<DocumentView.Block> blocks(
      Document document, Page page, List<Line> lines, List<Evidence.Spot> spots) {
    List<DocumentView.Block> blocks = new ArrayList<>();
    int start = 0;
    while (start < lines.size()) {
      int end = start + 1;
      while (end < lines.size() && sameBlock(lines.get(start), lines.get(end))) {
        end++;
      }
      List<Line> run = lines.subList(start, end);
      blocks.add(
          lines.get(start).tabular()
              ? PaintGrid.paint(document.kind(), page, run, spots)
              : PaintText.paint(run, spots));
      start = end;
    }
    return blocks;
  }

  private static boolean sameBlock(Line first, Line other) {
    if (first.words().isEmpty() || other.words().isEmpty()) {
      return !first.tabular() && !other.tabular();
    }
    return first.tabular() == other.tabular()
        && Objects.equals(first.words().get(0).table(), other.words().get(0).table());
  }
}
