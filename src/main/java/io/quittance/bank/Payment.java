package io.quittance.bank;

import io.quittance.bank.statement.BankRate;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * Money the bank reports.
 *
 * @param id the bank's entry reference with our account, unique in the tenant; never a customer's
 *     reference alone
 * @param reference what payer and bank call it, or null
 * @param account our own account
 * @param rate the exchange that the bank made of it, or null
 * @param available amount less net cash applied, on account, returned and written off
 */
public record Payment(
    String id,
    String reference,
    String account,
    String legalEntity,
    Status status,
    Money amount,
    Money available,
    LocalDate valueDate,
    LocalDate bookingDate,
    String method,
    String payerName,
    String payerAccount,
    String text,
    List<Reference> references,
    BankRate rate) {

  /** Only booked money posts. */
  public enum Status {
    PENDING,
    BOOKED,
    RETURNED
  }

  public record Reference(String type, String value) {}

  public Payment {
    references = List.copyOf(references);
  }

  /** Of which the bank exchanged nothing. */
  public Payment(
      String id,
      String reference,
      String account,
      String legalEntity,
      Status status,
      Money amount,
      Money available,
      LocalDate valueDate,
      LocalDate bookingDate,
      String method,
      String payerName,
      String payerAccount,
      String text,
      List<Reference> references) {
    this(
        id,
        reference,
        account,
        legalEntity,
        status,
        amount,
        available,
        valueDate,
        bookingDate,
        method,
        payerName,
        payerAccount,
        text,
        references,
        null);
  }
}
