package io.quittance.bank.statement;

import io.quittance.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads {@code CcyXchg} (ISO 20022 {@code CurrencyExchange5}) below {@code AmtDtls}. The unit
 * currency is to say which way the rate goes, and banks fill it both ways: where both amounts are
 * given {@link ExchangedAmounts} decide. What neither amounts nor unit show, or what contradicts,
 * is no rate.
 */
final class CamtExchange {
  private static final int LONGEST_RATE = 30;

  private static final List<String> AMOUNTS = List.of("InstdAmt", "TxAmt", "CntrValAmt");

  private final Money paid;
  private final XmlElement details;

  private CamtExchange(Money paid, XmlElement details) {
    this.paid = paid;
    this.details = details;
  }

  /**
   * @param paid what came to our account, or null
   * @param elements with {@code AmtDtls} below them, the nearest first
   * @return null when no exchange of this money is told
   */
  static BankRate read(Money paid, Stream<XmlElement> elements) {
    return elements
        .flatMap(element -> element.all("AmtDtls").stream())
        .map(details -> paid == null ? null : new CamtExchange(paid, details).read())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private BankRate read() {
    return AMOUNTS.stream()
        .flatMap(amount -> details.all(amount + "/CcyXchg").stream())
        .map(this::read)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private BankRate read(XmlElement exchange) {
    String ours = paid.currency().getCurrencyCode();
    String source = exchange.text("SrcCcy");
    String target = exchange.text("TrgtCcy");
    BigDecimal rate = positive(exchange.text("XchgRate"));
    Currency other = other(ours, source, target);
    if (rate == null || other == null || !paid.isPositive()) {
      return null;
    }
    String unit = exchange.text("UnitCcy");
    BigDecimal given = given(other);
    String printed = rate.toPlainString();
    if (given != null) {
      return new ExchangedAmounts(paid, other, given).at(rate, unit);
    }
    String said = "1 " + unit + " is " + printed + " " + (unit.equals(ours) ? other : ours);
    if (unit.equals(ours)) {
      return new BankRate(other, rate, said);
    }
    return unit.equals(other.getCurrencyCode())
        ? new BankRate(other, ExchangedAmounts.inverse(rate), said)
        : null;
  }

  /** The amount in the other currency, or null. */
  private BigDecimal given(Currency other) {
    return AMOUNTS.stream()
        .flatMap(amount -> details.all(amount + "/Amt").stream())
        .filter(amount -> amount.attribute("Ccy").equals(other.getCurrencyCode()))
        .map(amount -> positive(amount.text()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static Currency other(String ours, String source, String target) {
    boolean names = source.equals(ours) != target.equals(ours) && !source.isEmpty();
    String other = source.equals(ours) ? target : source;
    return names ? Money.currencyOf(other).orElse(null) : null;
  }

  private static BigDecimal positive(String printed) {
    boolean plain = printed.length() <= LONGEST_RATE && printed.matches("[0-9]+(\\.[0-9]+)?");
    return plain && new BigDecimal(printed).signum() > 0 ? new BigDecimal(printed) : null;
  }
}
