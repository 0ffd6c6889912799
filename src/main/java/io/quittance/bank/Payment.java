package io.quittance.bank;

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
    List<Reference> references) {

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
}
