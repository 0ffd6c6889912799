package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * A wish to move value onto an open item.
 *
 * @param openItem the item whose balance falls; for a credit item the value that is used up
 * @param amount positive: cash (or credit) applied, without discount and write-off, in the item's
 *     currency; on a credit item the amount of credit used
 * @param discount positive or zero, in the item's currency
 * @param writeOff positive or zero
 * @param reasonCode required for a write-off, else null
 * @param parts what else of the item's value is settled, not in cash; empty for most
 * @param exchange what the payment gives for the amount when it is in another currency, else null
 */
public record Application(
    String openItem,
    Money amount,
    Money discount,
    Money writeOff,
    String reasonCode,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> parts,
    @JsonInclude(JsonInclude.Include.NON_NULL) Exchange exchange) {

  /** What a part of an item's value is settled with, each on an account of its own. */
  public enum Role {
    /** Tax that the customer withheld and pays for us. */
    TAX,
    /** Kept back by the customer; becomes an item of its own. */
    DEDUCTION,
    BANK_FEE,
    /** Difference between the rates of the invoice and of the payment. */
    EXCHANGE
  }

  /**
   * @param amount positive, in the item's currency
   * @param reasonCode the customer's reason in our codes, or null where the role says it all
   */
  public record Part(Role role, Money amount, String reasonCode) {}

  /**
   * Money of the payment exchanged for the amount.
   *
   * @param paid in the payment's currency
   * @param rate units of the item's currency for one of the payment's, given and never computed
   * @param source who gave the rate: the bank or a name that was imported
   */
  public record Exchange(Money paid, BigDecimal rate, String source) {
    /** What the money is worth in the other currency, rounded half up to its minor unit. */
    Money worth(Currency currency) {
      return Money.of(
          paid.amount().multiply(rate).setScale(Money.scaleOf(currency), RoundingMode.HALF_UP),
          currency);
    }
  }

  public Application {
    parts = parts == null ? List.of() : List.copyOf(parts);
  }

  /** Minor units that the parts settle together. */
  long partsMinor() {
    return parts.stream().mapToLong(part -> part.amount().minor()).sum();
  }

  /** An application of cash, discount and write-off alone. */
  public Application(
      String openItem, Money amount, Money discount, Money writeOff, String reasonCode) {
    this(openItem, amount, discount, writeOff, reasonCode, List.of(), null);
  }

  /** An application in one currency. */
  public Application(
      String openItem,
      Money amount,
      Money discount,
      Money writeOff,
      String reasonCode,
      List<Part> parts) {
    this(openItem, amount, discount, writeOff, reasonCode, parts, null);
  }

  /** The same, paid in another currency. */
  public Application with(Exchange given) {
    return new Application(openItem, amount, discount, writeOff, reasonCode, parts, given);
  }

  /** Minor units by which the item's balance falls. */
  long taken() {
    return amount.plus(discount).plus(writeOff).minor() + partsMinor();
  }

  /** What the payment gives, in its currency. */
  public Money cash() {
    return exchange == null ? amount : exchange.paid();
  }

  /** True when anything but cash and credit, in the item's own currency, settles it. */
  boolean settlesOtherwise() {
    return discount.isPositive() || writeOff.isPositive() || !parts.isEmpty() || exchange != null;
  }
}
