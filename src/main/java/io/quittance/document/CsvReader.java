package io.quittance.document;

import io.quittance.document.Document.Flag;
import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import io.quittance.message.TextDecoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Separated values, RFC 4180 with any usual separator: one line a record, one word a field. */
final class CsvReader implements PartReader {

  /** In the order in which they win when nothing else tells: a comma is also a decimal sign. */
  private static final char[] SEPARATORS = {'\t', ';', '|', ','};

  private static final int SAMPLE_RECORDS = 60;

  /** As many columns as a sheet can have. */
  private static final int MOST_FIELDS = 16_384;

  @Override
  public Outcome read(PartContent content, ReadingLimits limits) {
    String declared = content.form().charset();
    TextDecoding.Decoded decoded = TextDecoding.decode(content.bytes(), declared);
    Draft draft = new Draft(content.part().path(), Document.Kind.CSV, limits);
    TextReader.flagGuess(draft, decoded, declared);
    String text = decoded.text();
    Character named = namedSeparator(text);
    int start = named == null ? 0 : text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n') + 1;
    char separator = named == null ? separator(text) : named;
    Records records = new Records(text, start, separator);
    for (List<Field> fields = records.next(); fields != null && !draft.full(); ) {
      draft.line(words(draft, fields), 0);
      if (fields.size() == MOST_FIELDS) {
        draft.flag(
            Flag.Code.TRUNCATED, "only the first " + MOST_FIELDS + " fields of a row are read");
      }
      fields = records.next();
    }
    draft.page(1, null, 0, 0);
    return new Read(draft.finish());
  }

  /**
   * @param from column of the value in its record, without quotation mark
   */
  private record Field(String value, int from, int to) {}

  private static List<Word> words(Draft draft, List<Field> fields) {
    List<Word> words = new ArrayList<>();
    for (int column = 0; column < fields.size(); column++) {
      Field field = fields.get(column);
      String seen = draft.clean(asFormulaText(field.value)).replaceAll("\\s+", " ").strip();
      if (!seen.isEmpty()) {
        words.add(new Word(seen, null, null, field.from, field.to, column, 0, null));
      }
    }
    return words;
  }

  /** {@code ="00123"}: the way exports keep Excel from taking a number. */
  private static String asFormulaText(String value) {
    boolean kept = value.startsWith("=\"") && value.endsWith("\"") && value.length() > 3;
    return kept ? value.substring(2, value.length() - 1) : value;
  }

  /** The first line of Excel's own form: {@code sep=;}. */
  private static Character namedSeparator(String text) {
    return text.length() > 4 && text.regionMatches(true, 0, "sep=", 0, 4) ? text.charAt(4) : null;
  }

  /** The separator that gives the most records the same number of fields, two or more. */
  static char separator(String text) {
    char best = ',';
    double bestScore = 0;
    for (char candidate : SEPARATORS) {
      double score = score(text, candidate);
      if (score > bestScore + 1e-9) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  private static double score(String text, char separator) {
    Records records = new Records(text, 0, separator);
    Map<Integer, Integer> counts = new TreeMap<>();
    int seen = 0;
    List<Field> fields = records.next();
    while (fields != null && seen < SAMPLE_RECORDS) {
      boolean blank = fields.size() == 1 && fields.get(0).value.isBlank();
      if (!blank) {
        counts.merge(fields.size(), 1, Integer::sum);
        seen++;
      }
      fields = records.next();
    }
    double best = 0;
    for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
      if (count.getKey() > 1) {
        double share = (double) count.getValue() / seen;
        best = Math.max(best, share * 10 + Math.log(count.getKey()));
      }
    }
    return best;
  }

  /** Cuts the text into records; a broken quotation ends with its line's end or the text. */
  private static final class Records {
    private final String text;
    private final char separator;
    private int at;

    Records(String text, int start, char separator) {
      this.text = text;
      this.at = start;
      this.separator = separator;
    }

    List<Field> next() {
      if (at >= text.length()) {
        return null;
      }
      List<Field> fields = new ArrayList<>();
      int record = at;
      while (true) {
        Field field = field(record);
        if (fields.size() < MOST_FIELDS) {
          fields.add(field);
        }
        if (at >= text.length()) {
          return fields;
        }
        char end = text.charAt(at++);
        if (end != separator) {
          if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
          }
          return fields;
        }
      }
    }

    private Field field(int record) {
      int start = at;
      while (at < text.length() && text.charAt(at) == ' ' && separator != ' ') {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '"' && closes(at)) {
        return quoted(record);
      }
      at = start;
      while (at < text.length() && !ends(text.charAt(at))) {
        at++;
      }
      return new Field(text.substring(start, at), start - record, at - record);
    }

    private Field quoted(int record) {
      StringBuilder value = new StringBuilder();
      int start = ++at;
      while (at < text.length()) {
        if (text.charAt(at) != '"') {
          value.append(text.charAt(at++));
        } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
          value.append('"');
          at += 2;
        } else {
          break;
        }
      }
      int end = at;
      at = Math.min(text.length(), at + 1);
      while (at < text.length() && !ends(text.charAt(at))) {
        value.append(text.charAt(at++));
      }
      return new Field(value.toString(), start - record, end - record);
    }

    /** A quotation that never closes is an inch sign. */
    private boolean closes(int quote) {
      return text.indexOf('"', quote + 1) >= 0;
    }

    private boolean ends(char c) {
      return c == separator || c == '\n' || c == '\r';
    }
  }
}
