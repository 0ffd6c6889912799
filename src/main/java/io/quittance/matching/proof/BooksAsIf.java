package io.quittance.matching.proof;

import io.quittance.bank.Payment;
import io.quittance.matching.Books;
import io.quittance.matching.BooksBehind;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The books with one amount other than it is, to ask what would follow. Nothing found in them is
 * ever posted.
 */
final class BooksAsIf implements BooksBehind {
  private final Books books;
  private final UnaryOperator<Payment> payment;
  private final UnaryOperator<OpenItem> item;

  private BooksAsIf(Books books, UnaryOperator<Payment> payment, UnaryOperator<OpenItem> item) {
    this.books = books;
    this.payment = payment;
    this.item = item;
  }

  /** As if the payment were of this amount, all of it available. */
  static Books paid(Books books, Money amount, Payment payment) {
    Payment other =
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
            payment.rate());
    return new BooksAsIf(
        books, p -> p.id().equals(other.id()) ? other : p, UnaryOperator.identity());
  }

  /** As if this amount were open of the item. */
  static Books open(Books books, Money amount, OpenItem item) {
    OpenItem other =
        new OpenItem(
            item.id(),
            item.number(),
            item.customer(),
            item.legalEntity(),
            item.kind(),
            item.amount(),
            amount,
            amount,
            item.issueDate(),
            item.dueDate(),
            item.installment(),
            item.status(),
            item.inCollection(),
            item.directDebit(),
            item.discounts(),
            item.references());
    return new BooksAsIf(
        books, UnaryOperator.identity(), i -> i.id().equals(other.id()) ? other : i);
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public List<Payment> paymentsByReference(String reference) {
    return books.paymentsByReference(reference).stream().map(payment).toList();
  }

  @Override
  public List<Payment> paymentsByAmount(Money amount, LocalDate from, LocalDate to) {
    return books.paymentsByAmount(amount, from, to).stream()
        .map(payment)
        .filter(p -> p.amount().equals(amount))
        .toList();
  }

  @Override
  public Optional<Payment> payment(String id) {
    return books.payment(id).map(payment);
  }

  @Override
  public List<OpenItem> itemsByNumber(Collection<String> canonicalNumbers) {
    return books.itemsByNumber(canonicalNumbers).stream().map(item).toList();
  }

  @Override
  public List<OpenItem> itemsBySkeleton(Collection<String> skeletons) {
    return books.itemsBySkeleton(skeletons).stream().map(item).toList();
  }

  @Override
  public List<OpenItem> itemsBySuffix(Collection<String> suffixes) {
    return books.itemsBySuffix(suffixes).stream().map(item).toList();
  }

  @Override
  public List<OpenItem> itemsByReference(Collection<String> references) {
    return books.itemsByReference(references).stream().map(item).toList();
  }

  @Override
  public Optional<OpenItem> item(String id) {
    return books.item(id).map(item);
  }

  @Override
  public List<OpenItem> openItems(String customer) {
    return books.openItems(customer).stream().map(item).toList();
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
