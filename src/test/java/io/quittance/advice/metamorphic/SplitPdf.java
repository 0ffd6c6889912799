package io.quittance.advice.metamorphic;

import io.quittance.advice.metamorphic.DrawnRuns.Run;
import io.quittance.advice.metamorphic.DrawnRuns.Sheet;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * A PDF drawn anew, each page with items ending amid them; the rest stands on a page of its own.
 */
final class SplitPdf implements Transformation {
  private static final double TOP = 60;
  private static final double MOST_LEADING = 26;
  private static final int MOST_HEADING_ROWS = 3;

  private final boolean headingAgain;

  /**
   * @param headingAgain whether what stands close above the items is repeated on the next page
   */
  SplitPdf(boolean headingAgain) {
    this.headingAgain = headingAgain;
  }

  @Override
  public Optional<Source> of(Sample sample) throws IOException {
    if (!sample.format().equals("pdf")) {
      return Optional.empty();
    }
    return EditMail.files(sample.source(), file -> split(file, sample.itemNumbers()));
  }

  private Optional<Source> split(Source file, Set<String> numbers) throws IOException {
    if (!file.fileName().endsWith(".pdf")) {
      return Optional.empty();
    }
    List<Sheet> sheets = new ArrayList<>();
    boolean cut = false;
    try (PDDocument document = Loader.loadPDF(file.content())) {
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        PDPage page = document.getPage(i);
        if (page.getRotation() != 0) {
          return Optional.empty();
        }
        Sheet sheet =
            new Sheet(
                runs(document, i + 1),
                page.getMediaBox().getWidth(),
                page.getMediaBox().getHeight());
        List<Sheet> parts = parts(sheet, numbers);
        cut |= parts.size() > 1;
        sheets.addAll(parts);
      }
    }
    boolean drawable =
        sheets.stream()
            .flatMap(sheet -> sheet.runs().stream())
            .allMatch(r -> DrawnRuns.writes(r.text()));
    return cut && drawable
        ? Optional.of(new Source(file.fileName(), DrawnRuns.pdf(sheets)))
        : Optional.empty();
  }

  private static List<Run> runs(PDDocument document, int page) throws IOException {
    List<Run> runs = new ArrayList<>();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void writeString(String text, List<TextPosition> places) {
            if (!text.isBlank()) {
              TextPosition first = places.get(0);
              TextPosition last = places.get(places.size() - 1);
              double width = last.getXDirAdj() + last.getWidthDirAdj() - first.getXDirAdj();
              runs.add(
                  new Run(
                      text,
                      first.getXDirAdj(),
                      first.getYDirAdj(),
                      width,
                      first.getFontSizeInPt()));
            }
          }
        };
    stripper.setSortByPosition(true);
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.writeText(document, new StringWriter());
    return runs;
  }

  private List<Sheet> parts(Sheet sheet, Set<String> numbers) {
    TreeMap<Double, String> rows = rows(sheet.runs());
    List<Double> items =
        rows.entrySet().stream()
            .filter(row -> numbers.stream().anyMatch(n -> ItemRows.holds(row.getValue(), n)))
            .map(row -> row.getKey())
            .toList();
    if (items.size() < 4) {
      return List.of(sheet);
    }
    double cut = items.get(items.size() / 2) - 4.5;
    List<Double> heading = heading(rows, items.get(0));
    double from = headingAgain && !heading.isEmpty() ? heading.get(0) - 4.5 : cut;
    double headed = items.get(0) - 4.5 - from;
    List<Run> first = new ArrayList<>();
    List<Run> second = new ArrayList<>();
    for (Run run : sheet.runs()) {
      double y = run.baseline();
      if (y < cut) {
        first.add(run);
      } else {
        second.add(run.lowered(TOP + (headingAgain ? headed : 0) - cut));
      }
      if (headingAgain && y > from && y < items.get(0) - 4.5) {
        second.add(run.lowered(TOP - from));
      }
    }
    second.sort(Comparator.comparingDouble(Run::baseline));
    return List.of(
        new Sheet(first, sheet.width(), sheet.height()),
        new Sheet(second, sheet.width(), sheet.height() + TOP));
  }

  /** Text by baseline; baselines less than half a point apart are one row. */
  private static TreeMap<Double, String> rows(List<Run> runs) {
    TreeMap<Double, String> rows = new TreeMap<>();
    for (Run run : runs) {
      Double near = rows.floorKey(run.baseline() + 0.5);
      double key = near != null && run.baseline() - near < 0.5 ? near : run.baseline();
      rows.merge(key, run.text(), (left, right) -> left + " " + right);
    }
    return rows;
  }

  private static List<Double> heading(TreeMap<Double, String> rows, double firstItem) {
    List<Double> heading = new ArrayList<>();
    double below = firstItem;
    for (double row : rows.headMap(firstItem, false).descendingKeySet()) {
      if (below - row > MOST_LEADING || heading.size() == MOST_HEADING_ROWS) {
        break;
      }
      heading.add(0, row);
      below = row;
    }
    return heading;
  }
}
