package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what adjusts the whole payment from the lines: bank charges and the like beneath the last
 * item, without a number of their own.
 *
 * @param adjustments signed as they change the payment: charges that reduce it are negative
 */
record WholePayment(List<Advice.Line> lines, List<Advice.Adjustment> adjustments) {

  /**
   * @param total of the payment, or null
   */
  static WholePayment of(List<Advice.Line> all, BigDecimal total) {
    List<Advice.Line> items = new ArrayList<>();
    List<Advice.Line> loose = new ArrayList<>();
    for (Advice.Line line : all) {
      (isLoose(line) && isBelow(line, all) ? loose : items).add(line);
    }
    boolean reduces = reduces(items, loose, total);
    List<Advice.Adjustment> adjustments = new ArrayList<>();
    for (Advice.Line line : loose) {
      BigDecimal amount = line.netAmount();
      adjustments.add(adjustment(line, reduces && amount.signum() > 0 ? amount.negate() : amount));
    }
    return new WholePayment(items, adjustments);
  }

  private static boolean isLoose(Advice.Line line) {
    return line.kind() == Advice.Kind.ADJUSTMENT
        && line.invoiceNumber() == null
        && line.invoiceDate() == null
        && line.grossAmount() == null
        && line.deductionAmount() == null
        && line.netAmount() != null
        && line.references().isEmpty()
        && line.values().get(Field.REASON.json()) != null;
  }

  /** Beneath an item, and no item beneath it. */
  private static boolean isBelow(Advice.Line loose, List<Advice.Line> all) {
    Value place = loose.values().get(Field.NET_AMOUNT.json());
    if (place == null || place.line() == null) {
      return false;
    }
    boolean any = false;
    for (Advice.Line line : all) {
      Value number = line.values().get(Field.INVOICE_NUMBER.json());
      if (number != null && number.line() != null && number.part().equals(place.part())) {
        any = true;
        if (number.line() >= place.line()) {
          return false;
        }
      }
    }
    return any;
  }

  /** True when what is printed without a sign is taken off: only then does everything add up. */
  private static boolean reduces(
      List<Advice.Line> items, List<Advice.Line> loose, BigDecimal total) {
    if (total == null || items.stream().anyMatch(line -> line.netAmount() == null)) {
      return false;
    }
    BigDecimal rest = total;
    BigDecimal taken = total;
    for (Advice.Line line : items) {
      rest = rest.subtract(line.netAmount());
      taken = taken.subtract(line.netAmount());
    }
    for (Advice.Line line : loose) {
      rest = rest.subtract(line.netAmount());
      taken = taken.add(line.netAmount().abs());
    }
    return rest.signum() != 0 && taken.signum() == 0;
  }

  private static Advice.Adjustment adjustment(Advice.Line line, BigDecimal amount) {
    Map<String, Value> values = new HashMap<>();
    Value reason = line.values().get(Field.REASON.json());
    values.put("amount", line.values().get(Field.NET_AMOUNT.json()));
    values.put(Field.REASON.json(), reason);
    boolean bank = Lexicon.STANDARD.mentions(Lexicon.Sort.BANK_FEE, reason.printed());
    return new Advice.Adjustment(
        bank ? "bank-fee" : "deduction", amount, reason.printed(), null, values);
  }
}
