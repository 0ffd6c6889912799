package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.document.ReadMessage;
import io.quittance.model.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A list whose rows have no common shape, and what an honest model answers to a part of it. */
final class IrregularList {
  static final int ROWS = 250;

  private static final Pattern LINE = Pattern.compile("(?m)^(D1\\.L[0-9]{4})\\| (.*)$");
  private static final Pattern ROW = Pattern.compile("(INV-[0-9]+) .* ([0-9,]+\\.[0-9]{2})");
  private static final Pattern PART =
      Pattern.compile("a part of a long list, lines D1\\.L([0-9]+) to D1\\.L([0-9]+)");

  private IrregularList() {}

  /** Line 1 the amount paid, 2 and 3 the headings, 4 to 253 the rows, 254 the total. */
  static ReadMessage message() {
    List<String> rows = new ArrayList<>();
    rows.add("Payment amount: EUR " + total());
    rows.add("What we pay for");
    rows.add("Number and words and amount");
    for (int i = 1; i <= ROWS; i++) {
      rows.add(row(i));
    }
    rows.add("Total " + total());
    return Messages.of(Messages.text("1", rows.toArray(String[]::new)));
  }

  /** Number and net of every row, as {@link CompareReadings#lines} has them. */
  static List<String> truth() {
    List<String> truth = new ArrayList<>();
    for (int i = 1; i <= ROWS; i++) {
      truth.add(number(i) + " " + new BigDecimal(amount(i)).stripTrailingZeros().toPlainString());
    }
    return truth;
  }

  private static String row(int i) {
    StringBuilder row = new StringBuilder(number(i));
    for (int bit = 0; bit < 7; bit++) {
      row.append((i >> bit & 1) == 0 ? " for" : " x" + bit);
    }
    return row.append(' ').append(amount(i)).toString();
  }

  private static String number(int i) {
    return "INV-" + (1_000 + i);
  }

  private static String amount(int i) {
    return i + "." + (10 + i % 90);
  }

  static String total() {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 1; i <= ROWS; i++) {
      sum = sum.add(new BigDecimal(amount(i)));
    }
    return String.format(Locale.ROOT, "%,.2f", sum);
  }

  /** Every row of the part, item by item, the amount paid and the total where they are shown. */
  static String honest(Question question) {
    return answer(header(question), items(question), others(question));
  }

  static String header(Question question) {
    return question.user().contains("D1.L0001|")
        ? place("payment_amount", "D1.L0001", total()) + "," + place("currency", "D1.L0001", "EUR")
        : "";
  }

  static List<String> others(Question question) {
    return question.user().contains("D1.L0254|") ? List.of("D1.L0254") : List.of();
  }

  static String answer(String header, List<Item> items, List<String> others) {
    return "{\"status\":\"executed\",\"complete\":null,\"header\":["
        + header
        + "],\"tables\":[],\"rows\":["
        + items.stream().map(Item::json).collect(Collectors.joining(","))
        + "],\"others\":["
        + others.stream()
            .map(line -> "{\"line\":\"%s\",\"what\":\"total\"}".formatted(line))
            .collect(Collectors.joining(","))
        + "]}";
  }

  /** The rows of the part that the question is about. */
  static List<Item> items(Question question) {
    Matcher part = PART.matcher(question.user());
    assertThat(part.find()).as(question.user().substring(0, 400)).isTrue();
    int from = Integer.parseInt(part.group(1));
    int to = Integer.parseInt(part.group(2));
    List<Item> items = new ArrayList<>();
    Matcher line = LINE.matcher(question.user());
    while (line.find()) {
      Matcher row = ROW.matcher(line.group(2));
      int number = Integer.parseInt(line.group(1).substring("D1.L".length()));
      if (row.matches() && number >= from && number <= to) {
        items.add(new Item(line.group(1), row.group(1), row.group(2)));
      }
    }
    return items;
  }

  record Item(String line, String number, String amount) {
    private String json() {
      return "{\"kind\":\"invoice\",\"values\":["
          + place("invoice_number", line, number)
          + ","
          + place("net_amount", line, amount)
          + "]}";
    }
  }

  private static String place(String field, String line, String text) {
    return "{\"field\":\"%s\",\"line\":\"%s\",\"text\":\"%s\",\"occurrence\":1}"
        .formatted(field, line, text);
  }
}
