package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.database.Sql;
import io.quittance.receivables.BankAccount;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes payments in as the bank reports them, each row for itself, all in the caller's transaction.
 * The same identity is the same payment: repeated it changes nothing, with other content it is
 * refused. What is booked enters the ledger at once, what is returned leaves it.
 */
@Singleton
class ImportPayments {
  private static final int KEYS_AT_ONCE = 20_000;

  private final Sql sql;
  private final CashBook cashBook;
  private final Event<PaymentsChanged> changed;

  ImportPayments(Sql sql, CashBook cashBook, Event<PaymentsChanged> changed) {
    this.sql = sql;
    this.cashBook = cashBook;
    this.changed = changed;
  }

  /**
   * Takes drafts in the order of the map.
   *
   * @param drafts by the row of the import that says them
   */
  void take(Map<Integer, PaymentDraft> drafts, ImportAnswer.Tally tally) {
    Map<String, Payment> stored = lock(drafts.values().stream().map(PaymentDraft::id).toList());
    // The last word of this import by payment, in the order of ids: rows may follow each other.
    Map<String, PaymentDraft> written = new TreeMap<>();
    Map<String, Payment> now = new HashMap<>(stored);
    OpenDays days = openDays();
    drafts.forEach(
        (row, draft) -> {
          Payment known = now.get(draft.id());
          PaymentDraft merged = known == null ? draft : draft.onto(known);
          if (merged == null) {
            tally.refuse(
                row,
                "conflict",
                "Payment " + draft.id() + " is known with other content; the bank's entry is one.");
          } else if (known != null && merged.says(known)) {
            tally.leave();
          } else if (merged.status() == Payment.Status.BOOKED
              && !days.isOpen(merged.legalEntity(), merged.bookingDate())) {
            tally.refuse(row, "period-closed", closed(merged.legalEntity()));
          } else {
            tally.accept();
            written.put(draft.id(), merged);
            now.put(draft.id(), merged.payment());
          }
        });
    store(written.values());
    post(written, stored);
    if (!written.isEmpty()) {
      changed.fire(new PaymentsChanged(List.copyOf(written.keySet())));
    }
  }

  static String closed(String legalEntity) {
    return "Neither the booking date nor today is open in " + legalEntity + ".";
  }

  /** For one import. */
  OpenDays openDays() {
    return new OpenDays(cashBook);
  }

  private void post(Map<String, PaymentDraft> written, Map<String, Payment> stored) {
    List<Payment> booked = new ArrayList<>();
    for (PaymentDraft draft : written.values()) {
      Payment before = stored.get(draft.id());
      boolean wasBooked = before != null && before.status() != Payment.Status.PENDING;
      if (draft.status() == Payment.Status.BOOKED && !wasBooked) {
        booked.add(draft.payment());
      }
    }
    cashBook.booked(booked);
    for (PaymentDraft draft : written.values()) {
      Payment before = stored.get(draft.id());
      boolean wasReturned = before != null && before.status() == Payment.Status.RETURNED;
      if (draft.status() == Payment.Status.RETURNED && !wasReturned) {
        cashBook.returned(draft.payment());
      }
    }
  }

  private Map<String, Payment> lock(Collection<String> ids) {
    sql.list(
        "select id from payment where id = any(?) order by id for update",
        row -> row.getString(1),
        ids);
    Map<String, Payment> stored = new HashMap<>();
    sql.list(
        StoredPayment.SELECT + "where p.id = any(?)",
        row -> stored.put(row.getString("id"), StoredPayment.read(row)),
        ids);
    return stored;
  }

  private void store(Collection<PaymentDraft> drafts) {
    sql.changeEach(
        """
        insert into payment (id, reference, canonical_reference, account, legal_entity, status,
          amount_minor, currency, value_date, booking_date, method, payer_name, payer_account,
          payer_account_canonical, bank_text, bank_references, bank_rate, bank_rate_currency,
          bank_rate_said)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?)
        on conflict (tenant, id) do update set reference = excluded.reference,
          canonical_reference = excluded.canonical_reference, status = excluded.status,
          value_date = excluded.value_date, booking_date = excluded.booking_date,
          method = excluded.method, payer_name = excluded.payer_name,
          payer_account = excluded.payer_account,
          payer_account_canonical = excluded.payer_account_canonical,
          bank_text = excluded.bank_text, bank_references = excluded.bank_references,
          bank_rate = excluded.bank_rate, bank_rate_currency = excluded.bank_rate_currency,
          bank_rate_said = excluded.bank_rate_said,
          changed_at = now()
        """,
        drafts.stream().map(ImportPayments::values).toList());
    List<String> keys = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (PaymentDraft draft : drafts) {
      for (String key : ReferenceKeys.of(draft.payment())) {
        keys.add(key);
        ids.add(draft.id());
      }
      if (keys.size() > KEYS_AT_ONCE) {
        storeKeys(keys, ids);
      }
    }
    storeKeys(keys, ids);
  }

  /** Words of texts are many: one statement for all of them takes a fraction of the time. */
  private void storeKeys(List<String> keys, List<String> ids) {
    sql.change(
        """
        insert into payment_reference (tenant, canonical, payment)
        select t.tenant, k.canonical, k.payment
        from (select current_tenant() as tenant offset 0) t, unnest(?, ?) as k(canonical, payment)
        on conflict do nothing
        """,
        keys,
        ids);
    keys.clear();
    ids.clear();
  }

  private static Object[] values(PaymentDraft draft) {
    String account = BankAccount.canonical(draft.payerAccount());
    return new Object[] {
      draft.id(),
      draft.reference(),
      PaymentReference.canonical(draft.reference()),
      draft.account(),
      draft.legalEntity(),
      draft.status().name().toLowerCase(Locale.ROOT),
      draft.amount().minor(),
      draft.amount().currency().getCurrencyCode(),
      draft.valueDate(),
      draft.bookingDate(),
      draft.method(),
      draft.payerName(),
      draft.payerAccount(),
      account.isEmpty() ? null : account,
      draft.text(),
      StoredPayment.referencesJson(draft.references()),
      draft.rate() == null ? null : draft.rate().rate(),
      draft.rate() == null ? null : draft.rate().to().getCurrencyCode(),
      draft.rate() == null ? null : draft.rate().said()
    };
  }
}
