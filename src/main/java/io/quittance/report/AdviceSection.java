package io.quittance.report;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Value;
import io.quittance.money.Money;
import io.quittance.painting.Evidence;
import io.quittance.painting.Labels;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What was read, each value tied to its place in the source. */
final class AdviceSection {
  private static final int LINES_AT_MOST = 5_000;
  private static final int WHOLE_AT_MOST = 18;
  private static final int SCALE_WITHOUT_CURRENCY = 2;
  private static final int MOST_DECIMALS = 30;

  private record Column<T>(Field field, Function<T, Object> value) {}

  private static final List<Column<Advice>> FACTS =
      List.of(
          new Column<>(Field.PAYMENT_AMOUNT, Advice::paymentAmount),
          new Column<>(Field.CURRENCY, Advice::currency),
          new Column<>(Field.PAYMENT_DATE, Advice::paymentDate),
          new Column<>(Field.PAYMENT_REFERENCE, Advice::paymentReference),
          new Column<>(Field.PAYMENT_METHOD, Advice::paymentMethod),
          new Column<>(Field.PAYER_NAME, advice -> advice.payer().name()),
          new Column<>(Field.PAYER_IDENTIFIER, advice -> advice.payer().identifier()),
          new Column<>(Field.PAYEE_NAME, advice -> advice.payee().name()),
          new Column<>(Field.PAYEE_IDENTIFIER, advice -> advice.payee().identifier()),
          new Column<>(Field.ADVICE_DATE, Advice::adviceDate),
          new Column<>(Field.STATUS, AdviceSection::status));

  private static final List<Column<Advice.Line>> COLUMNS =
      List.of(
          new Column<>(Field.INVOICE_NUMBER, Advice.Line::invoiceNumber),
          new Column<>(Field.INVOICE_DATE, Advice.Line::invoiceDate),
          new Column<>(Field.GROSS_AMOUNT, Advice.Line::grossAmount),
          new Column<>(Field.DISCOUNT_AMOUNT, Advice.Line::discountAmount),
          new Column<>(Field.DEDUCTION_AMOUNT, Advice.Line::deductionAmount),
          new Column<>(Field.NET_AMOUNT, Advice.Line::netAmount));

  private final Html out;
  private final Marks marks;
  private String currency;

  AdviceSection(Html out, Marks marks) {
    this.out = out;
    this.marks = marks;
  }

  /**
   * @param count of all advices of the message
   */
  void write(int index, int count, Advice advice) {
    currency = advice.currency();
    out.raw("<article class=\"advice\"><header><h2>");
    out.text(count > 1 ? "Payment " + (index + 1) + " of " + count : "Payment");
    out.raw("</h2><span class=\"quiet\">read by ").text(String.valueOf(advice.reader()));
    out.raw(String.format(Locale.ROOT, ", confidence %.2f</span></header>", advice.confidence()));
    out.raw("<dl>");
    for (Column<Advice> fact : FACTS) {
      Object value = fact.value().apply(advice);
      if (value != null) {
        out.raw(fact.field() == Field.PAYMENT_AMOUNT ? "<div class=\"strong\"><dt>" : "<div><dt>");
        out.text(Labels.field(fact.field().json())).raw("</dt><dd>");
        value(Evidence.header(index), fact.field(), advice.values(), value);
        out.raw("</dd></div>");
      }
    }
    if (advice.complete() != null) {
      out.raw("<div><dt>List is</dt><dd>").raw(advice.complete() ? "complete" : "partial");
      out.raw("</dd></div>");
    }
    out.raw("</dl>");
    lines(index, advice);
    sum(advice);
    out.raw("</article>");
  }

  private void lines(int index, Advice advice) {
    if (advice.lines().isEmpty()) {
      out.raw("<p class=\"quiet\">No lines.</p>");
      adjustments(Evidence.header(index), advice.adjustments());
      return;
    }
    List<Column<Advice.Line>> shown =
        COLUMNS.stream()
            .filter(c -> advice.lines().stream().anyMatch(l -> c.value().apply(l) != null))
            .toList();
    out.raw("<div class=\"scroll\"><table class=\"lines\"><thead><tr><th></th>");
    for (Column<Advice.Line> column : shown) {
      out.raw(amount(column.field()) ? "<th class=\"figure\">" : "<th>");
      out.text(Labels.field(column.field().json())).raw("</th>");
    }
    out.raw("</tr></thead><tbody>");
    int count = Math.min(LINES_AT_MOST, advice.lines().size());
    for (int i = 0; i < count; i++) {
      line(Evidence.line(index, i), i + 1, advice.lines().get(i), shown);
    }
    out.raw("</tbody></table></div>");
    if (count < advice.lines().size()) {
      out.raw("<p class=\"flag\">" + count + " of " + advice.lines().size() + " lines.</p>");
    }
    adjustments(Evidence.header(index), advice.adjustments());
  }

  private void line(String owner, int number, Advice.Line line, List<Column<Advice.Line>> columns) {
    out.raw("<tr><th scope=\"row\">" + number + "</th>");
    for (Column<Advice.Line> column : columns) {
      Object value = column.value().apply(line);
      out.raw(cell(column.field(), value));
      if (value != null) {
        value(owner, column.field(), line.values(), value);
      }
      if (column.field() == Field.INVOICE_NUMBER && line.kind() != Advice.Kind.INVOICE) {
        out.raw(" <span class=\"chip\">").text(words(line.kind())).raw("</span>");
      }
      out.raw("</td>");
    }
    out.raw("</tr>\n");
    if (!line.adjustments().isEmpty() || !line.references().isEmpty()) {
      out.raw("<tr class=\"notes\"><th></th><td colspan=\"" + columns.size() + "\">");
      adjustments(owner, line.adjustments());
      for (Advice.Reference reference : line.references()) {
        out.raw("<span class=\"note\">").text(reference.type() + " " + reference.value());
        out.raw("</span> ");
      }
      out.raw("</td></tr>\n");
    }
  }

  /** Numbers of usual length and dates stay in one piece. */
  private static String cell(Field field, Object value) {
    if (amount(field)) {
      return "<td class=\"figure\">";
    }
    boolean whole = value != null && value.toString().length() <= WHOLE_AT_MOST;
    return whole ? "<td class=\"whole\">" : "<td>";
  }

  private void adjustments(String owner, List<Advice.Adjustment> adjustments) {
    for (int i = 0; i < adjustments.size(); i++) {
      Advice.Adjustment each = adjustments.get(i);
      String itself = Evidence.adjustment(owner, i);
      String ids =
          String.join(
              " ",
              each.values().keySet().stream()
                  .sorted()
                  .map(field -> Evidence.id(itself, field))
                  .toList());
      String text =
          String.valueOf(each.kind()).replace('-', ' ')
              + (each.amount() == null ? "" : " " + shown(each.amount()))
              + (each.reasonText() == null ? "" : ": " + each.reasonText())
              + (each.reasonCode() == null ? "" : " (" + each.reasonCode() + ")");
      out.raw("<span class=\"note\">");
      value(ids, text);
      out.raw("</span> ");
    }
  }

  private void value(String owner, Field field, Map<String, Value> values, Object value) {
    Value evidence = values.get(field.json());
    boolean placed = evidence != null && evidence.part() != null;
    value(placed ? Evidence.id(owner, field.json()) : "", shown(value));
    if (evidence != null && evidence.doubtful()) {
      out.raw(" <span class=\"doubt\" title=\"doubtful: a person should look\">?</span>");
    }
  }

  private void value(String ids, String text) {
    if (ids.isEmpty()) {
      out.raw("<span class=\"v nowhere\" title=\"not printed in the source as such\">");
      out.text(text).raw("</span>");
      return;
    }
    out.raw("<button type=\"button\" class=\"v ").raw(marks.tone(ids)).raw("\"");
    out.attribute("data-ev", ids).attribute("title", marks.explanation(ids));
    out.raw(">").text(text).raw("</button>");
  }

  /** Nets and header adjustments against the amount paid, where all of them are stated. */
  private void sum(Advice advice) {
    if (advice.lines().isEmpty()
        || advice.paymentAmount() == null
        || advice.lines().stream().map(Advice.Line::netAmount).anyMatch(Objects::isNull)) {
      return;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Advice.Line line : advice.lines()) {
      sum = sum.add(line.netAmount());
    }
    for (Advice.Adjustment adjustment : advice.adjustments()) {
      sum = adjustment.amount() == null ? sum : sum.add(adjustment.amount());
    }
    BigDecimal difference = sum.subtract(advice.paymentAmount());
    boolean holds = difference.signum() == 0;
    out.raw("<p class=\"balance\">" + advice.lines().size() + " lines add up to <b>");
    out.text(shown(sum)).raw("</b> <span class=\"chip ").raw(holds ? "good\">" : "bad\">");
    out.text(holds ? "equals the amount paid" : "differs by " + shown(difference));
    out.raw("</span></p>");
  }

  private static boolean amount(Field field) {
    return field != Field.INVOICE_NUMBER && field != Field.INVOICE_DATE;
  }

  private static String status(Advice advice) {
    return advice.status() == Advice.Status.UNKNOWN ? null : words(advice.status());
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String shown(Object value) {
    return shown(value, currency);
  }

  /** Amounts in groups of three, in the currency's scale and never rounded; else as it is. */
  static String shown(Object value, String currency) {
    if (!(value instanceof BigDecimal)) {
      return String.valueOf(value);
    }
    BigDecimal amount = ((BigDecimal) value).stripTrailingZeros();
    int usual = Money.currencyOf(currency).map(Money::scaleOf).orElse(SCALE_WITHOUT_CURRENCY);
    int scale = Math.min(MOST_DECIMALS, Math.max(usual, amount.scale()));
    return String.format(Locale.ROOT, "%,." + scale + "f", amount);
  }
}
