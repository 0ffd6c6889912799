package io.quittance.ledger;

import static io.quittance.ledger.BooksInTest.CLERK;
import static io.quittance.ledger.LedgerTest.line;
import static io.quittance.ledger.LedgerTest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.database.SqlFailed;
import io.quittance.database.TestDatabase;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses whoever asks, told by its SQLSTATE. */
class DatabaseRefusesTest {
  private static final String PERMISSION = "42501";
  private static final String CHECK = "23514";
  private static final String FOREIGN_KEY = "23503";
  private static final String UNIQUE = "23505";
  private static final String APPEND_ONLY = "23001";

  private final BooksInTest books = BooksInTest.open();

  @BeforeEach
  void one_application_stands() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.payment("P", 100_00);
    books.run(() -> books.ledger.apply(request("k", "P", null, false, CLERK, line("I", 60_00))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update posting_entry set amount_minor = 1",
        "delete from posting_entry",
        "update posting set posting_date = current_date",
        "delete from posting",
        "update decision set actor = 'nobody'",
        "delete from decision",
        "update application set amount_minor = 1",
        "delete from application",
        "delete from application_reversal",
        "update application_reversal set reason = 'x'",
        "update application_part set amount_minor = 1",
        "delete from created_item",
        "delete from payment",
        "delete from open_item",
        "delete from payment_balance",
        "delete from item_balance",
        "update posting_number set sequence = 7",
        "update posting_acknowledgement set result = 'booked'",
        "update import_conflict set code = 'x'",
        "update policy_version set version = 9",
        "truncate posting_entry cascade",
        "alter table posting_entry disable trigger all"
      })
  void the_application_role_changes_no_history(String statement) {
    assertThat(stateOf(statement)).isEqualTo(PERMISSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update posting_entry set amount_minor = 1",
        "delete from posting_entry",
        "delete from posting",
        "update decision set actor = 'nobody'",
        "delete from application"
      })
  void the_owner_changes_no_history_either(String statement) throws SQLException {
    try (Connection owner = TestDatabase.owner(BooksInTest.database()).getConnection();
        var setting = owner.createStatement()) {
      setting.execute("select set_config('quittance.tenant', '" + books.tenant + "', false)");
      assertThatThrownBy(() -> setting.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(APPEND_ONLY));
    }
  }

  @Test
  void a_posting_without_entries_does_not_survive() {
    assertCommitRefused(this::bare);
  }

  @Test
  void entries_that_do_not_sum_to_zero_are_refused_at_once() {
    assertThat(
            state(
                () -> {
                  bare();
                  entries(
                      "('x', 1, 'cash', 'debit', 'P', 5), ('x', 2, 'unidentified', 'credit', 'P',"
                          + " 4)");
                }))
        .isEqualTo(CHECK);
  }

  @Test
  void a_recorded_posting_takes_no_more_entries_even_balanced_ones() {
    assertThat(
            state(
                () ->
                    books.sql.change(
                        """
                        insert into posting_entry
                          (posting, line, account_role, side, payment, currency, amount_minor)
                        select id, n + 10, 'cash', case n when 1 then 'debit' else 'credit' end, 'P',
                          'EUR', 5
                        from posting, generate_series(1, 2) n where kind = 'receipt'
                        """)))
        .isEqualTo(APPEND_ONLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update payment_balance set unidentified_minor = unidentified_minor - 1",
        "update payment_balance set applied_minor = -1, unidentified_minor = 10001",
        "update payment_balance set unapplied_minor = 1, unidentified_minor = unidentified_minor -"
            + " 1",
        "update open_item set open_minor = amount_minor + 1",
        "update open_item set open_minor = -1",
        "update open_item set open_minor = 5999",
        "update item_balance set pending_minor = 10001"
      })
  void balances_that_lose_or_make_money_are_refused(String statement) {
    assertThat(stateOf(statement)).isEqualTo(CHECK);
  }

  @Test
  void an_entry_of_zero_or_less_is_none() {
    assertThat(
            state(
                () -> {
                  bare();
                  entries(
                      "('x', 1, 'cash', 'debit', 'P', 0), ('x', 2, 'unidentified', 'credit', 'P',"
                          + " 0)");
                }))
        .isEqualTo(CHECK);
  }

  @Test
  void an_entry_cannot_name_another_tenants_payment() {
    BooksInTest others = BooksInTest.open();
    others.payment("THEIRS", 1);
    assertThat(
            state(
                () -> {
                  bare();
                  entries(
                      "('x', 1, 'cash', 'debit', 'THEIRS', 5),"
                          + " ('x', 2, 'unidentified', 'credit', 'THEIRS', 5)");
                }))
        .isEqualTo(FOREIGN_KEY);
    assertThat(
            stateOf(
                "insert into legal_entity (tenant, id, name) values ('"
                    + others.tenant
                    + "', 'X', 'X')"))
        .isEqualTo(PERMISSION);
  }

  @Test
  void a_key_is_used_once_and_an_application_reversed_once() {
    assertThat(
            stateOf(
                """
                insert into posting (id, transaction_id, kind, legal_entity, posting_date, period,
                  decision, idempotency_key, request_hash)
                select 'y', 'y', kind, legal_entity, posting_date, period, decision,
                  idempotency_key, request_hash from posting where kind = 'application'
                """))
        .isEqualTo(UNIQUE);
    String again =
        "insert into application_reversal (application, posting, reason)"
            + " select a.id, a.posting, 'r' from application a";
    assertThat(
            state(
                () -> {
                  books.sql.change(again);
                  books.sql.change(again);
                }))
        .isEqualTo(UNIQUE);
  }

  @Test
  void a_closed_period_refuses_a_posting_written_by_hand() {
    books.run(
        () -> books.periods.set("DE", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31), false));
    assertThat(state(this::bare)).isEqualTo(CHECK);
  }

  @Test
  void the_parts_of_an_application_add_up_to_what_it_says() {
    books.item("J", Kind.INVOICE, "C0", 100_00);
    assertCommitRefused(() -> part("tax", 5, "null", "null"));
    assertCommitRefused(() -> application(40_00));
  }

  @Test
  void a_deduction_names_its_reason_and_the_item_it_became() {
    assertThat(state(() -> part("deduction", 5, "'why'", "null"))).isEqualTo(CHECK);
    assertThat(state(() -> part("deduction", 5, "null", "'I'"))).isEqualTo(CHECK);
    assertThat(state(() -> part("tax", 5, "null", "'I'"))).isEqualTo(CHECK);
    assertThat(state(() -> part("deduction", 5, "'why'", "'I'"))).isEqualTo(FOREIGN_KEY);
    assertThat(state(() -> part("tax", 0, "null", "null"))).isEqualTo(CHECK);
    assertThat(
            stateOf(
                "insert into created_item (item, posting, account_role) select 'I', id,"
                    + " 'deduction' from posting limit 1"))
        .isEqualTo(CHECK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deduction", "tax_receivable"})
  void an_entry_for_a_part_of_an_item_names_the_item(String role) {
    assertThat(
            state(
                () -> {
                  bare();
                  entries(
                      "('x', 1, '"
                          + role
                          + "', 'debit', 'P', 5), ('x', 2, 'unidentified', 'credit', 'P', 5)");
                }))
        .isEqualTo(CHECK);
  }

  @Test
  void moved_money_is_of_a_payment_and_comes_back_once() {
    String insert =
        """
        insert into posting (id, transaction_id, kind, legal_entity, posting_date, period, decision,
          reverses, idempotency_key, request_hash)
        select '%s', 'x', '%s', legal_entity, posting_date, period, decision, %s, '%s', ''
        from posting where kind = 'receipt'
        """;
    assertThat(stateOf(insert.formatted("x", "refund", "null", "x"))).isEqualTo(CHECK);
    PostingOutcome moved =
        books.call(
            () ->
                books.ledger.move(
                    new MoveRequest(
                        "m",
                        "P",
                        MoveRequest.Use.REFUND,
                        Money.ofMinor(1_00, "EUR"),
                        null,
                        null,
                        CLERK)));
    String id = "'" + LedgerTest.posted(moved).posting() + "'";
    assertThat(
            state(
                () -> {
                  books.sql.change(insert.formatted("y", "reversal", id, "y"));
                  books.sql.change(insert.formatted("z", "reversal", id, "z"));
                }))
        .isEqualTo(UNIQUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund", "not_receivable"})
  void money_that_left_the_receivables_names_its_payment(String role) {
    assertThat(
            state(
                () -> {
                  bare();
                  books.sql.change(
                      """
                      insert into posting_entry
                        (posting, line, account_role, side, currency, amount_minor)
                      values ('x', 1, 'discount', 'debit', 'EUR', 5),
                        ('x', 2, '%s', 'credit', 'EUR', 5)
                      """
                          .formatted(role));
                }))
        .isEqualTo(CHECK);
  }

  @Test
  void a_write_off_above_the_clerks_limit_is_refused_whoever_writes_it() {
    books.run(
        () ->
            books.limits.set(
                PostingLimit.ofGroup("clerks", Money.ofMinor(5, "EUR"), Money.ofMinor(5, "EUR"))));
    assertCommitRefused(() -> writeOff("'{clerks}'", "null", "'{}'", 6));
    assertCommitRefused(() -> writeOff("'{}'", "null", "'{}'", 1));
    assertCommitRefused(() -> writeOff("'{}'", "'ben'", "'{others}'", 1));
    assertCommitRefused(() -> writeOff("'{}'", "null", "'{clerks}'", 1));
    books.run(() -> writeOff("'{}'", "'ben'", "'{clerks}'", 5));
  }

  private void writeOff(String groups, String approver, String approvers, long minor) {
    books.sql.change(
        """
        insert into decision (id, actor, actor_groups, approver, approver_groups, reason_code)
        values ('d', 'ada', %s, %s, %s, 'r')
        """
            .formatted(groups, approver, approvers));
    books.sql.change(
        """
        insert into posting (id, transaction_id, kind, legal_entity, posting_date, period, decision,
          payment, idempotency_key, request_hash)
        values ('w', 'w', 'write_off', 'DE', date '2026-03-15', '2026-03', 'd', 'P', 'w', '')
        """);
    books.sql.change(
        """
        insert into posting_entry
          (posting, line, account_role, side, payment, currency, amount_minor, reason_code)
        values ('w', 1, 'unidentified', 'debit', 'P', 'EUR', %d, null),
          ('w', 2, 'write_off', 'credit', 'P', 'EUR', %d, 'r')
        """
            .formatted(minor, minor));
  }

  private void part(String role, long minor, String reason, String item) {
    books.sql.change(
        """
        insert into application_part (application, line, role, amount_minor, reason_code,
          created_item)
        select id, 1, '%s', %d, %s, %s from application
        """
            .formatted(role, minor, reason, item));
  }

  /** One that says that parts settle so much, without any. */
  private void application(long parts) {
    books.sql.change(
        """
        insert into application (id, posting, payment, open_item, credit, currency, amount_minor,
          discount_minor, write_off_minor, parts_minor)
        select 'x', posting, payment, 'J', credit, currency, 0, 0, 0, ?
        from application
        """,
        parts);
  }

  private void bare() {
    books.sql.change(
        """
        insert into posting (id, transaction_id, kind, legal_entity, posting_date, period, decision,
          idempotency_key, request_hash)
        select 'x', 'x', 'receipt', 'DE', date '2026-03-15', '2026-03', id, 'x', '' from decision
        limit 1
        """);
  }

  private void entries(String values) {
    books.sql.change(
        """
        insert into posting_entry
          (posting, line, account_role, side, payment, currency, amount_minor)
        select posting, line, account_role, side, payment, 'EUR', amount from (values
        """
            + values
            + ") v(posting, line, account_role, side, payment, amount)");
  }

  private void assertCommitRefused(Runnable work) {
    assertThat(state(work)).isEqualTo(CHECK);
  }

  private String stateOf(String statement) {
    return state(() -> books.sql.change(statement));
  }

  /** SQLSTATE of the refusal, of a statement or of the commit. */
  private String state(Runnable work) {
    try {
      books.run(work);
    } catch (SqlFailed e) {
      return e.state();
    } catch (IllegalStateException e) {
      return ((SQLException) e.getCause()).getSQLState();
    }
    throw new AssertionError("not refused");
  }
}
