package io.quittance.advice.model;

import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.message.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The visible lines of a message as the model is shown them, each with an id that leads back to its
 * document and line. Hidden content is never in it. Quoted history is in it, marked, only when the
 * newest text names no amount itself: the usual forward.
 */
final class NumberedSource {
  /** An amount with decimals, however it is grouped. */
  private static final Pattern AMOUNT = Pattern.compile("[0-9][.,][0-9]{2}(?![0-9])");

  private static final int MAX_NAME = 100;
  private static final int MAX_SUBJECT = 300;
  private static final int MAX_PADDING = 40;

  /** A wider gap than this many letters separates columns. */
  private static final double COLUMN_GAP = 1.5;

  private final Selection selection;
  private final StringBuilder text = new StringBuilder();
  private final Map<String, Place> places = new HashMap<>();
  private final Masking masking;
  private final ShowsMoney money;

  /**
   * Where an id leads.
   *
   * @param line as it is
   * @param shown as the model saw it: the same words in the same places, some of them masked
   */
  record Place(Document document, Line line, Line shown) {
    String part() {
      return document.part();
    }
  }

  /**
   * Which lines are shown.
   *
   * @param lines one bit a line of the document, set when it is shown
   * @param leftOut what the others are called
   * @param remark what the program says of the selection, or null
   */
  record Selection(Function<Document, BitSet> lines, String leftOut, String remark) {
    /** Of rows of one shape the first and the last stand for all. */
    static final Selection USUAL =
        new Selection(d -> ShownRows.of(d.lines().toList()), "similar", null);
  }

  NumberedSource(ReadMessage message) {
    this(message, Selection.USUAL, Masking.NOTHING);
  }

  /**
   * @param masking what is shown in place of what the message says
   */
  NumberedSource(ReadMessage message, Selection selection, Masking masking) {
    this.selection = selection;
    this.masking = masking;
    this.money = new ShowsMoney();
    if (selection.remark() != null) {
      remark(selection.remark());
    }
    if (masking.remark() != null) {
      remark(masking.remark());
    }
    if (message.envelope() != null && message.envelope().subject() != null) {
      remark("subject: " + cut(message.envelope().subject(), MAX_SUBJECT));
      money.words(message.envelope().subject());
    }
    Set<String> redundant = BodyTwins.redundant(message);
    for (int i = 0; i < message.documents().size(); i++) {
      Document document = message.documents().get(i);
      if (!redundant.contains(document.part())) {
        document("D" + (i + 1), document, message);
      }
    }
  }

  /** The same source, and more places than it shows. */
  NumberedSource and(Map<String, Place> more) {
    NumberedSource with = new NumberedSource(selection, masking, text, money);
    with.places.putAll(places);
    with.places.putAll(more);
    return with;
  }

  private NumberedSource(
      Selection selection, Masking masking, StringBuilder text, ShowsMoney money) {
    this.selection = selection;
    this.masking = masking;
    this.text.append(text);
    this.money = money;
  }

  /** Lines of the source, each ended by a line feed. */
  String text() {
    return text.toString();
  }

  boolean empty() {
    return places.isEmpty();
  }

  /** True when what is shown tells of money, with decimals or without. */
  boolean showsAmounts() {
    return money.any();
  }

  /** Only lines that were shown are found. */
  Optional<Place> place(String id) {
    return Optional.ofNullable(id == null ? null : places.get(id));
  }

  private void document(String id, Document document, ReadMessage message) {
    List<Line> lines = document.lines().toList();
    BitSet shown = selection.lines().apply(document);
    if (shown.isEmpty() && !lines.isEmpty()) {
      return;
    }
    remark("document " + id + ": " + title(document, message));
    boolean history = lines.stream().noneMatch(l -> l.quoted() == 0 && hasAmount(l));
    Gaps gaps = new Gaps(id);
    Pitch pitch = Pitch.of(lines);
    int at = 0;
    Integer table = null;
    for (Page page : document.pages()) {
      if (page.number() > 1 || page.name() != null) {
        gaps.close();
        remark(
            page.name() == null
                ? "page " + page.number()
                : "sheet " + page.number() + ", " + cut(page.name(), MAX_NAME));
        table = null;
      }
      for (Line line : page.lines()) {
        boolean isShown = shown.get(at++);
        if (line.words().isEmpty()) {
          continue;
        }
        if (line.quoted() > 0 && !history) {
          gaps.leaveOut("quoted", line);
        } else if (!isShown) {
          gaps.leaveOut(selection.leftOut(), line);
        } else {
          gaps.close();
          table = ruler(document, line, table);
          show(id, document, line, table, pitch);
        }
      }
    }
    gaps.close();
  }

  private void show(String id, Document document, Line line, Integer table, Pitch pitch) {
    String lineId = lineId(id, line);
    Line shown = masking.shown(line);
    places.put(lineId, new Place(document, line, shown));
    money.line(line);
    text.append(lineId)
        .append(line.quoted() > 0 ? ">| " : "| ")
        .append(CardNumbers.masked(table == null ? pitch.text(shown) : cells(shown)))
        .append('\n');
  }

  /** Says once before a table how its columns are counted. */
  private Integer ruler(Document document, Line line, Integer before) {
    Word first = line.words().get(0);
    if (!line.tabular()) {
      return null;
    }
    int table = first.table() == null ? 0 : first.table();
    if (before == null || before != table) {
      int columns =
          1
              + document
                  .lines()
                  .flatMap(l -> l.words().stream())
                  .filter(w -> w.column() != null)
                  .filter(w -> (w.table() == null ? 0 : w.table()) == table)
                  .mapToInt(Word::column)
                  .max()
                  .orElse(0);
      remark("a table of " + columns + " columns, index 0 to " + (columns - 1));
    }
    return table;
  }

  private static String cells(Line line) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    boolean first = true;
    for (Word word : line.words()) {
      int target = word.column() == null ? column : word.column();
      if (!first && target <= column) {
        out.append(' ');
      }
      for (; column < target; column++) {
        out.append(" | ");
      }
      out.append(plain(word.text()));
      first = false;
    }
    return out.toString();
  }

  /** No character that could begin a line, turn the direction or not be seen. */
  static String plain(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int size = Character.charCount(c);
      if (unseen(c)) {
        if (out == null) {
          out = new StringBuilder(text.length()).append(text, 0, i);
        }
        out.append('\uFFFD');
      } else if (out != null) {
        out.appendCodePoint(c);
      }
      i += size;
    }
    return out == null ? text : out.toString();
  }

  private static boolean unseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    };
  }

  static boolean hasAmount(Line line) {
    return AMOUNT.matcher(line.text()).find()
        || line.words().stream()
            .anyMatch(w -> w.typed() != null && w.typed().kind() == Word.Typed.Kind.NUMBER);
  }

  private String title(Document document, ReadMessage message) {
    String kind = document.kind().name().toLowerCase(Locale.ROOT);
    Optional<Part> part =
        message.parts().stream().filter(p -> p.path().equals(document.part())).findFirst();
    String role =
        part.map(Part::role)
            .map(r -> r.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .orElse("file");
    String name = part.map(Part::name).map(n -> ", " + cut(n, MAX_NAME)).orElse("");
    return role + ", " + kind + name;
  }

  private String cut(String text, int max) {
    String plain = CardNumbers.masked(plain(masking.shown(text)));
    return plain.length() <= max ? plain : plain.substring(0, max) + "...";
  }

  private static String lineId(String document, Line line) {
    return lineId(document, line.number());
  }

  static String lineId(String document, int line) {
    return document + ".L" + String.format(Locale.ROOT, "%04d", line);
  }

  private void remark(String words) {
    text.append("-- ").append(words).append('\n');
  }

  /**
   * Sets positioned words in columns of letters, so that an empty cell shows as a gap.
   *
   * @param left where the letters begin
   * @param letter width of a letter, in the same unit
   */
  private record Pitch(double left, double letter) {
    static Pitch of(List<Line> lines) {
      double width = 0;
      long letters = 0;
      double left = Double.MAX_VALUE;
      for (Line line : lines) {
        for (Word word : line.words()) {
          if (word.box() != null) {
            width += word.box().width();
            letters += word.text().length();
            left = Math.min(left, word.box().x0());
          }
        }
      }
      return letters == 0 || width <= 0 ? new Pitch(0, 1) : new Pitch(left, width / letters);
    }

    String text(Line line) {
      StringBuilder out = new StringBuilder();
      double end = 0;
      for (Word word : line.words()) {
        Optional<double[]> place = ColumnBands.place(word);
        if (!out.isEmpty()) {
          boolean gap = place.isPresent() && place.get()[0] - end > COLUMN_GAP * letter;
          long column = place.map(p -> Math.round((p[0] - left) / letter)).orElse(0L);
          long missing = gap ? Math.max(2, column - out.length()) : 1;
          out.append(" ".repeat((int) Math.min(MAX_PADDING, missing)));
        }
        out.append(plain(word.text()));
        end = place.map(p -> p[1]).orElse(end);
      }
      return out.toString();
    }
  }

  /** Counts what is left out and says so once a run. */
  private final class Gaps {
    private final String document;
    private final List<String> left = new ArrayList<>();
    private String kind;

    Gaps(String document) {
      this.document = document;
    }

    void leaveOut(String why, Line line) {
      if (!why.equals(kind)) {
        close();
      }
      kind = why;
      left.add(lineId(document, line));
    }

    void close() {
      if (!left.isEmpty()) {
        remark(
            left.size()
                + " "
                + kind
                + " lines not shown, "
                + left.get(0)
                + " to "
                + left.get(left.size() - 1));
        left.clear();
      }
      kind = null;
    }
  }
}
