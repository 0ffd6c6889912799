package io.quittance.matching;

import io.quittance.advice.Advice;
import io.quittance.bank.PaymentReference;
import io.quittance.receivables.InvoiceNumber;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * When one advice takes the place of another: the same sender speaks of the same payment again,
 * later, and of at least one of the same items. Lists of different items under one reference are
 * parts, not corrections; the same reference from another address is a rival.
 */
public final class Succession {
  private Succession() {}

  /**
   * @param sender address of the mail of {@code advice}, or null; @param sentAt its date, or null
   */
  public static boolean replaces(OtherAdvice later, Advice advice, String sender, Instant sentAt) {
    return isLater(later.sentAt(), sentAt) && sameMatter(later, advice, sender);
  }

  /** The other way round: the advice takes the place of the earlier one. */
  public static boolean replacedBy(
      OtherAdvice earlier, Advice advice, String sender, Instant sentAt) {
    return isLater(sentAt, earlier.sentAt()) && sameMatter(earlier, advice, sender);
  }

  private static boolean isLater(Instant one, Instant than) {
    return one != null && than != null && one.isAfter(than);
  }

  private static boolean sameMatter(OtherAdvice other, Advice advice, String sender) {
    return sender != null
        && other.sender() != null
        && other.sender().equals(sender.toLowerCase(Locale.ROOT))
        && PaymentReference.ties(advice.paymentReference())
        && PaymentReference.canonical(advice.paymentReference())
            .equals(PaymentReference.canonical(other.advice().paymentReference()))
        && shareItems(advice, other.advice());
  }

  private static boolean shareItems(Advice one, Advice other) {
    Set<String> numbers = numbers(one);
    Set<String> others = numbers(other);
    return numbers.isEmpty() || others.isEmpty() || others.stream().anyMatch(numbers::contains);
  }

  private static Set<String> numbers(Advice advice) {
    Set<String> forms = new HashSet<>();
    for (Advice.Line line : advice.lines()) {
      String form = InvoiceNumber.canonical(line.invoiceNumber());
      if (!form.isEmpty()) {
        forms.add(form);
      }
    }
    return forms;
  }
}
