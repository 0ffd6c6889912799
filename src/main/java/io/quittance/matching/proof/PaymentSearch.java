package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.document.ReadMessage;
import io.quittance.matching.Books;
import io.quittance.matching.identity.PaidFrom;
import io.quittance.money.Money;
import io.quittance.receivables.Family;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which payments an advice could mean. A payment that carries the advice's reference and has its
 * amount goes before all others. Without such a one, payments of the same amount and currency near
 * the advice's date count; among several, those of a payer who has nothing to do with the named
 * items step back behind those of a payer who has, or who is not known.
 */
public final class PaymentSearch {
  /** Beyond this many payments of one amount nobody is told apart by payer: a question anyway. */
  static final int MOST_COMPARED = 200;

  private static final LocalDate FIRST_DATE = LocalDate.of(1970, 1, 1);
  private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

  private final Books books;
  private final Family family;

  public PaymentSearch(Books books) {
    this.books = books;
    this.family = new Family(books::customer);
  }

  /**
   * @param fits payments that explain the advice equally well, by id; one is an answer, several are
   *     a question
   * @param tiedOnly payments that carry the reference but have another amount or currency, filled
   *     only when none carries it with the right ones
   */
  public record Found(List<Payment> fits, List<Payment> tiedOnly) {
    public Found {
      fits = List.copyOf(fits);
      tiedOnly = List.copyOf(tiedOnly);
    }
  }

  public Found search(Advice advice, ReadMessage source) {
    List<Payment> carrying =
        PaymentReference.ties(advice.paymentReference())
            ? byId(
                books.paymentsByReference(advice.paymentReference()).stream()
                    .filter(p -> PaymentReference.carriedBy(p, advice.paymentReference()))
                    .toList())
            : List.of();
    List<Payment> exact = carrying.stream().filter(p -> hasTotal(advice, p)).toList();
    return exact.isEmpty()
        ? new Found(byAmount(advice, source), carrying)
        : new Found(exact, List.of());
  }

  /** True when the advice's currency, if any, and its total are the payment's. */
  static boolean hasTotal(Advice advice, Payment payment) {
    Currency currency = payment.amount().currency();
    return (advice.currency() == null || advice.currency().equals(currency.getCurrencyCode()))
        && payment.amount().equals(StatedAdvice.of(advice, currency).total());
  }

  /** What the advice says was paid in this currency; empty when it is another or cannot be told. */
  public static Optional<Money> total(Advice advice, Currency currency) {
    return advice.currency() == null || advice.currency().equals(currency.getCurrencyCode())
        ? Optional.ofNullable(StatedAdvice.of(advice, currency).total())
        : Optional.empty();
  }

  /** The day near which the money is expected: payment date, advice date, date of the mail. */
  public static Optional<LocalDate> expected(Advice advice, ReadMessage source) {
    if (advice.paymentDate() != null) {
      return Optional.of(advice.paymentDate());
    }
    if (advice.adviceDate() != null) {
      return Optional.of(advice.adviceDate());
    }
    return Optional.ofNullable(source.envelope())
        .map(envelope -> envelope.date())
        .map(date -> date.atZone(ZoneOffset.UTC).toLocalDate());
  }

  /** True when the payment's day lies so many days or fewer from the expected one. */
  public static boolean near(LocalDate expected, Payment payment, int days) {
    return valued(payment)
        .map(day -> Math.abs(ChronoUnit.DAYS.between(expected, day)) <= days)
        .orElse(false);
  }

  /** Value date, else booking date: the day that earns a discount and that a date ties to. */
  static Optional<LocalDate> valued(Payment payment) {
    return Optional.ofNullable(payment.valueDate())
        .or(() -> Optional.ofNullable(payment.bookingDate()));
  }

  /**
   * The payment's own reference of the same form as the advice's, but another one: the payer
   * numbers payments so, and this is another payment.
   */
  static Optional<String> otherOfItsForm(Advice advice, Payment payment) {
    String reference = PaymentReference.canonical(advice.paymentReference());
    if (reference.length() <= PaymentReference.LEAST_LENGTH
        || !PaymentReference.ties(advice.paymentReference())) {
      return Optional.empty();
    }
    return PaymentReference.all(payment)
        .map(PaymentReference::canonical)
        .filter(own -> !own.equals(reference) && form(own).equals(form(reference)))
        .findFirst();
  }

  private static String form(String reference) {
    return reference.replaceAll("[0-9]", "9");
  }

  private List<Payment> byAmount(Advice advice, ReadMessage source) {
    NamedItems named = NamedItems.lookUp(advice, books);
    Optional<LocalDate> expected = expected(advice, source);
    int widest = books.widestDateWindowDays();
    LocalDate from = expected.map(date -> date.minusDays(widest)).orElse(FIRST_DATE);
    LocalDate to = expected.map(date -> date.plusDays(widest)).orElse(LAST_DATE);
    Map<String, Payment> found = new LinkedHashMap<>();
    for (Currency currency : currencies(advice, named)) {
      Money total = StatedAdvice.of(advice, currency).total();
      if (total != null && total.isPositive()) {
        books.paymentsByAmount(total, from, to).forEach(p -> found.put(p.id(), p));
      }
    }
    expected.ifPresent(date -> found.values().removeIf(p -> tooFar(date, p, named, widest)));
    List<Payment> all = byId(new ArrayList<>(found.values()));
    List<Payment> notOfAnother =
        all.stream().filter(p -> otherOfItsForm(advice, p).isEmpty()).toList();
    return nearest(notOfAnother.isEmpty() ? all : notOfAnother, named);
  }

  /**
   * Beyond the tenant's window a payment counts where the policy of its payer says so, who has to
   * do with the named items, or of whoever owns these while the payer is not known.
   */
  private boolean tooFar(LocalDate expected, Payment payment, NamedItems named, int widest) {
    int days = books.policy(null, null).tying().dateWindowDays();
    if (widest <= days || near(expected, payment, days)) {
      return false;
    }
    Set<String> payers =
        PaidFrom.of(payment, books).owner().map(c -> Set.of(c.id())).orElse(named.customers());
    return payers.stream()
        .filter(payer -> named.customers().stream().anyMatch(owner -> concerns(payer, owner)))
        .map(customer -> books.policy(payment.legalEntity(), customer).tying().dateWindowDays())
        .noneMatch(window -> near(expected, payment, window));
  }

  private static List<Currency> currencies(Advice advice, NamedItems named) {
    if (advice.currency() != null) {
      return Money.currencyOf(advice.currency()).map(List::of).orElse(List.of());
    }
    return named.currencies();
  }

  /** Payments whose payer has to do with the items, or is not known; all when there is none. */
  private List<Payment> nearest(List<Payment> payments, NamedItems named) {
    Set<String> owners = new TreeSet<>(named.customers());
    if (payments.size() < 2 || payments.size() > MOST_COMPARED || owners.isEmpty()) {
      return payments;
    }
    List<Payment> plausible =
        payments.stream()
            .filter(
                payment ->
                    PaidFrom.of(payment, books)
                        .owner()
                        .map(c -> owners.stream().anyMatch(o -> concerns(c.id(), o)))
                        .orElse(true))
            .toList();
    return plausible.isEmpty() ? payments : plausible;
  }

  private boolean concerns(String payer, String owner) {
    return payer.equals(owner) || family.related(payer, owner);
  }

  private static List<Payment> byId(List<Payment> payments) {
    return payments.stream().sorted(Comparator.comparing(Payment::id)).toList();
  }
}
