package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.bank.PaymentReference;
import io.quittance.ledger.AppliedView;
import io.quittance.matching.Books;
import io.quittance.matching.BooksBehind;
import io.quittance.matching.identity.Learned;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.BankAccount;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The books as if a message's own applications had not happened, under a policy of choice: what was
 * applied is available again, an item that it closed is open, one that it made is not there.
 *
 * @param own what is given back
 * @param policies the policy for a legal entity and a customer, either of them null
 * @param dateWindowDays the widest window of these policies
 * @param learning what was learned about some patterns; leaves out what the message itself proved
 */
record WithoutOwn(
    Books books,
    OwnApplications own,
    PolicyFor policies,
    int dateWindowDays,
    Function<Collection<String>, List<Learned>> learning)
    implements BooksBehind {

  /** The books as they were before some applications, with the policies and facts of today. */
  static WithoutOwn before(List<AppliedView> applied, Books books) {
    return new WithoutOwn(
        books,
        OwnApplications.of(applied),
        books::policy,
        books.widestDateWindowDays(),
        books::learned);
  }

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

  @Override
  public List<Payment> paymentsFrom(String account) {
    String canonical = BankAccount.canonical(account);
    return with(
        books.paymentsFrom(account),
        givenBack()
            .filter(
                payment ->
                    payment.payerAccount() != null
                        && BankAccount.canonical(payment.payerAccount()).equals(canonical)));
  }

  private Stream<Payment> givenBack() {
    return own.cash().keySet().stream()
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
    Money back = own.cash().get(payment.id());
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
            payment.references(),
            payment.rate());
  }

  private OpenItem before(OpenItem item) {
    Money back = own.settled().get(item.id());
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
    return before(books.itemsByNumber(canonicalNumbers));
  }

  @Override
  public List<OpenItem> itemsBySkeleton(Collection<String> skeletons) {
    return before(books.itemsBySkeleton(skeletons));
  }

  @Override
  public List<OpenItem> itemsBySuffix(Collection<String> suffixes) {
    return before(books.itemsBySuffix(suffixes));
  }

  @Override
  public List<OpenItem> itemsByReference(Collection<String> references) {
    return before(books.itemsByReference(references));
  }

  @Override
  public Optional<OpenItem> item(String id) {
    return own.made().contains(id) ? Optional.empty() : books.item(id).map(this::before);
  }

  @Override
  public List<OpenItem> openItems(String customer) {
    List<OpenItem> open = new ArrayList<>(before(books.openItems(customer)));
    own.settled().keySet().stream()
        .sorted()
        .filter(id -> open.stream().noneMatch(item -> item.id().equals(id)))
        .flatMap(id -> item(id).stream())
        .filter(item -> item.customer().equals(customer))
        .forEach(open::add);
    return open;
  }

  private List<OpenItem> before(List<OpenItem> items) {
    return items.stream()
        .filter(item -> !own.made().contains(item.id()))
        .map(this::before)
        .toList();
  }

  @Override
  public List<Learned> learned(Collection<String> patterns) {
    return learning.apply(patterns);
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
