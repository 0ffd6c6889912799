package io.quittance.matching.joint;

import io.quittance.bank.Payment;
import io.quittance.matching.Books;
import io.quittance.matching.BooksBehind;
import io.quittance.matching.OtherAdvice;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The books as if one payment were of another amount, its partners were not there, and the advices
 * that share it said nothing. Nothing found in them is posted without a look at the real ones.
 *
 * @param share the payment with the amount it is taken for
 * @param hidden ids of other payments
 * @param members advices, by {@link #key}
 */
record SharedBooks(Books books, Payment share, Set<String> hidden, Set<String> members)
    implements BooksBehind {

  static SharedBooks of(
      Books books, Payment payment, Money amount, Set<String> hidden, Set<String> members) {
    return new SharedBooks(
        books,
        new Payment(
            payment.id(),
            payment.reference(),
            payment.account(),
            payment.legalEntity(),
            payment.status(),
            amount,
            amount,
            payment.valueDate(),
            payment.bookingDate(),
            payment.method(),
            payment.payerName(),
            payment.payerAccount(),
            payment.text(),
            payment.references(),
            payment.rate()),
        hidden,
        members);
  }

  /** The same with a reference more on the payment: one that a hidden partner carries. */
  SharedBooks carrying(String reference) {
    List<Payment.Reference> references = new ArrayList<>(share.references());
    references.add(new Payment.Reference("partner", reference));
    return new SharedBooks(
        books,
        new Payment(
            share.id(),
            share.reference(),
            share.account(),
            share.legalEntity(),
            share.status(),
            share.amount(),
            share.available(),
            share.valueDate(),
            share.bookingDate(),
            share.method(),
            share.payerName(),
            share.payerAccount(),
            share.text(),
            references,
            share.rate()),
        hidden,
        members);
  }

  static String key(String message, int advice) {
    return message + '#' + advice;
  }

  @Override
  public List<Payment> paymentsByReference(String reference) {
    return seen(books.paymentsByReference(reference));
  }

  @Override
  public List<Payment> paymentsByAmount(Money amount, LocalDate from, LocalDate to) {
    return seen(books.paymentsByAmount(amount, from, to)).stream()
        .filter(payment -> payment.amount().equals(amount))
        .toList();
  }

  private List<Payment> seen(List<Payment> payments) {
    List<Payment> seen = new ArrayList<>();
    for (Payment payment : payments) {
      if (!hidden.contains(payment.id())) {
        seen.add(payment.id().equals(share.id()) ? share : payment);
      }
    }
    return seen;
  }

  @Override
  public Optional<Payment> payment(String id) {
    return id.equals(share.id())
        ? Optional.of(share)
        : books.payment(id).filter(payment -> !hidden.contains(payment.id()));
  }

  @Override
  public List<Payment> paymentsFrom(String account) {
    return seen(books.paymentsFrom(account));
  }

  @Override
  public List<OtherAdvice> otherAdvices(Collection<String> keys) {
    return books.otherAdvices(keys).stream()
        .filter(other -> !members.contains(key(other.message(), other.index())))
        .toList();
  }

  @Override
  public List<OpenItem> itemsByNumber(Collection<String> canonicalNumbers) {
    return books.itemsByNumber(canonicalNumbers);
  }

  @Override
  public List<OpenItem> itemsBySkeleton(Collection<String> skeletons) {
    return books.itemsBySkeleton(skeletons);
  }

  @Override
  public List<OpenItem> itemsBySuffix(Collection<String> suffixes) {
    return books.itemsBySuffix(suffixes);
  }

  @Override
  public List<OpenItem> itemsByReference(Collection<String> references) {
    return books.itemsByReference(references);
  }

  @Override
  public Optional<OpenItem> item(String id) {
    return books.item(id);
  }

  @Override
  public List<OpenItem> openItems(String customer) {
    return books.openItems(customer);
  }

  @Override
  public Policy policy(String legalEntity, String customer) {
    return books.policy(legalEntity, customer);
  }

  @Override
  public int widestDateWindowDays() {
    return books.widestDateWindowDays();
  }
}
