package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Problem;
import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the lines of an advice, and what adjusts the whole payment beside them, against the source.
 */
final class LinesInSource {
  private final ValuesInSource values;
  private final AmountsInSource amounts;
  private final Refusals refusals;

  LinesInSource(ValuesInSource values, AmountsInSource amounts, Refusals refusals) {
    this.values = values;
    this.amounts = amounts;
    this.refusals = refusals;
  }

  /**
   * @param where the line as refusals name it
   */
  void line(Advice.Line line, String where) {
    Map<String, Value> of = line.values();
    Value number = of.get(Field.INVOICE_NUMBER.json());
    if (line.invoiceNumber() != null) {
      values
          .place(number, Field.INVOICE_NUMBER, where)
          .ifPresent(place -> number(place, line.invoiceNumber(), where));
    }
    boolean free = line.kind() == Advice.Kind.CREDIT_MEMO;
    values.date(of, Field.INVOICE_DATE, line.invoiceDate(), where);
    amounts.check(of, Field.GROSS_AMOUNT, line.grossAmount(), where, number, free);
    amounts.check(of, Field.DISCOUNT_AMOUNT, line.discountAmount(), where, number, true);
    amounts.net(line, where, number, free);
    if (line.deductionAmount() != null) {
      deductions(line, where, number);
    }
  }

  private void number(SourcePlace place, String claimed, String where) {
    if (!place.spells(claimed)) {
      values.missing(SourceRule.NUMBER_AS_PRINTED, "invoice number is not what is printed", where);
    }
    if (OddCharacters.in(claimed)) {
      refusals.add(
          SourceRule.NUMBER_OF_ONE_ALPHABET,
          Problem.Code.ODD_CHARACTERS,
          "the number mixes alphabets",
          where);
    }
    if (place.roles().saidUnpaid(place)) {
      refusals.add(
          SourceRule.NOT_SAID_UNPAID,
          Problem.Code.NOT_A_PAYMENT,
          "the source says of it that it is not paid",
          where);
    }
    values.role(place, Field.INVOICE_NUMBER, null, where);
  }

  private void deductions(Advice.Line line, String where, Value number) {
    Value ofLine = line.values().get(Field.DEDUCTION_AMOUNT.json());
    BigDecimal sum = BigDecimal.ZERO;
    for (Advice.Adjustment each : line.adjustments()) {
      sum = sum.add(Sums.zero(each.amount()));
      deduction(each.values().getOrDefault("amount", ofLine), each.amount(), where, number);
    }
    if (line.adjustments().isEmpty()) {
      deduction(ofLine, line.deductionAmount(), where, number);
    } else if (sum.compareTo(line.deductionAmount()) != 0) {
      refusals.add(
          SourceRule.DEDUCTIONS_ADD_UP,
          Problem.Code.LINE_MISMATCH,
          "the deductions do not give their sum",
          where);
    }
  }

  private void deduction(Value value, BigDecimal claimed, String where, Value number) {
    Field field = Field.DEDUCTION_AMOUNT;
    Map<String, Value> of = value == null ? Map.of() : Map.of(field.json(), value);
    amounts.check(of, field, claimed, where, number, true);
  }

  /** What adjusts the whole payment stands in a row whose words say so, and is no item's. */
  void adjustment(Advice.Adjustment adjustment) {
    Optional<SourcePlace> place =
        adjustment.amount() == null
            ? Optional.empty()
            : values.place(adjustment.values().get("amount"), Field.NET_AMOUNT, "an adjustment");
    if (place.isEmpty()) {
      return;
    }
    Optional<BigDecimal> printed = place.get().amountInStyle();
    if (printed.isEmpty() || printed.get().abs().compareTo(adjustment.amount().abs()) != 0) {
      values.missing(
          SourceRule.ADJUSTMENT_AS_PRINTED,
          "the amount of an adjustment is not what is printed",
          "header");
    }
    if (adjustment.reasonText() == null || !RowWords.adjustment(adjustment.reasonText())) {
      values.missing(
          SourceRule.ADJUSTMENT_SAID_TO_BE_ONE,
          "nothing says that this adjusts the payment",
          "header");
    }
    if (printed.isPresent()) {
      amounts.adjustment(adjustment.amount());
    }
  }
}
