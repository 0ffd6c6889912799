package io.quittance.bank;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.api.ImportRow;
import io.quittance.bank.statement.BankRate;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** A payment as a row of an import says it, with the account and entity it means. */
record PaymentDraft(
    String id,
    String reference,
    String account,
    String legalEntity,
    Payment.Status status,
    Money amount,
    LocalDate valueDate,
    LocalDate bookingDate,
    String method,
    String payerName,
    String payerAccount,
    String text,
    List<Payment.Reference> references,
    BankRate rate) {

  /** Of which the bank exchanged nothing. */
  PaymentDraft(
      String id,
      String reference,
      String account,
      String legalEntity,
      Payment.Status status,
      Money amount,
      LocalDate valueDate,
      LocalDate bookingDate,
      String method,
      String payerName,
      String payerAccount,
      String text,
      List<Payment.Reference> references) {
    this(
        id,
        reference,
        account,
        legalEntity,
        status,
        amount,
        valueDate,
        bookingDate,
        method,
        payerName,
        payerAccount,
        text,
        references,
        null);
  }

  /** Fields of a draft are only complete when the row has no fault. */
  static PaymentDraft read(ImportRow row, OwnAccounts.Choice accounts) {
    String id = row.id("id", "reference");
    Currency currency = row.currency("currency");
    row.required("amount");
    Money amount = row.money("amount", currency);
    if (amount != null && !amount.isPositive()) {
      row.refuse("not-a-receipt", "A payment received is more than zero, not " + amount + ".");
    }
    OwnAccounts.Meant meant = accounts.of(row);
    return new PaymentDraft(
        id,
        row.text("reference"),
        meant.account(),
        meant.legalEntity(),
        row.oneOf("status", Payment.Status.class, Payment.Status.BOOKED),
        amount,
        row.date("valueDate"),
        row.date("bookingDate"),
        row.text("method"),
        row.text("payerName"),
        row.text("payerAccount"),
        row.text("text"),
        row.values("references", PaymentDraft::reference, PaymentDraft::reference));
  }

  private static Payment.Reference reference(JsonNode object) {
    return object.hasNonNull("value")
        ? new Payment.Reference(object.path("type").asText(null), object.get("value").asText())
        : null;
  }

  /** {@code endToEndId:4711}. */
  private static Payment.Reference reference(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Payment.Reference(null, text)
        : new Payment.Reference(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * The stored payment brought forward by this draft. The identity stays: amount, account and
   * entity never change, other fields only from null; together with a step from pending to booked
   * the bank may also correct dates and texts. What an earlier status says again changes nothing.
   *
   * @return null when the draft contradicts the stored payment
   */
  PaymentDraft onto(Payment stored) {
    boolean forward = status.compareTo(stored.status()) > 0;
    boolean corrects = forward && stored.status() == Payment.Status.PENDING;
    if (!amount.currency().equals(stored.amount().currency())
        || amount.minor() != stored.amount().minor()
        || !account.equals(stored.account())
        || !legalEntity.equals(stored.legalEntity())) {
      return null;
    }
    if (!corrects
        && (differs(reference, stored.reference())
            || differs(valueDate, stored.valueDate())
            || differs(bookingDate, stored.bookingDate())
            || differs(method, stored.method())
            || differs(payerName, stored.payerName())
            || differs(payerAccount, stored.payerAccount())
            || differs(text, stored.text())
            || differs(rate, stored.rate())
            || (!references.containsAll(stored.references())
                && !stored.references().containsAll(references)))) {
      return null;
    }
    return new PaymentDraft(
        id,
        merged(reference, stored.reference()),
        account,
        legalEntity,
        forward ? status : stored.status(),
        amount,
        merged(valueDate, stored.valueDate()),
        merged(bookingDate, stored.bookingDate()),
        merged(method, stored.method()),
        merged(payerName, stored.payerName()),
        merged(payerAccount, stored.payerAccount()),
        merged(text, stored.text()),
        stored.references().containsAll(references) ? stored.references() : references,
        merged(rate, stored.rate()));
  }

  /** True when both are given and not the same. */
  private static boolean differs(Object said, Object stored) {
    return said != null && stored != null && !said.equals(stored);
  }

  private static <T> T merged(T said, T stored) {
    return said == null ? stored : said;
  }

  boolean says(Payment stored) {
    return status == stored.status()
        && Objects.equals(reference, stored.reference())
        && Objects.equals(valueDate, stored.valueDate())
        && Objects.equals(bookingDate, stored.bookingDate())
        && Objects.equals(method, stored.method())
        && Objects.equals(payerName, stored.payerName())
        && Objects.equals(payerAccount, stored.payerAccount())
        && Objects.equals(text, stored.text())
        && references.equals(stored.references())
        && Objects.equals(rate, stored.rate());
  }

  /** With nothing available yet; the ledger decides about that. */
  Payment payment() {
    return new Payment(
        id,
        reference,
        account,
        legalEntity,
        status,
        amount,
        Money.zero(amount.currency()),
        valueDate,
        bookingDate,
        method,
        payerName,
        payerAccount,
        text,
        references,
        rate);
  }
}
