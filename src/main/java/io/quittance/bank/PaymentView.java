package io.quittance.bank;

import io.quittance.bank.statement.BankRate;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A payment as the API shows it: the fields an import takes, and what is available.
 *
 * @param available amount not yet applied, of booked money
 * @param bankRate null when the bank tells no exchange
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
    List<Payment.Reference> references,
    Rate bankRate) {

  /**
   * The exchange that the bank made of the payment.
   *
   * @param rate units of the currency for one of the payment's
   * @param said the bank's own figures
   */
  public record Rate(String currency, String rate, String said) {
    static Rate of(BankRate told) {
      return told == null
          ? null
          : new Rate(told.to().getCurrencyCode(), told.rate().toPlainString(), told.said());
    }
  }

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
        payment.references(),
        Rate.of(payment.rate()));
  }
}
