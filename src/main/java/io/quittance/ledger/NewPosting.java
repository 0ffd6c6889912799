package io.quittance.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A posting about to be written.
 *
 * @param transaction shared by the postings of one business transaction
 * @param reverses id of the posting that it takes back, wholly or in part, or null
 * @param key idempotency key, unique in the tenant
 * @param hash of the request behind it
 */
record NewPosting(
    String id,
    String transaction,
    Kind kind,
    String legalEntity,
    LocalDate date,
    String reverses,
    String decision,
    String payment,
    String key,
    String hash,
    List<Entry> entries) {

  enum Kind {
    RECEIPT,
    APPLICATION,
    NETTING,
    SETTLEMENT,
    REVERSAL,
    RETURN,
    ON_ACCOUNT,
    REFUND,
    WRITE_OFF,
    NOT_RECEIVABLE
  }

  NewPosting {
    entries = List.copyOf(entries);
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }
}
