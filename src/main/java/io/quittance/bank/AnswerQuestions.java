package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.api.Problem;
import io.quittance.bank.BankQuestions.Kind;
import io.quittance.bank.movement.AccountMovements;
import io.quittance.bank.movement.Movement;
import io.quittance.bank.movement.Report;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.nature.StoredReceiptRules;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Does what a person answered. In the caller's tenant transaction. */
@Singleton
public class AnswerQuestions {
  private final Sql sql;
  private final StatementAccounts accounts;
  private final StoredReceiptRules rules;
  private final EntryStore store;
  private final ReportStore reports;
  private final ReceiveEntries receive;
  private final TakeBackReturned takeBack;
  private final PaymentAliases aliases;
  private final BankQuestions questions;

  AnswerQuestions(
      Sql sql,
      StatementAccounts accounts,
      StoredReceiptRules rules,
      EntryStore store,
      ReportStore reports,
      ReceiveEntries receive,
      TakeBackReturned takeBack,
      PaymentAliases aliases,
      BankQuestions questions) {
    this.sql = sql;
    this.accounts = accounts;
    this.rules = rules;
    this.store = store;
    this.reports = reports;
    this.receive = receive;
    this.takeBack = takeBack;
    this.aliases = aliases;
    this.questions = questions;
  }

  private record Asked(String kind, String account, String subject, String entry, boolean open) {}

  /**
   * @throws Problem 404 for an unknown question, 409 for one that has its answer, 422 for an answer
   *     that does not fit it
   */
  public void answer(UUID id, BankAnswer answer, String actor) {
    Asked asked =
        sql.first(
                "select * from bank_question where id = ? for update",
                row ->
                    new Asked(
                        row.getString("kind"),
                        row.getString("account"),
                        row.getString("subject"),
                        row.getString("entry"),
                        row.getString("answer") == null),
                id)
            .orElseThrow(() -> Problem.notFound("unknown-question", "There is no question " + id));
    if (!asked.open()) {
      throw Problem.conflict("already-answered", "The question has its answer.");
    }
    store.lock(asked.account());
    carryOut(asked, answer);
    questions.answered(id, answer, actor);
  }

  private void carryOut(Asked asked, BankAnswer answer) {
    String said = answer.answer() == null ? "" : answer.answer();
    boolean isDouble = asked.kind().equals(Kind.POSSIBLE_DOUBLE.code());
    boolean isAgain = asked.kind().equals(Kind.TOLD_BEFORE.code());
    if (isDouble && said.equals("same")) {
      same(asked);
    } else if (isDouble && said.equals("another")) {
      another(asked.account(), List.of(doubtful(asked)));
    } else if (isAgain && said.equals("same")) {
      reports.again(asked.subject()).stream()
          .filter(again -> again.entry() != null)
          .forEach(again -> reports.move(again.report().fingerprint(), again.entry()));
    } else if (isAgain && said.equals("another")) {
      another(
          asked.account(),
          reports.again(asked.subject()).stream().map(ReportStore.Again::report).toList());
    } else if (isReturn(asked) && said.equals("payment")) {
      takeBack.byPerson(asked.account(), asked.subject(), answer);
    } else if (isDouble || isAgain || !said.equals("noted")) {
      throw Problem.unprocessable(
          "bad-answer", "'" + said + "' does not answer a question of kind " + asked.kind() + ".");
    }
  }

  private static boolean isReturn(Asked asked) {
    return asked.kind().equals(Kind.RETURN_WITHOUT_PAYMENT.code())
        || asked.kind().equals(Kind.RETURN_OF_USED_MONEY.code());
  }

  private Report doubtful(Asked asked) {
    return reports.doubtful(asked.account()).stream()
        .filter(each -> each.fingerprint().equals(asked.subject()))
        .findFirst()
        .orElseThrow(() -> Problem.conflict("already-answered", "It is in doubt no more."));
  }

  private void same(Asked asked) {
    Report report = doubtful(asked);
    reports.move(report.fingerprint(), asked.entry());
    if (report.given() != null) {
      aliases.keep(Map.of(report.given(), asked.entry()));
    }
  }

  private void another(String account, List<Report> meant) {
    if (meant.isEmpty()) {
      return;
    }
    AccountMovements movements = new AccountMovements(account, store.movements(account, meant));
    ReceiptRules ruled = new ReceiptRules(rules.inForce(), accounts.canonicalNames());
    Map<Movement, ReceiptRules.Verdict> opened = new LinkedHashMap<>();
    List<EntryChange> changes = new ArrayList<>();
    Map<String, String> entries = new LinkedHashMap<>();
    for (Report report : meant) {
      StatedEntry said = reports.said(report.fingerprint());
      Movement movement = movements.open(report);
      EntryChange change = new EntryChange(movement, true);
      change.tell(said, true, false);
      changes.add(change);
      opened.put(movement, ReceiveEntries.verdict(said, ruled));
      entries.put(report.fingerprint(), movement.id());
    }
    store.keepEntries(account, opened);
    entries.forEach(reports::move);
    StatementAccounts.Found ours = accounts.find(account);
    if (ours instanceof StatementAccounts.Ours known) {
      receive.run(known, ruled, changes, new ImportAnswer.Tally());
    }
    takeBack.run(account, changes, ruled);
  }
}
