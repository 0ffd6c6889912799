package io.quittance.ledger;

import io.quittance.api.Problem;
import io.quittance.money.Money;
import java.util.Currency;

/** Amounts as a caller writes them: plain decimals, zero or more. */
final class GivenAmount {
  private GivenAmount() {}

  /**
   * @param field named in the refusal
   * @throws Problem 422 when the text is no such amount
   */
  static Money read(String field, String amount, Currency currency) {
    try {
      Money money = Money.parse(amount == null ? "" : amount, currency.getCurrencyCode());
      if (!money.isNegative()) {
        return money;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Said below, as for an amount below zero.
    }
    throw Problem.unprocessable(
        "bad-amount",
        field + " is a plain decimal of " + currency + ", zero or more; nothing was changed.");
  }

  /**
   * @throws Problem 422 when there is no such currency
   */
  static Currency currency(String code) {
    return Money.currencyOf(code)
        .orElseThrow(
            () ->
                Problem.unprocessable(
                    "unknown-currency", "There is no currency " + code + "; nothing was changed."));
  }
}
