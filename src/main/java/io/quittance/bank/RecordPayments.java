package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRow;
import io.quittance.bank.BankQuestions.Kind;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.nature.StoredReceiptRules;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Records payments that somebody gives one by one. Each is a report of the account it names: what a
 * bank's file told of it, before or afterwards, is the same money, and the id given finds it. Two
 * ids are two payments. All in the caller's transaction.
 */
@Singleton
class RecordPayments {
  private final OwnAccounts accounts;
  private final StatementAccounts names;
  private final StoredReceiptRules rules;
  private final EntryStore store;
  private final ReportStore reports;
  private final PaymentAliases aliases;
  private final ImportPayments imports;
  private final FollowPayments follow;
  private final PlaceReports place;
  private final Clock clock;

  RecordPayments(
      OwnAccounts accounts,
      StatementAccounts names,
      StoredReceiptRules rules,
      EntryStore store,
      ReportStore reports,
      PaymentAliases aliases,
      ImportPayments imports,
      FollowPayments follow,
      PlaceReports place,
      Clock clock) {
    this.accounts = accounts;
    this.names = names;
    this.rules = rules;
    this.store = store;
    this.reports = reports;
    this.aliases = aliases;
    this.imports = imports;
    this.follow = follow;
    this.place = place;
    this.clock = clock;
  }

  ImportAnswer run(List<ImportRow> rows) {
    ImportAnswer.Tally tally = new ImportAnswer.Tally();
    run(read(rows, tally), tally);
    return tally.answer();
  }

  /**
   * @param drafts by the row that says them
   */
  void run(Map<Integer, PaymentDraft> drafts, ImportAnswer.Tally tally) {
    drafts.values().stream().map(PaymentDraft::account).sorted().distinct().forEach(store::lock);
    List<String> ids = drafts.values().stream().map(PaymentDraft::id).toList();
    Set<String> known = new HashSet<>(aliases.entries(ids).keySet());
    Map<String, Map<Integer, PaymentDraft>> fresh = new TreeMap<>();
    Map<Integer, PaymentDraft> again = new LinkedHashMap<>();
    drafts.forEach(
        (row, draft) -> {
          if (known.add(draft.id())) {
            fresh
                .computeIfAbsent(draft.account(), account -> new LinkedHashMap<>())
                .put(row, draft);
          } else {
            again.put(row, draft);
          }
        });
    fresh.values().forEach(ofOneAccount -> place(ofOneAccount, tally));
    follow.run(again, tally);
  }

  private Map<Integer, PaymentDraft> read(List<ImportRow> rows, ImportAnswer.Tally tally) {
    OwnAccounts.Choice choice = accounts.choice();
    Map<Integer, PaymentDraft> drafts = new LinkedHashMap<>();
    for (ImportRow row : rows) {
      PaymentDraft draft = PaymentDraft.read(row, choice);
      if (row.fault().isPresent()) {
        tally.refuse(row);
      } else {
        drafts.put(row.number(), draft);
      }
    }
    return drafts;
  }

  private void place(Map<Integer, PaymentDraft> drafts, ImportAnswer.Tally tally) {
    LocalDate today = LocalDate.now(clock);
    OpenDays days = imports.openDays();
    Map<Integer, Told> told = new LinkedHashMap<>();
    drafts.forEach(
        (row, draft) -> {
          if (draft.status() == Payment.Status.BOOKED
              && !days.isOpen(draft.legalEntity(), draft.bookingDate())) {
            tally.refuse(row, "period-closed", ImportPayments.closed(draft.legalEntity()));
          } else {
            told.put(row, new GivenPayment(row, draft).told(today));
          }
        });
    Map<String, List<ReportStore.Before>> before =
        reports.saidBefore(told.values().stream().map(each -> each.place().words()).toList());
    List<Told> unknown = new ArrayList<>();
    told.forEach(
        (row, each) -> {
          if (before.containsKey(each.place().words())) {
            // Its id has no payment, so it still waits for an answer.
            tally.refuse(
                row,
                Kind.POSSIBLE_DOUBLE.code(),
                "Payment "
                    + each.report().given()
                    + " waits for an answer whether it is money that was told before.");
          } else {
            unknown.add(each);
          }
        });
    PaymentDraft any = drafts.values().iterator().next();
    place.run(
        new StatementAccounts.Ours(any.account(), any.legalEntity()),
        new ReceiptRules(rules.inForce(), names.canonicalNames()),
        unknown,
        tally);
    for (Told each : unknown) {
      List<String> payments = aliases.payments(each.report().given());
      if (!payments.isEmpty()) {
        tally.knownAs(each.said().row(), each.report().given(), payments);
      }
    }
  }
}
