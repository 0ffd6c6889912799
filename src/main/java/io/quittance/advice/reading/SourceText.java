package io.quittance.advice.reading;

import io.quittance.advice.Value;
import io.quittance.document.Box;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A document by line number, with the way back from a run of characters to its place. */
final class SourceText {

  /** One line with the offset of each word in its text; what is found in it is found once. */
  static final class Row {
    private final Page page;
    private final Line line;
    private final Line displayed;
    private final String text;
    private final int[] starts;
    private List<PrintedDate.Found> dates;
    private List<PrintedAmount.Found> amounts;
    private List<TextCell> cells;
    private RowEdges edges;
    private List<TextCell> typedCells;
    private List<RowAligner.Look> looks;

    Row(Page page, Line line, String text, int[] starts) {
      this.page = page;
      this.line = page.straight(line);
      this.displayed = line;
      this.text = text;
      this.starts = starts;
    }

    Page page() {
      return page;
    }

    /** With its words where they would stand were the page upright and straight. */
    Line line() {
      return line;
    }

    String text() {
      return text;
    }

    int[] starts() {
      return starts;
    }

    int number() {
      return line.number();
    }

    /** Dates in the text of the row, in order. */
    List<PrintedDate.Found> dates() {
      if (dates == null) {
        dates = PrintedDate.find(text);
      }
      return dates;
    }

    /** Amounts in the text of the row, in order; none goes over a wide gap. */
    List<PrintedAmount.Found> amounts() {
      if (amounts == null) {
        amounts = new RowAmounts(this).find();
      }
      return amounts;
    }

    /** What wide gaps, separators or explicit columns set apart. */
    List<TextCell> cells() {
      if (cells == null) {
        cells = TextCell.split(this);
      }
      return cells;
    }

    /** The same with every date and amount standing alone. */
    List<TextCell> typedCells() {
      if (typedCells == null) {
        typedCells = cells().stream().flatMap(c -> TextCell.splitTyped(c).stream()).toList();
      }
      return typedCells;
    }

    /** What each of the {@link #typedCells()} looks like. */
    List<RowAligner.Look> looks() {
      if (looks == null) {
        looks = typedCells().stream().map(c -> RowAligner.Look.of(c.text())).toList();
      }
      return looks;
    }

    int wordAt(int offset) {
      int low = 0;
      int high = starts.length - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (starts[middle] <= offset) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }

    int endOf(int word) {
      return starts[word] + line.words().get(word).text().length();
    }

    /** Left edge of a word: points on a page, columns of a fixed pitch in a text. */
    double left(int word) {
      return edges().left(word);
    }

    /** Right edge of a word, in the same measure. */
    double right(int word) {
      return edges().right(word);
    }

    private RowEdges edges() {
      if (edges == null) {
        edges = new RowEdges(this);
      }
      return edges;
    }
  }

  private final Document document;
  private final LocalDate written;
  private final Map<Integer, Row> rows = new HashMap<>();
  private final List<Row> inOrder = new ArrayList<>();
  private DocumentStyle style;
  private List<Row> newest;
  private List<TableFinder.Found> tables;
  private SourceRoles roles;

  SourceText(Document document) {
    this(document, null);
  }

  /**
   * @param written the day the message was sent, or null; tells which of two dates is meant
   */
  SourceText(Document document, LocalDate written) {
    this.document = document;
    this.written = written;
    for (Page page : document.pages()) {
      for (Line line : page.lines()) {
        Row row = row(page, line);
        rows.put(line.number(), row);
        inOrder.add(row);
      }
    }
  }

  /** The same text each time one thread asks about a message. */
  static SourceText of(Document document, ReadMessage message) {
    return LastTexts.of(document, message);
  }

  static SourceText read(Document document, ReadMessage message) {
    boolean dated = message.envelope() != null && message.envelope().date() != null;
    return new SourceText(
        document, dated ? message.envelope().date().atZone(ZoneOffset.UTC).toLocalDate() : null);
  }

  Document document() {
    return document;
  }

  /** What all figures of the document say together; found once. */
  DocumentStyle style() {
    if (style == null) {
      // Of a conversation the newest message alone: who wrote before may write otherwise.
      style =
          DocumentStyle.of(
              inOrder.stream().filter(row -> row.line().quoted() == 0).toList(), written);
    }
    return style;
  }

  /** The rows with words of the newest message, without its history and its disclaimer. */
  List<Row> newest() {
    if (newest == null) {
      List<Row> own =
          inOrder.stream()
              .filter(row -> row.line().quoted() == 0 && !row.line().words().isEmpty())
              .toList();
      Set<Integer> disclaimers = Disclaimers.in(own);
      newest = own.stream().filter(row -> !disclaimers.contains(row.number())).toList();
    }
    return newest;
  }

  /** The tables in the {@link #newest()} rows; found once. */
  List<TableFinder.Found> tables() {
    if (tables == null) {
      tables = List.copyOf(new TableFinder(newest(), style().amounts()).find());
    }
    return tables;
  }

  /** What headings and labels say the figures mean; found once for all that are verified. */
  SourceRoles roles() {
    if (roles == null) {
      roles = new SourceRoles(this);
    }
    return roles;
  }

  Optional<Row> row(int number) {
    return Optional.ofNullable(rows.get(number));
  }

  List<Row> rows() {
    return inOrder;
  }

  /** The evidence for characters {@code from} to {@code to} (exclusive) of a row's text. */
  Value evidence(Row row, int from, int to, boolean doubtful) {
    List<Word> words = row.displayed.words();
    int first = row.wordAt(from);
    int last = row.wordAt(Math.max(from, to - 1));
    Box box = null;
    double sureness = doubtful ? 0.5 : 0.95;
    for (int i = first; i <= last; i++) {
      Box next = words.get(i).box();
      box = box == null ? next : next == null ? box : box.union(next);
      Double recognised = words.get(i).sureness();
      sureness = recognised == null ? sureness : Math.min(sureness, recognised);
    }
    Word start = words.get(first);
    Word end = words.get(last);
    Value.Columns columns = null;
    if (start.from() >= 0 && end.from() >= 0) {
      int left = start.from() + from - row.starts()[first];
      columns = new Value.Columns(left, end.from() + to - row.starts()[last]);
    }
    return new Value(
        row.text().substring(from, to),
        sureness,
        doubtful,
        document.part(),
        row.page().number(),
        box,
        start.cell() == null ? null : row.page().name(),
        start.cell(),
        row.number(),
        columns);
  }

  private static Row row(Page page, Line line) {
    int[] starts = new int[line.words().size()];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < starts.length; i++) {
      if (i > 0) {
        text.append(' ');
      }
      starts[i] = text.length();
      text.append(line.words().get(i).text());
    }
    return new Row(page, line, text.toString(), starts);
  }
}
