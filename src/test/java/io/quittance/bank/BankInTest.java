package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRows;
import io.quittance.bank.mapping.MappedStatements;
import io.quittance.bank.mapping.StoredMappings;
import io.quittance.bank.nature.ReceiptRulesChanged;
import io.quittance.bank.nature.StoredReceiptRules;
import io.quittance.bank.statement.StatementFile;
import io.quittance.database.Sql;
import io.quittance.database.TestTenant;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * The import of bank files wired by hand on a real PostgreSQL, with a cash book of two columns. One
 * tenant each, with the entity DE and its account DE1.
 */
final class BankInTest {
  static final String ACCOUNT = "DE00500500000000000001";
  private static final TestTenant FIRST = TestTenant.open();

  private final TestTenant tenant = FIRST.another();
  final Sql sql = tenant.sql();
  final Payments payments = new Payments(sql);
  final TakeStatementFile files;
  final RecordPayments given;
  final StatementAccounts accounts;
  final AnswerQuestions answers;
  private final JudgeAgain again;

  BankInTest() {
    CashBook cashBook = new CashInTest(sql);
    ImportPayments imports = new ImportPayments(sql, cashBook, event());
    BankQuestions questions = new BankQuestions(sql, event(), event());
    EntryStore store = new EntryStore(sql);
    EntryPayments entryPayments = new EntryPayments(sql);
    ReportStore reports = new ReportStore(sql);
    SetMoneyAside aside = new SetMoneyAside(store, entryPayments, cashBook, questions, event());
    ReceiveEntries receive =
        new ReceiveEntries(
            store,
            entryPayments,
            questions,
            new TakeWishes(imports, entryPayments, aside, questions));
    TakeBackReturned takeBack =
        new TakeBackReturned(new BankReturns(sql), payments, questions, imports, cashBook);
    StoredReceiptRules rules = new StoredReceiptRules(sql);
    StoredMappings mappings = new StoredMappings(sql);
    // The accounts of these tests are known, so no entity is ever asked for.
    accounts = new StatementAccounts(sql, null);
    PaymentAliases aliases = new PaymentAliases(sql);
    PlaceReports place = new PlaceReports(store, reports, questions, receive, takeBack, aliases);
    given =
        new RecordPayments(
            new OwnAccounts(sql, null),
            accounts,
            rules,
            store,
            reports,
            aliases,
            imports,
            new FollowPayments(sql, store, entryPayments, aliases, imports),
            place,
            Clock.fixed(Instant.parse("2026-03-05T12:00:00Z"), ZoneOffset.UTC));
    files =
        new TakeStatementFile(
            new RecordStatement(accounts, rules, reports, questions, cashBook, store, place),
            new MappedStatements(mappings, new ImportRows(100_000)),
            100_000);
    answers =
        new AnswerQuestions(
            sql, accounts, rules, store, reports, receive, takeBack, aliases, questions);
    again =
        new JudgeAgain(
            sql, store, entryPayments, reports, accounts, rules, aside, receive, cashBook, event());
    call(
        () -> {
          sql.change("insert into legal_entity (id, name) values ('DE', 'DE')");
          sql.change(
              "insert into own_account (id, legal_entity) values (?, 'DE'), ('DE00OTHER', 'DE')",
              ACCOUNT);
          return true;
        });
  }

  ImportAnswer take(byte[] file) {
    return call(() -> files.run(file));
  }

  ImportAnswer take(StatementFile file) {
    return call(
        () -> {
          ImportAnswer.Tally tally = new ImportAnswer.Tally();
          files.take(file, tally);
          return tally.answer();
        });
  }

  /** Payments given one by one, rows counted from 1. */
  ImportAnswer give(PaymentDraft... drafts) {
    return call(
        () -> {
          ImportAnswer.Tally tally = new ImportAnswer.Tally();
          Map<Integer, PaymentDraft> rows = new LinkedHashMap<>();
          for (PaymentDraft draft : drafts) {
            rows.put(rows.size() + 1, draft);
          }
          given.run(rows, tally);
          return tally.answer();
        });
  }

  /** One rule instead of all others: what a party's credits are. */
  void rule(String party, String nature) {
    call(
        () -> {
          sql.change("insert into receipt_rules_version (version, written_by) values (1, 'anna')");
          sql.change(
              """
              insert into receipt_rule (position, name, party, own_account, returned, nature)
              values (1, 'only', ?, false, false, ?)
              """,
              party,
              nature);
          again.run(new ReceiptRulesChanged());
          return true;
        });
  }

  /** Changes the names of the other account of ours. */
  void namesOfOther(String... names) {
    call(() -> new ChangeAccount(accounts, again).run("DE00OTHER", null, List.of(names)));
  }

  /** No rule at all. */
  void noRules() {
    call(
        () -> {
          sql.change("delete from receipt_rule");
          again.run(new ReceiptRulesChanged());
          return true;
        });
  }

  void answer(UUID question, String answer) {
    call(
        () -> {
          answers.answer(question, new BankAnswer(answer, null, null), "anna");
          return true;
        });
  }

  /** Open questions, the oldest first: id, kind, subject, entry. */
  List<List<String>> open() {
    return call(
        () ->
            sql.list(
                """
                select id::text, kind, subject, coalesce(entry, '') from bank_question
                where answer is null order by opened_at, id
                """,
                row ->
                    List.of(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
  }

  /** Money in the books, in minor units. */
  long cash() {
    return number("select coalesce(sum(unidentified_minor), 0) from payment_balance");
  }

  /** Minor units in the books that are no receivable. */
  long aside() {
    return number("select coalesce(sum(not_receivable_minor), 0) from payment_balance");
  }

  /** Id and amount of every payment that holds money. */
  List<String> held() {
    return call(
        () ->
            sql.list(
                """
                select payment || ' ' || unidentified_minor from payment_balance
                where unidentified_minor > 0 order by payment
                """,
                row -> row.getString(1)));
  }

  Payment payment(String id) {
    return call(() -> payments.payment(id).orElseThrow());
  }

  long number(String query, Object... arguments) {
    return call(() -> sql.first(query, row -> row.getLong(1), arguments).orElseThrow());
  }

  List<String> texts(String query) {
    return call(() -> sql.list(query, row -> row.getString(1)));
  }

  <T> T call(Callable<T> work) {
    return tenant.call(work);
  }

  @SuppressWarnings("unchecked")
  private static <T> Event<T> event() {
    return (Event<T>)
        Proxy.newProxyInstance(
            BankInTest.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> null);
  }
}
