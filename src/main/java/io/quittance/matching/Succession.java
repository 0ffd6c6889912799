package io.quittance.matching;

import io.quittance.advice.Advice;
import io.quittance.bank.PaymentReference;
import io.quittance.receivables.InvoiceNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * When one advice takes the place of another: the same sender speaks of the same payment again and
 * later, and of at least one of the same items, or says in words that this replaces what was said.
 * Later is what was sent later, whichever came or was matched first. Lists of different items under
 * one reference are parts, not corrections, and the same reference from another address is a rival.
 */
public final class Succession {
  private Succession() {}

  /**
   * An advice as somebody's word at some time.
   *
   * @param sender address of its mail, in lower case, or null
   * @param sentAt date of its mail, or null
   * @param saysToReplace whether the mail says that it replaces an earlier one; asked only where
   *     that decides
   */
  public record Word(Advice advice, String sender, Instant sentAt, BooleanSupplier saysToReplace) {
    public Word {
      sender = sender == null ? null : sender.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param besides other undecided advices that share a key with the earlier one: words that could
   *     mean two of them replace neither
   */
  public static boolean replaces(Word later, Word earlier, Collection<Word> besides) {
    return onSameItems(later, earlier) || inWords(later, earlier, besides);
  }

  /** The same reference and an item in common: nothing needs to be said. */
  public static boolean onSameItems(Word later, Word earlier) {
    return follows(later, earlier)
        && PaymentReference.ties(later.advice().paymentReference())
        && sameReference(later.advice(), earlier.advice())
        && shareItems(later.advice(), earlier.advice());
  }

  private static boolean inWords(Word later, Word earlier, Collection<Word> besides) {
    return couldMean(later, earlier)
        && besides.stream().noneMatch(other -> couldMean(later, other))
        && later.saysToReplace().getAsBoolean();
  }

  private static boolean couldMean(Word later, Word earlier) {
    return follows(later, earlier) && samePayment(later.advice(), earlier.advice());
  }

  private static boolean follows(Word later, Word earlier) {
    return later.sentAt() != null
        && earlier.sentAt() != null
        && later.sentAt().isAfter(earlier.sentAt())
        && later.sender() != null
        && later.sender().equals(earlier.sender());
  }

  /** A reference may be one that stands in every mail of this customer: amount and date say it. */
  private static boolean samePayment(Advice one, Advice other) {
    BigDecimal amount = one.paymentAmount();
    return amount != null
        && other.paymentAmount() != null
        && amount.compareTo(other.paymentAmount()) == 0
        && Objects.equals(one.currency(), other.currency())
        && one.paymentDate() != null
        && one.paymentDate().equals(other.paymentDate())
        && sameReference(one, other);
  }

  /** Equal, or neither has one that tells payments apart. */
  private static boolean sameReference(Advice one, Advice other) {
    boolean ties = PaymentReference.ties(one.paymentReference());
    return ties == PaymentReference.ties(other.paymentReference())
        && (!ties
            || PaymentReference.canonical(one.paymentReference())
                .equals(PaymentReference.canonical(other.paymentReference())));
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
