package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.api.Problem;
import io.quittance.bank.BankQuestions.Kind;
import io.quittance.bank.nature.Nature;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedReference;
import io.quittance.bank.statement.StatedTransaction;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the payment that a returned entry takes back: of the same account and amount, and named by
 * a reference that both carry; or the only larger one that a reference of the transaction itself
 * names, of which it takes a part. A return may be told before its payment; it waits, and is looked
 * at again with every statement of the account. Several or none are a question.
 */
@Singleton
class TakeBackReturned {
  private final Sql sql;
  private final BankQuestions questions;
  private final ImportPayments imports;
  private final CashBook cashBook;

  TakeBackReturned(Sql sql, BankQuestions questions, ImportPayments imports, CashBook cashBook) {
    this.sql = sql;
    this.questions = questions;
    this.imports = imports;
    this.cashBook = cashBook;
  }

  /** One part of a returned entry that has no payment yet. */
  private record Open(
      String entry, int part, Money amount, List<String> references, List<String> own) {
    String subject() {
      return entry + "#" + part;
    }
  }

  /** Types of references that name one transaction. */
  private static final Set<String> OF_ONE =
      Set.of(StatedReference.END_TO_END, StatedReference.BANK, "transactionId", "instructionId");

  void run(String account, List<EntryChange> changes, ReceiptRules rules) {
    for (EntryChange change : changes) {
      StatedEntry said = change.best();
      boolean counts = change.isNew() || change.isBookedNow();
      if (counts && !said.pending() && rules.of(said).nature() == Nature.RETURN) {
        keep(account, change.movement().id(), said);
      }
    }
    for (Open open : open(account)) {
      settle(account, open);
    }
  }

  private void keep(String account, String entry, StatedEntry said) {
    List<Object[]> rows = new ArrayList<>();
    if (said.transactions().isEmpty()) {
      rows.add(row(account, entry, 1, said.amount(), said, Optional.empty()));
    }
    for (StatedTransaction part : said.transactions()) {
      Money amount = part.amount() == null ? said.amount() : part.amount();
      rows.add(row(account, entry, rows.size() + 1, amount, said, Optional.of(part)));
    }
    sql.changeEach(
        """
        insert into bank_return (account, entry, part, currency, amount_minor, refs, own_refs)
        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        rows);
  }

  private static Object[] row(
      String account,
      String entry,
      int part,
      Money amount,
      StatedEntry said,
      Optional<StatedTransaction> inside) {
    return new Object[] {
      account,
      entry,
      part,
      amount.currency().getCurrencyCode(),
      amount.minor(),
      references(said, inside, type -> true),
      references(said, inside, OF_ONE::contains)
    };
  }

  private static Set<String> references(
      StatedEntry said, Optional<StatedTransaction> part, Predicate<String> ofType) {
    Set<String> references = new TreeSet<>();
    part.map(StatedTransaction::references).orElse(List.of()).stream()
        .filter(reference -> ofType.test(reference.type()))
        .forEach((StatedReference reference) -> references.add(reference.value()));
    part.map(StatedTransaction::reference).ifPresent(references::add);
    if (said.reference() != null) {
      references.add(said.reference());
    }
    return references;
  }

  private List<Open> open(String account) {
    return sql.list(
        "select * from bank_return where account = ? and payment is null order by entry, part",
        row ->
            new Open(
                row.getString("entry"),
                row.getInt("part"),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                Sql.texts(row, "refs"),
                Sql.texts(row, "own_refs")),
        account);
  }

  private void settle(String account, Open open) {
    List<Payment> found = ofThatAmount(account, open);
    if (found.size() == 1) {
      takeBack(open, found.get(0));
      return;
    }
    List<Payment> larger = found.isEmpty() ? named(account, open) : List.of();
    if (larger.size() == 1 && larger.get(0).amount().minor() > open.amount().minor()) {
      takePart(account, open, larger.get(0));
      return;
    }
    String message =
        found.isEmpty()
            ? "The bank takes back " + open.amount() + "; no payment of that amount is named."
            : "The bank takes back " + open.amount() + "; several payments are named by it.";
    message += " Say which payment it is; of a larger one, this part is taken back.";
    questions.ask(Kind.RETURN_WITHOUT_PAYMENT, account, open.subject(), open.entry(), message);
  }

  private List<Payment> ofThatAmount(String account, Open open) {
    return sql.list(
        StoredPayment.SELECT
            + """
            where p.account = ? and p.currency = ? and p.amount_minor = ?
              and p.status <> 'returned' and coalesce(b.returned_minor, 0) = 0
              and (p.reference = any(?) or exists (
                select 1 from jsonb_array_elements(p.bank_references) r
                where r ->> 'value' = any(?)))
            order by p.id
            """,
        StoredPayment::read,
        account,
        open.amount().currency().getCurrencyCode(),
        open.amount().minor(),
        open.references(),
        open.references());
  }

  /** Of whatever amount and status: what the reference of a transaction names is one payment. */
  private List<Payment> named(String account, Open open) {
    return sql.list(
        StoredPayment.SELECT
            + """
            where p.account = ? and p.currency = ? and exists (
              select 1 from jsonb_array_elements(p.bank_references) r
              where r ->> 'type' = any(?) and r ->> 'value' = any(?))
            order by p.id
            """,
        StoredPayment::read,
        account,
        open.amount().currency().getCurrencyCode(),
        OF_ONE,
        open.own());
  }

  private void takePart(String account, Open open, Payment payment) {
    PartTaken taken = cashBook.returnedInPart(payment, open.amount(), open.subject(), Set.of());
    switch (taken.result()) {
      case TAKEN -> settled(open, payment);
      case MORE_THAN_LEFT ->
          questions.ask(
              Kind.RETURN_WITHOUT_PAYMENT,
              account,
              open.subject(),
              open.entry(),
              String.format(
                  "The bank takes back %s and names payment %s, of which less is left. Say which"
                      + " payment it is.",
                  open.amount(), payment.id()));
      case WHICH_APPLICATIONS -> {
        questions.cleared(Kind.RETURN_WITHOUT_PAYMENT, open.subject());
        questions.ask(
            Kind.RETURN_OF_USED_MONEY,
            account,
            open.subject(),
            open.entry(),
            which(open, payment, taken));
      }
    }
  }

  private static String which(Open open, Payment payment, PartTaken taken) {
    return String.format(
        "The bank takes back %s of payment %s, of which %s is free; it paid %s. Reverse what is"
            + " meant, or name the items with the payment; nothing was taken back.",
        open.amount(),
        payment.id(),
        payment.available(),
        taken.standing().isEmpty() ? "no item" : String.join(", ", taken.standing()));
  }

  /**
   * A person says which payment it is, or of which it is a part, and of one that was used which
   * items are opened again.
   *
   * @param subject entry and part of the return
   * @throws Problem 422 when the payment is not of that account, has less than that amount left, or
   *     has less free and the items named do not give it
   */
  void byPerson(String account, String subject, BankAnswer answer) {
    String payment = answer.payment();
    Open open =
        open(account).stream()
            .filter(each -> subject.equals(each.subject()))
            .findFirst()
            .orElseThrow(() -> Problem.conflict("already-answered", "It has its payment."));
    Payment meant =
        sql.first(StoredPayment.SELECT + "where p.id = ?", StoredPayment::read, payment)
            .filter(found -> found.account().equals(account))
            .filter(found -> found.amount().currency().equals(open.amount().currency()))
            .filter(found -> found.amount().minor() >= open.amount().minor())
            .filter(found -> found.status() != Payment.Status.RETURNED)
            .orElseThrow(
                () ->
                    Problem.unprocessable(
                        "bad-answer",
                        "The bank takes back "
                            + open.amount()
                            + "; payment "
                            + payment
                            + " does not fit."));
    if (meant.amount().equals(open.amount())) {
      takeBack(open, meant);
      return;
    }
    PartTaken taken =
        cashBook.returnedInPart(meant, open.amount(), subject, Set.copyOf(answer.openItems()));
    switch (taken.result()) {
      case TAKEN -> settled(open, meant);
      case MORE_THAN_LEFT ->
          throw Problem.unprocessable(
              "bad-answer",
              "Of payment " + payment + " less than " + open.amount() + " is left; nothing done.");
      case WHICH_APPLICATIONS ->
          throw Problem.unprocessable("bad-answer", which(open, meant, taken));
    }
  }

  private void takeBack(Open open, Payment payment) {
    ImportAnswer.Tally taken = new ImportAnswer.Tally();
    imports.take(Map.of(1, ReceiptDrafts.takenBack(payment)), taken);
    if (!taken.hasRefused()) {
      settled(open, payment);
    }
  }

  private void settled(Open open, Payment payment) {
    sql.change(
        "update bank_return set payment = ? where entry = ? and part = ?",
        payment.id(),
        open.entry(),
        open.part());
    questions.cleared(Kind.RETURN_WITHOUT_PAYMENT, open.subject());
    questions.cleared(Kind.RETURN_OF_USED_MONEY, open.subject());
  }
}
