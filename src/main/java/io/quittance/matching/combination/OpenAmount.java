package io.quittance.matching.combination;

import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What the search knows of an open item. All items of a search are of one currency.
 *
 * @param id tells items of equal amounts apart: they are different items, never a quantity
 * @param number what customers print
 * @param minor what is open in minor units; a credit is negative
 * @param issued null when not known
 * @param due null when not known
 * @param purchaseOrder the customer's order, null when not known
 */
public record OpenAmount(
    String id, String number, long minor, LocalDate issued, LocalDate due, String purchaseOrder) {

  /** A trillion in cents. So many of them as a search may take still add up within 64 bits. */
  public static final long LARGEST = 100_000_000_000_000L;

  /** The type under which items carry the customer's order. */
  private static final String PURCHASE_ORDER = "PO";

  /**
   * @throws IllegalArgumentException when the amount is beyond {@link #LARGEST}
   */
  public OpenAmount {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(number, "number");
    if (minor > LARGEST || minor < -LARGEST) {
      throw new IllegalArgumentException("amount beyond a trillion");
    }
  }

  /** What our applications have left of the item, a credit negative. */
  public static OpenAmount of(OpenItem item) {
    long available = item.available().minor();
    return new OpenAmount(
        item.id(),
        item.number(),
        item.kind().credit() ? -available : available,
        item.issueDate(),
        item.dueDate(),
        item.references().stream()
            .filter(reference -> PURCHASE_ORDER.equalsIgnoreCase(reference.type()))
            .map(OpenItem.Reference::value)
            .findFirst()
            .orElse(null));
  }
}
