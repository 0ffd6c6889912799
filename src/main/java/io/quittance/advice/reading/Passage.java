package io.quittance.advice.reading;

import io.quittance.advice.Pointing;
import io.quittance.document.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rows that are one stretch of writing: a sentence broken where the line was full. Keeps the way
 * back from its text to the rows.
 */
final class Passage {
  private static final int MOST_ROWS = 40;
  private static final int MOST_CHARACTERS = 2_000;
  private static final int NEIGHBOURS = 5;

  /** How a row ends whose sentence goes on: with a connecting word, an opening bracket, a dash. */
  private static final Pattern OPEN_END =
      Pattern.compile(
          "(?iu).*(?:[(=–-]|(?<![\\p{L}])(?:am|on|le|el|il|em|op|dnia|den|for|of|over|über|and|und|et|y|e|i|och|en|de|por|pour|voor|na|di|mit|with|from|vom|nr|no|rg|re|inv|invoice|rechnung|facture|factura|fattura|fatura|factuur|faktura|faktur[aę])\\.?)$");

  /** An item of a list begins anew. */
  private static final Pattern BULLET =
      Pattern.compile("^(?:[•·*]|[-–] (?![0-9]+[.,][0-9]{2}\\b)) ?\\S");

  /** A colon right before a figure that is no time of day. */
  private static final Pattern COLON =
      Pattern.compile("[:：](?=[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]+[.,][0-9]{2}(?![0-9]))");

  private final List<SourceText.Row> rows;
  private final int[] starts;
  private final String text;
  private List<PrintedAmount.Found> amounts;
  private List<PrintedAmount.Found> figures;
  private List<PrintedDate.Found> dates;

  private Passage(List<SourceText.Row> rows) {
    this.rows = List.copyOf(rows);
    this.starts = new int[rows.size()];
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < starts.length; i++) {
      if (i > 0) {
        joined.append(' ');
      }
      starts[i] = joined.length();
      joined.append(rows.get(i).text());
    }
    this.text = joined.toString();
  }

  /** The rows as passages, in order; rows too long to be writing are left out. */
  static List<Passage> of(List<SourceText.Row> rows) {
    List<Passage> passages = new ArrayList<>();
    List<SourceText.Row> open = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < rows.size(); i++) {
      SourceText.Row row = rows.get(i);
      if (row.text().length() > MOST_CHARACTERS) {
        continue;
      }
      boolean joins =
          !open.isEmpty()
              && open.size() < MOST_ROWS
              && length + row.text().length() < MOST_CHARACTERS
              && goesOn(rows, i);
      if (!joins && !open.isEmpty()) {
        passages.add(new Passage(open));
        open.clear();
        length = 0;
      }
      open.add(row);
      length += row.text().length() + 1;
    }
    if (!open.isEmpty()) {
      passages.add(new Passage(open));
    }
    return passages;
  }

  /** True when the row before was full, or ends in the middle of something. */
  private static boolean goesOn(List<SourceText.Row> rows, int index) {
    SourceText.Row before = rows.get(index - 1);
    SourceText.Row row = rows.get(index);
    boolean beside =
        before.page() == row.page()
            && row.number() == before.number() + 1
            && !TextCell.hasGap(before)
            && !TextCell.hasGap(row)
            && !BULLET.matcher(row.text()).find();
    if (!beside) {
      return false;
    }
    double widest = 0;
    for (int i = Math.max(0, index - NEIGHBOURS);
        i < Math.min(rows.size(), index + NEIGHBOURS);
        i++) {
      if (!TextCell.hasGap(rows.get(i))) {
        widest = Math.max(widest, TextCell.whole(rows.get(i)).right());
      }
    }
    TextCell last = TextCell.whole(before);
    TextCell next = TextCell.whole(row);
    double letter = (next.right() - next.left()) / Math.max(1, next.text().length());
    int word = row.line().words().get(0).text().length();
    boolean full =
        last.text().length() >= 30 && last.right() + (word + 1) * letter > widest - 2 * letter;
    return full || last.text().length() >= 12 && OPEN_END.matcher(last.text()).matches();
  }

  List<SourceText.Row> rows() {
    return rows;
  }

  /** The rows that begin at a character or after it, and all when it is the first of the first. */
  List<SourceText.Row> rowsFrom(int offset) {
    int first = rowAt(offset);
    return rows.subList(starts[first] < offset ? first + 1 : first, rows.size());
  }

  String text() {
    return text;
  }

  /**
   * Amounts in the order they stand. A dash between blanks after a number separates, it is no
   * minus.
   */
  List<PrintedAmount.Found> amounts() {
    if (amounts == null) {
      amounts = figures().stream().map(this::withoutDash).toList();
    }
    return amounts;
  }

  /** The same with every dash that stands before one. */
  List<PrintedAmount.Found> figures() {
    if (figures == null) {
      figures = PrintedAmount.find(COLON.matcher(text).replaceAll(" "));
    }
    return figures;
  }

  private PrintedAmount.Found withoutDash(PrintedAmount.Found found) {
    boolean before =
        found.from() > 1
            && isDash(found.from())
            && text.charAt(found.from() + 1) == ' '
            && Character.isDigit(text.charAt(found.from() - 2));
    int last = found.to() - 1;
    boolean after = isDash(last) && text.charAt(last - 1) == ' ' && found.to() < text.length();
    int from = before ? found.from() + 2 : found.from();
    int to = after ? last - 1 : found.to();
    return before || after
        ? PrintedAmount.of(text.substring(from, to))
            .map(amount -> new PrintedAmount.Found(amount, from, to))
            .orElse(found)
        : found;
  }

  private boolean isDash(int at) {
    return "-–−".indexOf(text.charAt(at)) >= 0;
  }

  List<PrintedDate.Found> dates() {
    if (dates == null) {
      dates = PrintedDate.find(text);
    }
    return dates;
  }

  /** Start of each word in the text; the words are those of the rows. */
  List<Integer> wordStarts() {
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      for (int start : rows.get(i).starts()) {
        words.add(starts[i] + start);
      }
    }
    return words;
  }

  List<String> words() {
    return rows.stream().flatMap(r -> r.line().words().stream()).map(Word::text).toList();
  }

  /**
   * The place of characters. What crosses a line break is cut to the row that holds its digits;
   * empty when both do, for then no row shows the whole value.
   */
  Optional<Pointing.Spot> spot(int from, int to) {
    int first = rowAt(from);
    int last = rowAt(to - 1);
    if (first == last) {
      return Optional.of(Spots.of(rows.get(first), from - starts[first], to - starts[first]));
    }
    Optional<Pointing.Spot> only = Optional.empty();
    for (int row = first; row <= last; row++) {
      int begin = Math.max(from, starts[row]);
      int end = Math.min(to, starts[row] + rows.get(row).text().length());
      if (begin < end && text.substring(begin, end).chars().anyMatch(Character::isDigit)) {
        if (only.isPresent()) {
          return Optional.empty();
        }
        only = Optional.of(Spots.of(rows.get(row), begin - starts[row], end - starts[row]));
      }
    }
    return only;
  }

  private int rowAt(int offset) {
    int row = Arrays.binarySearch(starts, offset);
    return row >= 0 ? row : Math.max(0, -row - 2);
  }
}
