package io.quittance.bank;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A payment as the API shows it: the fields an import takes, and what is available.
 *
 * @param available amount not yet applied, of booked money
 */
public record PaymentView(
    String id,
    String reference,
    String account,
    String legalEntity,
    String status,
    String amount,
    String available,
    String currency,
    LocalDate valueDate,
    LocalDate bookingDate,
    String method,
    String payerName,
    String payerAccount,
    String text,
    List<Payment.Reference> references) {

  static PaymentView of(Payment payment) {
    return new PaymentView(
        payment.id(),
        payment.reference(),
        payment.account(),
        payment.legalEntity(),
        payment.status().name().toLowerCase(Locale.ROOT),
        payment.amount().toPlainString(),
        payment.available().toPlainString(),
        payment.amount().currency().getCurrencyCode(),
        payment.valueDate(),
        payment.bookingDate(),
        payment.method(),
        payment.payerName(),
        payment.payerAccount(),
        payment.text(),
        payment.references());
  }
}
