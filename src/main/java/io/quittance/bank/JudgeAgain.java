package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.bank.movement.Movement;
import io.quittance.bank.nature.Nature;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.nature.ReceiptRules.Verdict;
import io.quittance.bank.nature.ReceiptRulesChanged;
import io.quittance.bank.nature.StoredReceiptRules;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.database.Sql;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Other rules, and other names of our own accounts, judge the credits told before as well, the
 * latest first, as long as their money was not used: it moves aside, or back among what customers
 * paid. What was used stays, and the rule of its entry with it.
 */
@Singleton
class JudgeAgain {
  private static final int MOST_ENTRIES = 20_000;

  private final Sql sql;
  private final EntryStore store;
  private final EntryPayments entryPayments;
  private final ReportStore reports;
  private final StatementAccounts accounts;
  private final StoredReceiptRules rules;
  private final SetMoneyAside setAside;
  private final ReceiveEntries receive;
  private final CashBook cashBook;
  private final Event<PaymentsChanged> changed;

  JudgeAgain(
      Sql sql,
      EntryStore store,
      EntryPayments entryPayments,
      ReportStore reports,
      StatementAccounts accounts,
      StoredReceiptRules rules,
      SetMoneyAside setAside,
      ReceiveEntries receive,
      CashBook cashBook,
      Event<PaymentsChanged> changed) {
    this.sql = sql;
    this.store = store;
    this.entryPayments = entryPayments;
    this.reports = reports;
    this.accounts = accounts;
    this.rules = rules;
    this.setAside = setAside;
    this.receive = receive;
    this.cashBook = cashBook;
    this.changed = changed;
  }

  /** In the caller's transaction. */
  void run(@Observes ReceiptRulesChanged event) {
    judge(null);
  }

  /**
   * Credits that came from accounts which are ours from now on, or are ours no longer.
   *
   * @param names in canonical form
   */
  void from(Set<String> names) {
    if (!names.isEmpty()) {
      judge(names.stream().map(name -> ToldEntries.ACCOUNT + name).sorted().toList());
    }
  }

  /**
   * @param marks only entries that were told with one of them; null: all
   */
  private void judge(List<String> marks) {
    sql.list("select id from own_account order by id", row -> row.getString(1))
        .forEach(store::lock);
    ReceiptRules ruled = new ReceiptRules(rules.inForce(), accounts.canonicalNames());
    Map<String, List<String>> byAccount = new TreeMap<>();
    sql.list(
        """
        select e.id, e.account from bank_entry e
        where e.direction = 'credit' and (e.nature <> 'receipt' or exists (
          select 1 from bank_entry_payment l
          join payment p on p.tenant = l.tenant and p.id = l.payment
          left join payment_balance b on b.tenant = l.tenant and b.payment = l.payment
          where l.tenant = e.tenant and l.entry = e.id and l.current
            and (p.status = 'pending'
              or (p.status = 'booked' and b.unidentified_minor = b.amount_minor))))
          and (cast(? as text[]) is null or exists (
            select 1 from bank_report r
            where r.tenant = e.tenant and r.entry = e.id and r.marks && cast(? as text[])))
        order by e.day desc, e.id limit ?
        """,
        row ->
            byAccount
                .computeIfAbsent(row.getString(2), account -> new ArrayList<>())
                .add(row.getString(1)),
        marks,
        marks,
        MOST_ENTRIES);
    byAccount.forEach((account, entries) -> judge(account, entries, ruled));
  }

  private void judge(String account, List<String> entries, ReceiptRules ruled) {
    Map<String, BankEntryRow> rows = store.entries(entries);
    Map<String, List<Payment>> payments = entryPayments.of(entries);
    Map<String, Verdict> aside = new TreeMap<>();
    List<EntryChange> missing = new ArrayList<>();
    List<String> back = new ArrayList<>();
    for (Map.Entry<String, EntryChange> told : told(entries).entrySet()) {
      String entry = told.getKey();
      Verdict verdict = ruled.of(told.getValue().best());
      Nature before = rows.get(entry).nature();
      if (payments.getOrDefault(entry, List.of()).isEmpty()) {
        store.changeNature(entry, verdict);
        missing.add(told.getValue());
      } else if (verdict.nature() == Nature.RECEIPT && before != Nature.RECEIPT) {
        back.addAll(bringBack(entry, payments.get(entry), verdict));
      } else if (verdict.nature() != Nature.RECEIPT && before == Nature.RECEIPT) {
        aside.put(entry, verdict);
      } else {
        store.changeNature(entry, verdict);
      }
    }
    setAside.run(account, aside);
    if (!back.isEmpty()) {
      changed.fire(new PaymentsChanged(back));
    }
    if (!missing.isEmpty() && accounts.find(account) instanceof StatementAccounts.Ours ours) {
      receive.run(ours, ruled, missing, new ImportAnswer.Tally());
    }
  }

  /** All that banks told of these movements, as if told now for the first time. */
  private Map<String, EntryChange> told(List<String> entries) {
    Map<String, List<StatedEntry>> said = reports.saidByBanks(entries);
    Map<String, EntryChange> told = new LinkedHashMap<>();
    for (Movement movement : store.movements(said.keySet())) {
      EntryChange change = new EntryChange(movement, true);
      said.get(movement.id()).forEach(each -> change.tell(each, true, false));
      told.put(movement.id(), change);
    }
    return told;
  }

  /** Returns the payments that are receipts again; none when no period is open. */
  private List<String> bringBack(String entry, List<Payment> payments, Verdict verdict) {
    boolean back = true;
    for (Payment payment : payments) {
      back &= payment.status() != Payment.Status.BOOKED || cashBook.bringBack(payment);
    }
    if (!back) {
      return List.of();
    }
    store.changeNature(entry, verdict);
    payments.forEach(payment -> entryPayments.changeNature(payment.id(), Nature.RECEIPT));
    return payments.stream().map(Payment::id).toList();
  }
}
