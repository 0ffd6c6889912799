package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.money.Money;
import java.util.List;

/**
 * A wish to move value onto an open item.
 *
 * @param openItem the item whose balance falls; for a credit item the value that is used up
 * @param amount positive: cash (or credit) applied, without discount and write-off; on a credit
 *     item the amount of credit used
 * @param discount positive or zero, in the item's currency
 * @param writeOff positive or zero
 * @param reasonCode required for a write-off, else null
 * @param parts what else of the item's value is settled, not in cash; empty for most
 */
public record Application(
    String openItem,
    Money amount,
    Money discount,
    Money writeOff,
    String reasonCode,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> parts) {

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
    this(openItem, amount, discount, writeOff, reasonCode, List.of());
  }
}
