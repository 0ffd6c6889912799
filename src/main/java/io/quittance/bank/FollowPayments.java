package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.bank.nature.Nature;
import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rows say of payments whose ids are known: the bank has booked them, or taken them back. A
 * payment that only rows told is compared field by field; of one that a bank's file told as well,
 * the words are the bank's, and only amount and account have to agree.
 */
@Singleton
class FollowPayments {
  private final Sql sql;
  private final EntryStore store;
  private final EntryPayments entryPayments;
  private final PaymentAliases aliases;
  private final ImportPayments imports;

  FollowPayments(
      Sql sql,
      EntryStore store,
      EntryPayments entryPayments,
      PaymentAliases aliases,
      ImportPayments imports) {
    this.sql = sql;
    this.store = store;
    this.entryPayments = entryPayments;
    this.aliases = aliases;
    this.imports = imports;
  }

  /**
   * @param drafts by the row that says them; a payment may have several
   */
  void run(Map<Integer, PaymentDraft> drafts, ImportAnswer.Tally tally) {
    Map<String, String> entries =
        aliases.entries(drafts.values().stream().map(PaymentDraft::id).toList());
    Map<String, List<Payment>> payments = entryPayments.of(entries.values());
    Map<String, BankEntryRow> rows = store.entries(entries.values());
    Map<Integer, PaymentDraft> own = new LinkedHashMap<>();
    drafts.forEach(
        (row, draft) -> {
          String entry = entries.get(draft.id());
          List<Payment> current = payments.getOrDefault(entry, List.of());
          if (entry == null) {
            tally.refuse(row, "repeated-id", "An earlier row of this id was refused.");
          } else if (current.isEmpty() || rows.get(entry).nature() != Nature.RECEIPT) {
            tally.refuse(
                row,
                "not-a-receipt",
                "The bank's file tells payment " + draft.id() + " as no receipt; it pays nothing.");
          } else if (current.stream().allMatch(payment -> payment.id().equals(draft.id()))) {
            own.put(row, draft);
          } else {
            follow(row, draft, entry, current, tally);
          }
        });
    imports.take(own, tally);
    own.values().stream()
        .filter(draft -> draft.status() != Payment.Status.PENDING)
        .forEach(draft -> store.booked(entries.get(draft.id()), day(draft)));
  }

  /** The bank's file names the money otherwise, or tells its parts. */
  private void follow(
      int row, PaymentDraft draft, String entry, List<Payment> current, ImportAnswer.Tally tally) {
    if (!isOf(entry, draft)) {
      tally.refuse(
          row,
          "conflict",
          "Payment " + draft.id() + " is entry " + entry + ", of another amount or account.");
      return;
    }
    List<String> names = current.stream().map(Payment::id).toList();
    ImportAnswer.Tally taken = new ImportAnswer.Tally();
    Map<Integer, PaymentDraft> wanted = new LinkedHashMap<>();
    for (Payment payment : current) {
      if (draft.status().compareTo(payment.status()) > 0) {
        wanted.put(wanted.size(), ReceiptDrafts.onto(payment, draft, false));
      }
    }
    imports.take(wanted, taken);
    Optional<ImportAnswer.Refused> refused = taken.answer().refused().stream().findFirst();
    if (refused.isPresent()) {
      tally.refuse(row, refused.get().code(), refused.get().message());
      return;
    }
    if (draft.status() != Payment.Status.PENDING) {
      store.booked(entry, day(draft));
    }
    if (wanted.isEmpty()) {
      tally.leave();
    } else {
      tally.accept();
    }
    tally.knownAs(row, draft.id(), names);
  }

  private boolean isOf(String entry, PaymentDraft draft) {
    return sql.first(
            """
            select 1 from bank_entry
            where id = ? and account = ? and currency = ? and amount_minor = ?
            """,
            found -> true,
            entry,
            draft.account(),
            draft.amount().currency().getCurrencyCode(),
            draft.amount().minor())
        .isPresent();
  }

  private static LocalDate day(PaymentDraft draft) {
    return draft.bookingDate() == null ? draft.valueDate() : draft.bookingDate();
  }
}
