package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.matching.Books;
import io.quittance.matching.BooksBehind;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The books as if some applications had not happened, under another policy: what was applied is
 * available again, and an item that it closed is open. Nothing found in them is ever posted.
 *
 * @param cash net cash of these applications by payment, to give back
 * @param settled what they took off an item, by item
 * @param policies the policy for a legal entity and a customer, either of them null
 * @param dateWindowDays the widest window of these policies
 */
record BooksBefore(
    Books books,
    Map<String, Money> cash,
    Map<String, Money> settled,
    PolicyFor policies,
    int dateWindowDays)
    implements BooksBehind {

  /** Either id may be null. */
  @FunctionalInterface
  interface PolicyFor {
    Policy of(String legalEntity, String customer);
  }

  @Override
  public List<Payment> paymentsByReference(String reference) {
    return with(
        books.paymentsByReference(reference),
        givenBack().filter(payment -> PaymentReference.carriedBy(payment, reference)));
  }

  @Override
  public List<Payment> paymentsByAmount(Money amount, LocalDate from, LocalDate to) {
    return with(
        books.paymentsByAmount(amount, from, to),
        givenBack()
            .filter(payment -> payment.amount().equals(amount))
            .filter(
                payment -> {
                  LocalDate day =
                      Objects.requireNonNullElse(payment.valueDate(), payment.bookingDate());
                  return day != null && !day.isBefore(from) && !day.isAfter(to);
                }));
  }

  private Stream<Payment> givenBack() {
    return cash.keySet().stream()
        .sorted()
        .flatMap(id -> payment(id).stream())
        .filter(payment -> payment.status() != Payment.Status.RETURNED);
  }

  private List<Payment> with(List<Payment> found, Stream<Payment> more) {
    List<Payment> all = new ArrayList<>(found.stream().map(this::before).toList());
    more.filter(payment -> all.stream().noneMatch(p -> p.id().equals(payment.id())))
        .forEach(all::add);
    return all;
  }

  @Override
  public Optional<Payment> payment(String id) {
    return books.payment(id).map(this::before);
  }

  private Payment before(Payment payment) {
    Money back = cash.get(payment.id());
    return back == null
        ? payment
        : new Payment(
            payment.id(),
            payment.reference(),
            payment.account(),
            payment.legalEntity(),
            payment.status(),
            payment.amount(),
            payment.available().plus(back).min(payment.amount()),
            payment.valueDate(),
            payment.bookingDate(),
            payment.method(),
            payment.payerName(),
            payment.payerAccount(),
            payment.text(),
            payment.references());
  }

  private OpenItem before(OpenItem item) {
    Money back = settled.get(item.id());
    return back == null
        ? item
        : new OpenItem(
            item.id(),
            item.number(),
            item.customer(),
            item.legalEntity(),
            item.kind(),
            item.amount(),
            item.openAmount(),
            item.available().plus(back).min(item.amount()),
            item.issueDate(),
            item.dueDate(),
            item.installment(),
            item.status() == OpenItem.Status.CLOSED ? OpenItem.Status.OPEN : item.status(),
            item.inCollection(),
            item.directDebit(),
            item.discounts(),
            item.references());
  }

  @Override
  public List<OpenItem> itemsByNumber(Collection<String> canonicalNumbers) {
    return books.itemsByNumber(canonicalNumbers).stream().map(this::before).toList();
  }

  @Override
  public List<OpenItem> itemsBySkeleton(Collection<String> skeletons) {
    return books.itemsBySkeleton(skeletons).stream().map(this::before).toList();
  }

  @Override
  public List<OpenItem> itemsBySuffix(Collection<String> suffixes) {
    return books.itemsBySuffix(suffixes).stream().map(this::before).toList();
  }

  @Override
  public List<OpenItem> itemsByReference(Collection<String> references) {
    return books.itemsByReference(references).stream().map(this::before).toList();
  }

  @Override
  public Optional<OpenItem> item(String id) {
    return books.item(id).map(this::before);
  }

  @Override
  public List<OpenItem> openItems(String customer) {
    return books.openItems(customer).stream().map(this::before).toList();
  }

  @Override
  public Policy policy(String legalEntity, String customer) {
    return policies.of(legalEntity, customer);
  }

  @Override
  public int widestDateWindowDays() {
    return dateWindowDays;
  }
}
