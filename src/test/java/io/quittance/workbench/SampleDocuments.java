package io.quittance.workbench;

import io.quittance.advice.Value;
import io.quittance.document.Box;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documents as a reader would hand them on, made from what they show. */
public final class SampleDocuments {
  private static final Pattern WORD = Pattern.compile("\\S+");

  private SampleDocuments() {}

  /** Plain text; lines that begin with {@code >} are quoted history. */
  public static Document text(String part, String content) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : content.split("\n", -1)) {
      number++;
      List<Word> words = new ArrayList<>();
      Matcher matcher = WORD.matcher(line);
      while (matcher.find()) {
        words.add(Word.inLine(matcher.group(), matcher.start(), matcher.end()));
      }
      lines.add(new Line(number, words, line.startsWith(">") ? 1 : 0));
    }
    return new Document(
        part, Document.Kind.TEXT, List.of(new Page(1, null, 0, 0, lines)), List.of(), List.of());
  }

  /** Rows of cells separated by {@code |}, as a workbook of one sheet or as CSV. */
  public static Page table(
      Document.Kind kind, int page, String sheet, int firstLine, String content) {
    List<Line> lines = new ArrayList<>();
    int row = 0;
    for (String line : content.split("\n")) {
      row++;
      List<Word> words = new ArrayList<>();
      int column = 0;
      int at = 0;
      for (String cell : line.split("\\|", -1)) {
        String shown = cell.strip();
        if (!shown.isEmpty()) {
          String address =
              kind == Document.Kind.SPREADSHEET ? (char) ('A' + column) + "" + row : null;
          int from = kind == Document.Kind.SPREADSHEET ? -1 : at;
          int to = from < 0 ? -1 : at + shown.length();
          words.add(new Word(shown, null, address, from, to, column, 1, null));
        }
        at += shown.length() + 1;
        column++;
      }
      lines.add(new Line(firstLine + row - 1, words, 0));
    }
    return new Page(page, sheet, 0, 0, lines);
  }

  /** One page of a letter: each line is {@code x|y|size|text}, words spread by their length. */
  static Page paper(int page, int firstLine, String content) {
    List<Line> lines = new ArrayList<>();
    int number = firstLine;
    double lastY = -1;
    List<Word> words = new ArrayList<>();
    for (String placed : content.split("\n")) {
      String[] parts = placed.split("\\|", 4);
      double x = Double.parseDouble(parts[0]);
      double y = Double.parseDouble(parts[1]);
      double size = Double.parseDouble(parts[2]);
      if (y != lastY && !words.isEmpty()) {
        lines.add(new Line(number++, words, 0));
        words = new ArrayList<>();
      }
      lastY = y;
      for (String word : parts[3].split(" ")) {
        double width = word.length() * size * 0.54;
        words.add(Word.onPage(word, new Box(x, y, x + width, y + size)));
        x += width + size * 0.3;
      }
    }
    lines.add(new Line(number, words, 0));
    return new Page(page, null, 612, 792, lines);
  }

  /**
   * The evidence of a text: where it stands for the n-th time in the document.
   *
   * @throws IllegalArgumentException when it does not stand there
   */
  static Value find(Document document, String printed, int occurrence, boolean doubtful) {
    int seen = 0;
    for (Page page : document.pages()) {
      for (Line line : page.lines()) {
        for (int i = 0; i < line.words().size(); i++) {
          for (int j = i; j < line.words().size(); j++) {
            List<Word> run = line.words().subList(i, j + 1);
            String text = new Line(line.number(), run, 0).text();
            if (text.equals(printed) && ++seen == occurrence) {
              return value(document, page, line, run, printed, doubtful);
            }
          }
        }
      }
    }
    throw new IllegalArgumentException("the sample does not show " + printed);
  }

  private static Value value(
      Document document, Page page, Line line, List<Word> run, String printed, boolean doubtful) {
    Word first = run.get(0);
    Word last = run.get(run.size() - 1);
    Box box = first.box() == null ? null : first.box().union(last.box());
    return new Value(
        printed,
        doubtful ? 0.6 : 0.99,
        doubtful,
        document.part(),
        page.number(),
        box,
        page.name(),
        first.cell(),
        line.number(),
        first.from() < 0 ? null : new Value.Columns(first.from(), last.to()));
  }
}
