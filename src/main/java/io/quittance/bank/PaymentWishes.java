package io.quittance.bank;

import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.statement.StatedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one import wants of payments, collected first and taken together by {@link TakeWishes}: how
 * they should become, and which entries are no receipts.
 */
final class PaymentWishes {
  /** A payment as it should become, the entry that wants it and the row that said so, or 0. */
  record Wish(PaymentDraft draft, String entry, int row) {}

  private final Map<String, List<Payment>> stored;
  private final List<Wish> wishes = new ArrayList<>();
  private final Map<String, ReceiptRules.Verdict> aside = new TreeMap<>();

  /**
   * @param stored the payments of known entries as they are, by their entry
   */
  PaymentWishes(Map<String, List<Payment>> stored) {
    this.stored = stored;
  }

  void add(List<PaymentDraft> wanted, String entry, StatedEntry said) {
    wanted.forEach(draft -> add(draft, entry, said));
  }

  /** What says nothing new of a payment is no wish. */
  void add(PaymentDraft wanted, String entry, StatedEntry said) {
    boolean known =
        stored.getOrDefault(entry, List.of()).stream()
            .anyMatch(payment -> payment.id().equals(wanted.id()) && wanted.says(payment));
    if (!known) {
      wishes.add(new Wish(wanted, entry, said.row()));
    }
  }

  /** The money of this entry is in the books, and no receipt. */
  void setAside(String entry, ReceiptRules.Verdict verdict) {
    aside.put(entry, verdict);
  }

  int size() {
    return wishes.size();
  }

  List<Wish> all() {
    return List.copyOf(wishes);
  }

  /** By the entries that are no receipts, what they are. */
  Map<String, ReceiptRules.Verdict> aside() {
    return aside;
  }
}
