package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Paper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * Draws a paper as PDF. The order in which strings are drawn is the layout's: row by row, column by
 * column ({@code draw-columns}) or word by word ({@code draw-words}).
 */
final class PrintPdf {
  private static final long DAY_OF_PRINTING = 1_767_225_600_000L;

  private PrintPdf() {}

  static byte[] of(Paper paper, long id, boolean embedFont) throws IOException {
    try (PDDocument document = new PDDocument()) {
      draw(paper, document, embedFont);
      var printed = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
      printed.setTimeInMillis(DAY_OF_PRINTING);
      document.getDocumentInformation().setCreationDate(printed);
      document.setDocumentId(id);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static void draw(Paper paper, PDDocument document, boolean embedFont) throws IOException {
    Face face = Face.of(paper, document, embedFont);
    Sheets sheets = new Sheets(paper, face);
    new LayOutPages(sheets, face, paper).all();
    for (int number = 0; number <= sheets.page; number++) {
      int page = number;
      List<Run> runs =
          ordered(sheets.runs.stream().filter(run -> run.page() == page).toList(), paper, face);
      PDPage sheet = page(paper, sheets);
      document.addPage(sheet);
      try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
        if (paper.is("rotated")) {
          content.transform(new Matrix(0, 1, -1, 0, sheet.getMediaBox().getWidth(), 0));
        }
        for (Sheets.Line line : sheets.rulings) {
          if (line.page() == page) {
            ruling(content, line);
          }
        }
        for (Run run : runs) {
          write(content, run, face);
        }
      }
    }
  }

  private static PDPage page(Paper paper, Sheets sheets) {
    if (!paper.is("rotated")) {
      return new PDPage(new PDRectangle(sheets.width, sheets.height));
    }
    PDPage page = new PDPage(new PDRectangle(sheets.height, sheets.width));
    page.setRotation(90);
    return page;
  }

  private static List<Run> ordered(List<Run> runs, Paper paper, Face face) {
    List<Run> ordered = new ArrayList<>(runs);
    if (paper.is("draw-columns")) {
      ordered.sort(Comparator.comparingInt(Run::column));
    }
    return paper.is("draw-words")
        ? ordered.stream().flatMap(run -> words(run, face).stream()).toList()
        : ordered;
  }

  private static List<Run> words(Run run, Face face) {
    List<Run> words = new ArrayList<>();
    int start = 0;
    for (String word : run.text().split(" ", -1)) {
      if (!word.isEmpty()) {
        float x = run.x() + face.width(run.text().substring(0, start), run.size(), run.bold());
        words.add(new Run(run.page(), x, run.y(), word, run.size(), run.bold(), run.column()));
      }
      start += word.length() + 1;
    }
    return words;
  }

  private static void ruling(PDPageContentStream content, Sheets.Line line) throws IOException {
    if (line.band()) {
      content.setNonStrokingColor(0.93f);
      content.addRect(line.x0(), line.y0(), line.x1() - line.x0(), line.y1() - line.y0());
      content.fill();
      content.setNonStrokingColor(0f);
      return;
    }
    content.setLineWidth(0.6f);
    content.moveTo(line.x0(), line.y0());
    content.lineTo(line.x1(), line.y1());
    content.stroke();
  }

  private static void write(PDPageContentStream content, Run run, Face face) throws IOException {
    content.beginText();
    content.setFont(face.font(run.bold()), run.size());
    content.newLineAtOffset(run.x(), run.y());
    content.showText(Face.writable(run.text()));
    content.endText();
  }
}
