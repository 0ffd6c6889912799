package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.bank.BankQuestions.Kind;
import io.quittance.bank.nature.Nature;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.StatedEntry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes payments of the movements that bring money. A further report of a movement adds to its
 * payment, books it, replaces an untouched total by the transactions inside, or sets it aside when
 * it tells that the money is no receipt; once money is used, the report becomes a question.
 */
@Singleton
class ReceiveEntries {
  private final EntryStore store;
  private final BankQuestions questions;
  private final ImportPayments imports;
  private final SetMoneyAside setAside;

  ReceiveEntries(
      EntryStore store, BankQuestions questions, ImportPayments imports, SetMoneyAside setAside) {
    this.store = store;
    this.questions = questions;
    this.imports = imports;
    this.setAside = setAside;
  }

  /** True for an entry that brings money into the books, whatever it is. */
  static boolean posts(StatedEntry entry) {
    return !entry.pending() && entry.direction() == Direction.CREDIT;
  }

  /** Who gives a payment says that it is one; rules are for what banks say. */
  ReceiptRules.Verdict verdict(StatedEntry entry, ReceiptRules rules) {
    return entry.given() == null ? rules.of(entry) : new ReceiptRules.Verdict(Nature.RECEIPT, null);
  }

  void run(
      StatementAccounts.Ours ours,
      ReceiptRules rules,
      List<EntryChange> changes,
      ImportAnswer.Tally tally) {
    List<String> known =
        changes.stream()
            .filter(change -> !change.isNew())
            .map(change -> change.movement().id())
            .toList();
    Run run =
        new Run(
            ours,
            rules,
            new ReceiptDrafts(ours.account(), ours.legalEntity()),
            store.entries(known),
            store.payments(known));
    for (EntryChange change : changes) {
      int before = run.wishes.size();
      boolean changed = change.isNew() ? run.open(change) : run.know(change);
      boolean told = changed || run.wishes.size() > before;
      for (EntryChange.Telling telling : change.tellings()) {
        count(run, change, telling, told, tally);
      }
    }
    run.take(tally);
  }

  private static void count(
      Run run,
      EntryChange change,
      EntryChange.Telling telling,
      boolean told,
      ImportAnswer.Tally tally) {
    Optional<Nature> otherwise = run.otherNature(change);
    if (telling.said().row() == 0) {
      return;
    }
    if (telling.said().given() != null && otherwise.isPresent()) {
      tally.refuse(
          telling.said().row(),
          "not-a-receipt",
          "The bank's file tells this money as " + otherwise.get().code() + "; it pays nothing.");
    } else if (told) {
      tally.accept();
    } else {
      tally.leave();
    }
  }

  /** A payment as it should become, and the entry that wants it. */
  private record Wish(PaymentDraft draft, String entry, int row) {}

  /** One import's wishes, collected first and taken together. */
  private final class Run {
    private final StatementAccounts.Ours ours;
    private final ReceiptRules rules;
    private final ReceiptDrafts drafts;
    private final Map<String, BankEntryRow> entries;
    private final Map<String, List<Payment>> payments;
    private final List<Wish> wishes = new ArrayList<>();

    /** Entries that are no receipts, by what they are. */
    private final Map<String, ReceiptRules.Verdict> aside = new TreeMap<>();

    Run(
        StatementAccounts.Ours ours,
        ReceiptRules rules,
        ReceiptDrafts drafts,
        Map<String, BankEntryRow> entries,
        Map<String, List<Payment>> payments) {
      this.ours = ours;
      this.rules = rules;
      this.drafts = drafts;
      this.entries = entries;
      this.payments = payments;
    }

    /** What a known movement is instead of a receipt. */
    Optional<Nature> otherNature(EntryChange change) {
      return Optional.ofNullable(entries.get(change.movement().id()))
          .map(BankEntryRow::nature)
          .filter(nature -> nature != Nature.RECEIPT);
    }

    boolean open(EntryChange change) {
      StatedEntry said = change.best();
      ReceiptRules.Verdict verdict = verdict(said, rules);
      if (change.movement().direction() == Direction.CREDIT) {
        wish(drafts.of(change.movement().id(), said), change, said);
        if (verdict.nature() != Nature.RECEIPT) {
          aside.put(change.movement().id(), verdict);
        }
      }
      return true;
    }

    /** True when something other than a payment changes. */
    boolean know(EntryChange change) {
      String entry = change.movement().id();
      List<Payment> current = new ArrayList<>(payments.getOrDefault(entry, List.of()));
      if (entries.get(entry).nature() != Nature.RECEIPT) {
        follow(change, current);
        return change.isBookedNow();
      }
      boolean changed = change.isBookedNow();
      for (EntryChange.Telling telling : change.tellings()) {
        ReceiptRules.Verdict verdict = verdict(telling.said(), rules);
        if (telling.certain() && verdict.nature() != Nature.RECEIPT) {
          changed |= isNoReceipt(change, telling.said(), current, verdict);
          return changed;
        }
        add(change, telling, current);
      }
      return changed;
    }

    /**
     * Money that is no receipt is booked when the bank books it; what else is told adds nothing.
     */
    private void follow(EntryChange change, List<Payment> current) {
      if (!change.isBookedNow()) {
        return;
      }
      BankEntryRow row = entries.get(change.movement().id());
      aside.put(row.id(), new ReceiptRules.Verdict(row.nature(), row.rule()));
      StatedEntry said = change.best();
      for (Payment payment : current) {
        wish(ReceiptDrafts.onto(payment, drafts.whole(row.id(), said), false), change, said);
      }
    }

    private void add(EntryChange change, EntryChange.Telling telling, List<Payment> current) {
      StatedEntry said = telling.said();
      String entry = change.movement().id();
      boolean whole =
          current.size() == 1 && current.get(0).amount().equals(change.movement().amount());
      if (said.given() != null && said.given().returned() && !telling.certain()) {
        askWhich(change, said);
      } else if (whole && ReceiptDrafts.isBatch(said)) {
        split(change, said, current);
      } else if (whole) {
        PaymentDraft own = drafts.whole(entry, said);
        wish(ReceiptDrafts.onto(current.get(0), own, telling.certain()), change, said);
      } else {
        for (Payment part : current) {
          PaymentDraft own = drafts.whole(entry, said);
          wish(ReceiptDrafts.onto(part, own, false), change, said);
        }
      }
    }

    /** Several payments look like the one that is said to be returned. */
    private void askWhich(EntryChange change, StatedEntry said) {
      String message =
          String.format(
              "Payment %s of %s is said to be returned; it may be entry %s or one that looks the"
                  + " same. Nothing was taken back.",
              said.given().id(), said.amount(), change.movement().id());
      questions.ask(
          Kind.CONFLICT, ours.account(), said.given().id(), change.movement().id(), message);
    }

    private void split(EntryChange change, StatedEntry said, List<Payment> current) {
      Payment total = current.get(0);
      if (isUntouched(total)) {
        wish(ReceiptDrafts.takenBack(total), change, said);
        wish(drafts.of(total.id(), said), change, said);
        store.unlink(total.id());
        current.clear();
      } else {
        String message = "The transactions inside of " + total.id() + " came after it was used.";
        questions.ask(Kind.DETAILS_TOO_LATE, ours.account(), total.id(), total.id(), message);
      }
    }

    private boolean isNoReceipt(
        EntryChange change, StatedEntry said, List<Payment> current, ReceiptRules.Verdict verdict) {
      String entry = change.movement().id();
      if (current.stream().allMatch(Run::isUntouched)) {
        for (Payment payment : current) {
          wish(ReceiptDrafts.onto(payment, drafts.whole(entry, said), false), change, said);
        }
        aside.put(entry, verdict);
        return true;
      }
      String message = SetMoneyAside.tooLate(entry, verdict);
      questions.ask(Kind.NATURE_TOO_LATE, ours.account(), entry, entry, message);
      return false;
    }

    private static boolean isUntouched(Payment payment) {
      return payment.status() == Payment.Status.PENDING
          || (payment.status() == Payment.Status.BOOKED
              && payment.available().equals(payment.amount()));
    }

    private void wish(List<PaymentDraft> wanted, EntryChange change, StatedEntry said) {
      wanted.forEach(draft -> wish(draft, change, said));
    }

    private void wish(PaymentDraft draft, EntryChange change, StatedEntry said) {
      String entry = change.movement().id();
      Payment stored =
          payments.getOrDefault(entry, List.of()).stream()
              .filter(payment -> payment.id().equals(draft.id()))
              .findFirst()
              .orElse(null);
      if (stored == null || !draft.says(stored)) {
        wishes.add(new Wish(draft, entry, said.row()));
      }
    }

    void take(ImportAnswer.Tally tally) {
      Map<Integer, PaymentDraft> byNumber = new LinkedHashMap<>();
      for (Wish wish : wishes) {
        byNumber.put(byNumber.size(), wish.draft());
      }
      ImportAnswer.Tally taken = new ImportAnswer.Tally();
      imports.take(byNumber, taken);
      Map<Integer, ImportAnswer.Refused> refused =
          taken.answer().refused().stream()
              .collect(Collectors.toMap(ImportAnswer.Refused::row, each -> each));
      Map<String, List<PaymentDraft>> links = new HashMap<>();
      for (int number = 0; number < wishes.size(); number++) {
        Wish wish = wishes.get(number);
        if (refused.containsKey(number)) {
          refuse(wish, refused.get(number), tally);
        } else if (wish.draft().status() != Payment.Status.RETURNED) {
          links.computeIfAbsent(wish.entry(), entry -> new ArrayList<>()).add(wish.draft());
        }
      }
      store.link(links);
      setAside.run(ours.account(), aside);
    }

    private void refuse(Wish wish, ImportAnswer.Refused refused, ImportAnswer.Tally tally) {
      questions.ask(
          Kind.CONFLICT, ours.account(), wish.draft().id(), wish.entry(), refused.message());
      if (wish.row() > 0) {
        tally.refuse(wish.row(), refused.code(), refused.message());
      }
    }
  }
}
