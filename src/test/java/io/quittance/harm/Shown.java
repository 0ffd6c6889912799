package io.quittance.harm;

import io.quittance.model.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a question as a model sees them. */
record Shown(List<Row> rows) {
  private static final Pattern LINE = Pattern.compile("(D\\d+\\.L\\d+)>?\\| (.*)");
  private static final Pattern TOKEN = Pattern.compile("[^\\s|]*\\d[^\\s|]*");

  record Row(String id, String text) {}

  /** Something with a digit in it, at its place. */
  record Token(String line, String text, int occurrence) {
    boolean amount() {
      return text.matches("-?[0-9][0-9.,]*[.,][0-9]{2}");
    }

    /** The figures of an amount in cents, with its sign. */
    long cents() {
      long figures = Long.parseLong(text.replaceAll("[^0-9]", ""));
      return text.startsWith("-") ? -figures : figures;
    }
  }

  static Shown of(Question question) {
    List<Row> rows = new ArrayList<>();
    for (String line : question.user().split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        rows.add(new Row(matcher.group(1), matcher.group(2).strip().replaceAll("\\s+", " ")));
      }
    }
    return new Shown(rows);
  }

  List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    for (Row row : rows) {
      Matcher matcher = TOKEN.matcher(row.text());
      while (matcher.find()) {
        String text = matcher.group().replaceAll("[.,;:]$", "");
        tokens.add(token(row, text, matcher.start()));
      }
    }
    return tokens;
  }

  /** The first row at or after one that shows all these texts in their order. */
  Optional<Row> row(int from, List<String> texts) {
    return rows.subList(Math.min(from, rows.size()), rows.size()).stream()
        .filter(row -> inOrder(row, texts).size() == texts.size())
        .findFirst();
  }

  int indexOf(Row row) {
    return rows.indexOf(row);
  }

  /** Where each of these texts stands in the row, one behind the other; fewer when one does not. */
  static List<Token> inOrder(Row row, List<String> texts) {
    List<Token> found = new ArrayList<>();
    int at = 0;
    for (String text : texts) {
      int next = whole(row.text(), text, at);
      if (next < 0) {
        break;
      }
      found.add(token(row, text, next));
      at = next + text.length();
    }
    return found;
  }

  private static int whole(String line, String text, int from) {
    for (int at = line.indexOf(text, from); at >= 0; at = line.indexOf(text, at + 1)) {
      int end = at + text.length();
      boolean before = at == 0 || line.charAt(at - 1) == ' ';
      boolean after = end == line.length() || " ,.:;".indexOf(line.charAt(end)) >= 0;
      if (before && after) {
        return at;
      }
    }
    return -1;
  }

  private static Token token(Row row, String text, int start) {
    int occurrence = 0;
    for (int at = row.text().indexOf(text);
        at >= 0 && at <= start;
        at = row.text().indexOf(text, at + 1)) {
      occurrence++;
    }
    return new Token(row.id(), text, occurrence);
  }
}
