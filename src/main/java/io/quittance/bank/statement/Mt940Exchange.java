package io.quittance.bank.statement;

import io.quittance.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An exchange in the words {@code /OCMT/} (original currency and amount) and {@code /EXCH/} (rate),
 * which stand behind field 61 or in field 86. Nothing says which way the rate goes, so the amounts
 * have to show it; an original amount without a rate is no rate, for charges may be in the
 * difference. Sources: Deutsche Kreditwirtschaft, DFÜ-Abkommen appendix 3, field 61 subfield 9;
 * MT940 specifications of Dutch banks, code words of field 86.
 */
final class Mt940Exchange {
  private static final Pattern ORIGINAL =
      Pattern.compile("/OCMT/\\s*([A-Z]{3})\\s*(\\d{1,15},\\d{0,5})");
  private static final Pattern RATE = Pattern.compile("/EXCH/\\s*(\\d{1,12},\\d{0,12})");

  private Mt940Exchange() {}

  /**
   * @param paid what came to our account
   * @param said what stands with the entry, without the breaks of lines
   * @return null when no exchange of this money is told, or several
   */
  static BankRate read(Money paid, String said) {
    List<MatchResult> originals = ORIGINAL.matcher(said).results().toList();
    List<MatchResult> rates = RATE.matcher(said).results().toList();
    if (originals.size() != 1 || rates.size() != 1) {
      return null;
    }
    Currency other = Money.currencyOf(originals.get(0).group(1)).orElse(null);
    Optional<BigDecimal> given = positive(originals.get(0).group(2));
    Optional<BigDecimal> rate = positive(rates.get(0).group(1));
    boolean exchanged = other != null && !other.equals(paid.currency());
    return exchanged && given.isPresent() && rate.isPresent()
        ? new ExchangedAmounts(paid, other, given.get()).at(rate.get(), "")
        : null;
  }

  private static Optional<BigDecimal> positive(String printed) {
    return Amounts.decimal(printed.replace(',', '.')).filter(number -> number.signum() > 0);
  }
}
