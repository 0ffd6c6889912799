package io.quittance.matching;

import io.quittance.bank.Payment;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows for tests: what a test does not say is ordinary. Euro, legal entity {@code DE}, value date 2
 * March 2026.
 */
public final class Sample {
  public static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private Sample() {}

  public static Money eur(String amount) {
    return Money.parse(amount, "EUR");
  }

  /** A customer whose only bank account is {@code ACC-} and its id. */
  public static Customer customer(String id) {
    return customer(id, null, null, "ACC-" + id);
  }

  public static Customer customer(String id, String parent, String group, String... accounts) {
    return new Customer(
        id,
        id,
        "Customer " + id,
        List.of(),
        List.of(),
        List.of(accounts),
        parent,
        group,
        null,
        null,
        false);
  }

  public static OpenItem invoice(String id, String number, String customer, String amount) {
    return item(id, number, customer, OpenItem.Kind.INVOICE, amount);
  }

  public static OpenItem credit(String id, String number, String customer, String amount) {
    return item(id, number, customer, OpenItem.Kind.CREDIT_MEMO, amount);
  }

  public static OpenItem item(
      String id, String number, String customer, OpenItem.Kind kind, String amount) {
    return item(id, number, customer, "DE", kind, eur(amount), eur(amount), OpenItem.Status.OPEN);
  }

  public static OpenItem item(
      String id,
      String number,
      String customer,
      String entity,
      OpenItem.Kind kind,
      Money amount,
      Money available,
      OpenItem.Status status,
      OpenItem.DiscountTier... discounts) {
    return new OpenItem(
        id,
        number,
        customer,
        entity,
        kind,
        amount,
        amount,
        available,
        DAY.minusDays(30),
        DAY,
        null,
        status,
        false,
        false,
        List.of(discounts),
        List.of());
  }

  public static OpenItem with(OpenItem item, OpenItem.Status status) {
    return item(
        item.id(),
        item.number(),
        item.customer(),
        item.legalEntity(),
        item.kind(),
        item.amount(),
        item.available(),
        status);
  }

  public static OpenItem collected(OpenItem item, boolean inCollection, boolean directDebit) {
    return new OpenItem(
        item.id(),
        item.number(),
        item.customer(),
        item.legalEntity(),
        item.kind(),
        item.amount(),
        item.openAmount(),
        item.available(),
        item.issueDate(),
        item.dueDate(),
        item.installment(),
        item.status(),
        inCollection,
        directDebit,
        item.discounts(),
        item.references());
  }

  public static OpenItem due(OpenItem item, LocalDate day) {
    return new OpenItem(
        item.id(),
        item.number(),
        item.customer(),
        item.legalEntity(),
        item.kind(),
        item.amount(),
        item.openAmount(),
        item.available(),
        item.issueDate(),
        day,
        item.installment(),
        item.status(),
        item.inCollection(),
        item.directDebit(),
        item.discounts(),
        item.references());
  }

  public static OpenItem issued(OpenItem item, LocalDate day) {
    return new OpenItem(
        item.id(),
        item.number(),
        item.customer(),
        item.legalEntity(),
        item.kind(),
        item.amount(),
        item.openAmount(),
        item.available(),
        day,
        item.dueDate(),
        item.installment(),
        item.status(),
        item.inCollection(),
        item.directDebit(),
        item.discounts(),
        item.references());
  }

  public static OpenItem referring(OpenItem item, String... references) {
    return new OpenItem(
        item.id(),
        item.number(),
        item.customer(),
        item.legalEntity(),
        item.kind(),
        item.amount(),
        item.openAmount(),
        item.available(),
        item.issueDate(),
        item.dueDate(),
        item.installment(),
        item.status(),
        item.inCollection(),
        item.directDebit(),
        item.discounts(),
        Stream.of(references).map(value -> new OpenItem.Reference("PO", value)).toList());
  }

  public static Customer onHold(Customer customer) {
    return new Customer(
        customer.id(),
        customer.number(),
        customer.name(),
        customer.aliases(),
        customer.emailDomains(),
        customer.bankAccounts(),
        customer.parent(),
        customer.group(),
        customer.billTo(),
        customer.payer(),
        true);
  }

  public static OpenItem left(OpenItem item, String available) {
    return item(
        item.id(),
        item.number(),
        item.customer(),
        item.legalEntity(),
        item.kind(),
        item.amount(),
        Money.parse(available, item.amount().currency().getCurrencyCode()),
        item.status());
  }

  public static OpenItem ofEntity(OpenItem item, String entity) {
    return item(
        item.id(),
        item.number(),
        item.customer(),
        entity,
        item.kind(),
        item.amount(),
        item.available(),
        item.status());
  }

  public static OpenItem discounted(OpenItem item, String amount, LocalDate until) {
    return item(
        item.id(),
        item.number(),
        item.customer(),
        item.legalEntity(),
        item.kind(),
        item.amount(),
        item.available(),
        item.status(),
        new OpenItem.DiscountTier(eur(amount), until));
  }

  /** A booked payment from the customer's account of {@link #customer(String)}. */
  public static Payment payment(String id, String reference, String customer, String amount) {
    return payment(
        id, reference, Payment.Status.BOOKED, eur(amount), eur(amount), "ACC-" + customer, DAY);
  }

  public static Payment payment(
      String id,
      String reference,
      Payment.Status status,
      Money amount,
      Money available,
      String payerAccount,
      LocalDate valueDate) {
    return new Payment(
        id,
        reference,
        "OUR-1",
        "DE",
        status,
        amount,
        available,
        valueDate,
        valueDate,
        "transfer",
        "Payer by name",
        payerAccount,
        null,
        List.of());
  }

  /** The same money under another name, with this text. */
  public static Payment from(Payment payment, String payerName, String account, String text) {
    return new Payment(
        payment.id(),
        payment.reference(),
        payment.account(),
        payment.legalEntity(),
        payment.status(),
        payment.amount(),
        payment.available(),
        payment.valueDate(),
        payment.bookingDate(),
        payment.method(),
        payerName,
        account,
        text,
        payment.references());
  }

  /** A customer without accounts, with its number {@code K1-} and its id. */
  public static Customer named(String id, String name, String... domains) {
    return new Customer(
        id,
        "K1-" + id,
        name,
        List.of(),
        List.of(domains),
        List.of(),
        null,
        null,
        null,
        null,
        false);
  }

  public static Policy familyPays(Policy p) {
    return p.with(new Policy.Payers(true));
  }

  public static Policy discounts(Policy p, boolean take, int graceDays) {
    return p.with(new Policy.Discounts(take, graceDays));
  }

  public static Policy holding(Policy p, boolean exact, boolean credits, boolean others) {
    Policy automatic = p.with(new Policy.Automatic(!exact, !credits, p.automatic().intercompany()));
    return others
        ? automatic.with(new Policy.Differences(Policy.ShortPay.HOLD, Policy.OverPay.HOLD))
        : automatic;
  }

  public static Policy intercompany(Policy p) {
    return p.with(new Policy.Automatic(p.automatic().exact(), p.automatic().namedCredits(), true));
  }
}
