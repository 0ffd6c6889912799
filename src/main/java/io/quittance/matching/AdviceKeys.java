package io.quittance.matching;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.NumberForms;
import io.quittance.receivables.OpenItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What advices, payments and items can meet each other by: a payment reference, an amount, an
 * item's number. Two advices without a key in common never compete. Keys find candidates and prove
 * nothing.
 */
public final class AdviceKeys {
  /** Words of a bank's text that may make up one reference, as {@link PaymentReference} has it. */
  private static final int MOST_WORDS = 12;

  /** Of an amount that is written out: more than any that a payment can have. */
  private static final int MOST_ZEROS = 100;

  private static final String LIKE = "like:";

  private AdviceKeys() {}

  public static Set<String> of(Advice advice) {
    Set<String> keys = new TreeSet<>();
    addReference(keys, advice.paymentReference());
    BigDecimal total = total(advice);
    if (total != null) {
      keys.add(ofAmount(total));
    }
    keys.addAll(
        ofNumbers(
            advice.lines().stream()
                .map(Advice.Line::invoiceNumber)
                .filter(Objects::nonNull)
                .toList()));
    advice.lines().forEach(line -> addLikeness(keys, line));
    return keys;
  }

  /** What an advice that means the item has in common with it, by whatever it names it. */
  public static Set<String> of(OpenItem item) {
    Set<String> keys = new TreeSet<>(ofNumbers(List.of(item.number())));
    addLike(keys, NumberForms.skeleton(InvoiceNumber.canonical(item.number())));
    item.references().forEach(r -> addLike(keys, NumberForms.reference(r.value())));
    return keys;
  }

  public static Set<String> of(Payment payment) {
    Set<String> keys = new TreeSet<>();
    PaymentReference.all(payment).forEach(reference -> addReference(keys, reference));
    if (payment.text() != null) {
      addText(keys, payment.text());
    }
    keys.add(ofAmount(payment.amount().amount()));
    return keys;
  }

  public static Set<String> ofNumbers(Collection<String> printed) {
    Set<String> keys = new TreeSet<>();
    for (String number : printed) {
      String form = InvoiceNumber.canonical(number);
      if (!form.isEmpty()) {
        keys.add("item:" + form);
      }
    }
    return keys;
  }

  private static void addLikeness(Set<String> keys, Advice.Line line) {
    if (InvoiceNumber.canonical(line.invoiceNumber()).isEmpty()) {
      line.references().forEach(r -> addLike(keys, NumberForms.reference(r.value())));
    } else {
      NumberForms.skeletons(line.invoiceNumber()).forEach(form -> addLike(keys, form));
      addLike(keys, NumberForms.reference(line.invoiceNumber()));
    }
  }

  /** The last characters stand for all: an end of a number means it, too. */
  private static void addLike(Set<String> keys, String form) {
    if (!form.isEmpty()) {
      keys.add(LIKE + form.substring(Math.max(0, form.length() - NumberForms.SHORTEST_SUFFIX)));
    }
  }

  /** Whatever the currency: few advices share an amount and not the currency. */
  private static String ofAmount(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    if (plain.signum() == 0) {
      return "amount:0";
    }
    // Written out, 1E+999999999 alone would fill the memory; nothing is ever paid that has its key.
    boolean payable = Math.abs((long) plain.scale()) <= MOST_ZEROS;
    return "amount:" + (payable ? plain.toPlainString() : plain.toString());
  }

  private static void addReference(Set<String> keys, String reference) {
    if (PaymentReference.ties(reference)) {
      keys.add("reference:" + PaymentReference.canonical(reference));
    }
  }

  private static void addText(Set<String> keys, String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    for (int first = 0; first < words.size(); first++) {
      StringBuilder joined = new StringBuilder();
      for (int i = first; i < Math.min(words.size(), first + MOST_WORDS); i++) {
        joined.append(words.get(i));
        addReference(keys, joined.toString());
      }
    }
  }

  /**
   * The printed total, else what the lines and adjustments add up to; null when that is unknown.
   */
  private static BigDecimal total(Advice advice) {
    if (advice.paymentAmount() != null) {
      return advice.paymentAmount();
    }
    if (advice.lines().isEmpty()) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Advice.Line line : advice.lines()) {
      BigDecimal net = net(line);
      if (net == null) {
        return null;
      }
      sum = sum.add(net);
    }
    for (Advice.Adjustment adjustment : advice.adjustments()) {
      if (adjustment.amount() == null) {
        return null;
      }
      sum = sum.add(adjustment.amount());
    }
    return sum;
  }

  private static BigDecimal net(Advice.Line line) {
    if (line.netAmount() != null || line.grossAmount() == null) {
      return line.netAmount();
    }
    BigDecimal deduction = line.deductionAmount();
    if (deduction == null) {
      deduction = BigDecimal.ZERO;
      for (Advice.Adjustment adjustment : line.adjustments()) {
        boolean discount = "discount".equals(adjustment.kind());
        if (adjustment.amount() != null && !discount) {
          deduction = deduction.add(adjustment.amount());
        }
      }
    }
    BigDecimal discount = line.discountAmount() == null ? BigDecimal.ZERO : line.discountAmount();
    return line.grossAmount().subtract(discount).subtract(deduction);
  }
}
