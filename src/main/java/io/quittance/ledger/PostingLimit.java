package io.quittance.ledger;

import io.quittance.money.Money;
import java.util.stream.Stream;

/**
 * How much may be given away, of one currency.
 *
 * @param group of clerks; null when it is a customer's limit
 * @param customer id; null when it is a group's limit
 * @param writeOff zero or more in one posting
 * @param discount zero or more in one posting
 * @param writeOffADay for one person of the group, or null: not limited; a customer has none
 * @param discountADay as for write-offs
 * @param removalAskedBy who wishes its removal, which a second person has to wish, too; or null
 */
public record PostingLimit(
    String group,
    String customer,
    Money writeOff,
    Money discount,
    Money writeOffADay,
    Money discountADay,
    String removalAskedBy) {
  public PostingLimit {
    if ((group == null) == (customer == null)) {
      throw new IllegalArgumentException("a limit is of a group or of a customer");
    }
    if (customer != null && (writeOffADay != null || discountADay != null)) {
      throw new IllegalArgumentException("a customer is limited by the posting, not by the day");
    }
    boolean mixed =
        Stream.of(discount, writeOffADay, discountADay)
            .anyMatch(other -> other != null && !other.currency().equals(writeOff.currency()));
    if (mixed) {
      throw new IllegalArgumentException("a limit is in one currency");
    }
  }

  /** Whose removal nobody wishes. */
  public PostingLimit(
      String group,
      String customer,
      Money writeOff,
      Money discount,
      Money writeOffADay,
      Money discountADay) {
    this(group, customer, writeOff, discount, writeOffADay, discountADay, null);
  }

  public static PostingLimit ofGroup(String group, Money writeOff, Money discount) {
    return new PostingLimit(group, null, writeOff, discount, null, null);
  }

  public static PostingLimit ofCustomer(String customer, Money writeOff, Money discount) {
    return new PostingLimit(null, customer, writeOff, discount, null, null);
  }

  String currency() {
    return writeOff.currency().getCurrencyCode();
  }
}
