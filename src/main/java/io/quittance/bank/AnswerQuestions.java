package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.api.Problem;
import io.quittance.bank.BankQuestions.Kind;
import io.quittance.bank.BankQuestionsResource.Answer;
import io.quittance.bank.movement.AccountMovements;
import io.quittance.bank.movement.Movement;
import io.quittance.bank.movement.Report;
import io.quittance.bank.nature.ReceiptRules;
import io.quittance.bank.nature.StoredReceiptRules;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Does what a person answered. In the caller's tenant transaction. */
@Singleton
class AnswerQuestions {
  private final Sql sql;
  private final StatementAccounts accounts;
  private final StoredReceiptRules rules;
  private final EntryStore store;
  private final ReportStore reports;
  private final ReceiveEntries receive;
  private final TakeBackReturned takeBack;

  AnswerQuestions(
      Sql sql,
      StatementAccounts accounts,
      StoredReceiptRules rules,
      EntryStore store,
      ReportStore reports,
      ReceiveEntries receive,
      TakeBackReturned takeBack) {
    this.sql = sql;
    this.accounts = accounts;
    this.rules = rules;
    this.store = store;
    this.reports = reports;
    this.receive = receive;
    this.takeBack = takeBack;
  }

  private record Asked(String kind, String account, String subject, String entry, boolean open) {}

  /**
   * @throws Problem 404 for an unknown question, 409 for one that has its answer, 422 for an answer
   *     that does not fit it
   */
  ListBankEntries.QuestionView answer(UUID id, Answer answer, String actor) {
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
    sql.change(
        """
        update bank_question set answer = ?, answered_by = ?, note = ?, answered_at = now()
        where id = ?
        """,
        answer.answer(),
        actor,
        answer.note(),
        id);
    return sql.first("select * from bank_question where id = ?", ListBankEntries::question, id)
        .orElseThrow();
  }

  private void carryOut(Asked asked, Answer answer) {
    String said = answer.answer() == null ? "" : answer.answer();
    boolean isDouble = asked.kind().equals(Kind.POSSIBLE_DOUBLE.code());
    if (isDouble && said.equals("same")) {
      reports.move(asked.subject(), asked.entry());
    } else if (isDouble && said.equals("another")) {
      another(asked);
    } else if (asked.kind().equals(Kind.RETURN_WITHOUT_PAYMENT.code()) && said.equals("payment")) {
      takeBack.byPerson(asked.account(), asked.subject(), answer.payment());
    } else if (isDouble || !said.equals("noted")) {
      throw Problem.unprocessable(
          "bad-answer", "'" + said + "' does not answer a question of kind " + asked.kind() + ".");
    }
  }

  private void another(Asked asked) {
    Report report =
        reports.doubtful(asked.account()).stream()
            .filter(each -> each.fingerprint().equals(asked.subject()))
            .findFirst()
            .orElseThrow(() -> Problem.conflict("already-answered", "It is in doubt no more."));
    StatedEntry said = reports.said(report.fingerprint());
    AccountMovements movements =
        new AccountMovements(
            asked.account(),
            store.movements(asked.account(), report.day(), report.day(), List.of()));
    Movement movement = movements.open(report);
    EntryChange change = new EntryChange(movement, true);
    change.tell(said, true, false);
    ReceiptRules ruled = new ReceiptRules(rules.inForce(), accounts.canonicalNames());
    store.keepEntries(asked.account(), Map.of(movement, ruled.of(said)));
    reports.move(report.fingerprint(), movement.id());
    ImportAnswer.Tally tally = new ImportAnswer.Tally();
    StatementAccounts.Found ours = accounts.find(asked.account());
    if (ours instanceof StatementAccounts.Ours known) {
      receive.run(known, ruled, List.of(change), tally);
    }
    takeBack.run(asked.account(), List.of(change), ruled);
  }
}
