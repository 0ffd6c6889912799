package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a sentence says of one invoice that it names: its amounts and its date. */
final class InvoiceClause {

  private static final Pattern DISCOUNT_WORD =
      Pattern.compile(
          "(?iu)(?:less|minus|abzüglich|abzgl\\.?|moins|sous"
              + " déduction|menos|meno|minder|skonto|discount|escompte|"
              + "descuento|sconto|desconto|korting|deduct|abzug|withh|retenue|fee)");
  private final NamedNumber number;
  private final Passage row;
  private final int end;
  private final List<PrintedAmount.Found> amounts;
  private final boolean only;
  private final AmountStyle style;

  /**
   * @param end where the next number begins, or the writing ends
   * @param amounts of the whole writing
   * @param only true when no other number is named
   */
  InvoiceClause(
      NamedNumber number,
      int end,
      List<PrintedAmount.Found> amounts,
      boolean only,
      AmountStyle style) {
    this.number = number;
    this.row = number.row();
    this.end = end;
    this.amounts = amounts;
    this.only = only;
    this.style = style;
  }

  /** The number and what stands with it; empty when it cannot be pointed at. */
  Optional<Pointing.Entry> entry() {
    Map<Field, Pointing.Spot> spots = new HashMap<>();
    Optional<Pointing.Spot> named = row.spot(number.from(), number.to());
    if (named.isEmpty()) {
      return Optional.empty();
    }
    spots.put(Field.INVOICE_NUMBER, named.get());
    List<PrintedAmount.Found> mine = ofSameClause();
    boolean discount = DISCOUNT_WORD.matcher(row.text().substring(number.to(), end)).find();
    if (mine.size() == 1 && !discount) {
      PrintedAmount.Found net = mine.get(0);
      if (!only || follows(row.text(), number.to(), net.from())) {
        row.spot(net.from(), net.to()).ifPresent(s -> spots.put(Field.NET_AMOUNT, s));
      }
    } else if (!mine.isEmpty()) {
      labelled(number.to(), mine, spots);
    }
    for (PrintedDate.Found date : row.dates()) {
      boolean dated =
          date.from() >= number.to()
              && date.from() < end
              && row.text()
                  .substring(number.to(), date.from())
                  .matches(
                      "(?iu)[ ,(]*(?:dated|date|of|from|vom|du|del|van|d\\.d\\.|datum|fecha|de|de"
                          + " fecha)?[ :.]*");
      if (dated) {
        row.spot(date.from(), date.to()).ifPresent(s -> spots.putIfAbsent(Field.INVOICE_DATE, s));
      }
    }
    return Optional.of(new Pointing.Entry(number.credit() ? Advice.Kind.CREDIT_MEMO : null, spots));
  }

  /** Amounts up to the end of the sentence, or to where it says what was paid in all. */
  private List<PrintedAmount.Found> ofSameClause() {
    int from = number.to();
    List<PrintedAmount.Found> mine = new ArrayList<>();
    int last = from;
    for (PrintedAmount.Found amount : amounts) {
      if (amount.from() < from || amount.from() >= end) {
        continue;
      }
      if (!mine.isEmpty() && !follows(row.text(), last, amount.from())) {
        break;
      }
      mine.add(amount);
      last = amount.to();
    }
    return mine;
  }

  /**
   * The amount belongs to the number when no sentence ends and nothing is said to be paid between.
   */
  private static boolean follows(String text, int from, int to) {
    String between = text.substring(from, to);
    return between.length() <= 48
        && !between.matches("(?s).*[.!?] \\p{Lu}.*")
        && !PaidWords.in(between);
  }

  /** Amounts after one number by the words before each: {@code gross 33,000.00 · net 29,700.00}. */
  private void labelled(int from, List<PrintedAmount.Found> mine, Map<Field, Pointing.Spot> spots) {
    Optional<Map<Field, Pointing.Spot>> equation = Equation.in(row, mine, style);
    if (equation.isPresent()) {
      equation.get().forEach(spots::putIfAbsent);
      return;
    }
    int start = from;
    for (PrintedAmount.Found amount : mine) {
      String words = row.text().substring(start, amount.from());
      start = amount.to();
      Equation.field(words)
          .ifPresent(
              field ->
                  row.spot(amount.from(), amount.to())
                      .ifPresent(spot -> spots.putIfAbsent(field, spot)));
    }
  }
}
