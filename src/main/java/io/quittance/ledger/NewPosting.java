package io.quittance.ledger;

import io.quittance.bank.Payment;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    /** An application of money in another currency than the items. */
    EXCHANGE,
    /** The half of an application in another legal entity than the money's. */
    INTERCOMPANY,
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

  /** The legal entity of the money; without any that of the first item by id. */
  static String home(Payment payment, Map<String, OpenItem> items) {
    return payment != null
        ? payment.legalEntity()
        : items.get(Collections.min(items.keySet())).legalEntity();
  }

  /**
   * @param subject what is taken back, at most once
   */
  static NewPosting reversal(
      String of,
      String transaction,
      String legalEntity,
      LocalDate date,
      String decision,
      String payment,
      String subject,
      List<Entry> entries) {
    return new NewPosting(
        newId(),
        transaction,
        Kind.REVERSAL,
        legalEntity,
        date,
        of,
        decision,
        payment,
        "reverse#" + subject,
        RequestShape.sha256(subject),
        entries);
  }

  /** Takes back the half of what this reversal takes back. */
  NewPosting reversalOfHalf(Postings.Half half, LocalDate open, List<Entry> theirs) {
    return reversal(
        half.id(),
        transaction,
        half.legalEntity(),
        open,
        decision,
        payment,
        key + "#" + half.legalEntity(),
        theirs);
  }

  /** The half of this posting in another legal entity. */
  NewPosting half(String entity, List<Entry> theirs) {
    return new NewPosting(
        newId(),
        transaction,
        Kind.INTERCOMPANY,
        entity,
        date,
        null,
        decision,
        payment,
        "half#" + entity + "#" + key,
        hash,
        theirs);
  }

  NewPosting as(Kind other) {
    return new NewPosting(
        id, transaction, other, legalEntity, date, reverses, decision, payment, key, hash, entries);
  }

  NewPosting with(List<Entry> other) {
    return new NewPosting(
        id, transaction, kind, legalEntity, date, reverses, decision, payment, key, hash, other);
  }

  NewPosting keyed(String other) {
    return new NewPosting(
        id,
        transaction,
        kind,
        legalEntity,
        date,
        reverses,
        decision,
        payment,
        other,
        hash,
        entries);
  }

  /** Under an id of its own, in the same transaction. */
  NewPosting anew() {
    return new NewPosting(
        newId(),
        transaction,
        kind,
        legalEntity,
        date,
        reverses,
        decision,
        payment,
        key,
        hash,
        entries);
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }
}
