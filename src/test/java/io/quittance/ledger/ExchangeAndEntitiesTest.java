package io.quittance.ledger;

import static io.quittance.ledger.BooksInTest.CLERK;
import static io.quittance.ledger.LedgerTest.line;
import static io.quittance.ledger.LedgerTest.posted;
import static io.quittance.ledger.LedgerTest.refusal;
import static io.quittance.ledger.LedgerTest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.ledger.Application.Exchange;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** I11: money in another currency than the items, and items of another legal entity. */
class ExchangeAndEntitiesTest {
  private final BooksInTest books = BooksInTest.open();

  /** USD 1,100.00 at 0.9091 are EUR 1,000.01; the cent is an exchange difference. */
  @Test
  void dollars_pay_an_invoice_in_euro_at_the_given_rate_and_come_back_exactly() {
    books.item("I", Kind.INVOICE, "C0", 1_010_00);
    books.payment("P", "USD", 1_150_00);
    Application dollars = line("I", 1_000_00, 10_00, 0).with(usd(1_100_00, "0.9091"));
    Posted posted =
        posted(books.call(() -> books.ledger.apply(request("k", "P", "C0", true, CLERK, dollars))));
    assertThat(balances())
        .isEqualTo(
            Map.of(
                "DE cash USD", 1_150_00L,
                "DE unapplied USD", -50_00L,
                "DE exchange_clearing USD", -1_100_00L,
                "DE exchange_clearing EUR", 1_000_01L,
                "DE exchange_difference EUR", -1L,
                "DE discount EUR", 10_00L,
                "DE receivable EUR", -1_010_00L));
    assertThat(books.available("I")).isZero();
    assertThat(books.left("P")).isEqualTo(50_00);
    AppliedView seen =
        books.call(
            () ->
                new Applications(books.sql)
                    .application(posted.applications().get(0))
                    .orElseThrow());
    assertThat(seen.exchange())
        .isEqualTo(new AppliedView.Exchange("USD", "1100.00", "0.9091", "ecb"));
    assertThat(posted(apply("k", "P", true, dollars)).already()).isTrue();
    assertThat(refusal(apply("k", "P", true, line("I", 1_000_00, 10_00, 0))))
        .isEqualTo(Refusal.KEY_REUSED);

    posted(books.call(() -> books.ledger.reverse(posted.applications().get(0), "wrong", CLERK)));
    assertThat(balances())
        .isEqualTo(Map.of("DE cash USD", 1_150_00L, "DE unidentified USD", -1_150_00L));
    assertThat(books.available("I")).isEqualTo(1_010_00);
  }

  @Test
  void an_exchange_that_is_none_is_refused_by_name() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.item("M", Kind.CREDIT_MEMO, "C0", 10_00);
    books.item("D", Kind.INVOICE, "C0", "DE", "USD", "open", 100_00);
    books.payment("P", "USD", 200_00);
    Application euro = line("I", 90_00);
    assertThat(refusal(apply("a", "P", false, euro))).isEqualTo(Refusal.CURRENCY_MIXED);
    // Three cents away from USD 100.00 at 0.9, where rounding explains two at most.
    assertThat(refusal(apply("b", "P", false, line("I", 90_03).with(usd(100_00, "0.9")))))
        .isEqualTo(Refusal.INVALID);
    assertThat(refusal(apply("c", "P", false, euro.with(usd(100_00, "0")))))
        .isEqualTo(Refusal.INVALID);
    Exchange pounds = new Exchange(Money.ofMinor(100_00, "GBP"), new BigDecimal("0.9"), "ecb");
    assertThat(refusal(apply("d", "P", false, euro.with(pounds))))
        .isEqualTo(Refusal.CURRENCY_MIXED);
    Application dollars =
        new Application("D", usd(50_00), Money.ofMinor(0, "USD"), Money.ofMinor(0, "USD"), null);
    assertThat(refusal(apply("e", "P", false, euro.with(usd(100_00, "0.9")), dollars)))
        .isEqualTo(Refusal.INVALID);
    assertThat(refusal(apply("f", "P", false, euro.with(usd(100_00, "0.9")), line("M", 1_00))))
        .isEqualTo(Refusal.CURRENCY_MIXED);
    assertThat(refusal(apply("g", "P", false, line("I", 90_00).with(usd(200_01, "0.45")))))
        .isEqualTo(Refusal.PAYMENT_EXHAUSTED);
    assertThat(books.left("P")).isEqualTo(200_00);
    posted(apply("h", "P", false, line("I", 90_02).with(usd(100_00, "0.9"))));
  }

  @Test
  void yen_are_exchanged_in_their_own_unit() {
    books.item("I", Kind.INVOICE, "C0", "DE", "JPY", "open", 16_235);
    books.payment("P", 100_00);
    Application yen =
        new Application(
                "I",
                Money.ofMinor(16_235, "JPY"),
                Money.ofMinor(0, "JPY"),
                Money.ofMinor(0, "JPY"),
                null)
            .with(new Exchange(Money.ofMinor(100_00, "EUR"), new BigDecimal("162.345"), "bank"));
    posted(apply("k", "P", false, yen));
    assertThat(balances())
        .containsEntry("DE exchange_clearing JPY", 16_235L)
        .containsEntry("DE exchange_clearing EUR", -100_00L)
        .doesNotContainKey("DE exchange_difference JPY");
  }

  @Test
  void an_item_of_another_legal_entity_is_paid_in_two_halves_that_come_back_together() {
    books.item("I", Kind.INVOICE, "C0", 40_00);
    books.item("F", Kind.INVOICE, "C0", "FR", "EUR", "open", 65_00);
    books.payment("P", 100_00);
    ApplicationRequest request =
        request("k", "P", null, false, CLERK, line("I", 40_00), line("F", 60_00, 5_00, 0));
    assertThat(refusal(books.call(() -> books.ledger.apply(request))))
        .isEqualTo(Refusal.LEGAL_ENTITY_MIXED);
    Posted posted = posted(books.call(() -> books.ledger.apply(request.acrossEntities(true))));
    assertThat(balances())
        .isEqualTo(
            Map.of(
                "DE cash EUR", 100_00L,
                "DE receivable EUR", -40_00L,
                "DE intercompany EUR", -60_00L,
                "FR intercompany EUR", 60_00L,
                "FR discount EUR", 5_00L,
                "FR receivable EUR", -65_00L));
    assertThat(books.available("F")).isZero();

    // Applications come in the order of their items' ids.
    posted(books.call(() -> books.ledger.reverse(posted.applications().get(0), "wrong", CLERK)));
    assertThat(balances())
        .isEqualTo(
            Map.of(
                "DE cash EUR", 100_00L,
                "DE unidentified EUR", -60_00L,
                "DE receivable EUR", -40_00L));
    assertThat(books.available("F")).isEqualTo(65_00);
  }

  @Test
  void a_credit_of_another_entity_pays_too_and_dollars_reach_there() {
    books.item("I", Kind.INVOICE, "C0", 100_00);
    books.item("M", Kind.CREDIT_MEMO, "C0", "FR", "EUR", "open", 30_00);
    books.item("F", Kind.INVOICE, "C0", "FR", "EUR", "open", 90_00);
    books.payment("P", 70_00);
    books.payment("D", "USD", 100_00);
    Posted netted =
        posted(across(request("k", "P", null, false, CLERK, line("I", 100_00), line("M", 30_00))));
    assertThat(balances())
        .containsEntry("DE intercompany EUR", 30_00L)
        .containsEntry("FR intercompany EUR", -30_00L)
        .containsEntry("FR receivable EUR", 30_00L);
    posted(books.call(() -> books.ledger.reverse(netted.applications().get(0), "wrong", CLERK)));
    posted(
        across(request("d", "D", null, false, CLERK, line("F", 90_00).with(usd(100_00, "0.9")))));
    assertThat(balances())
        .isEqualTo(
            Map.of(
                "DE cash EUR", 70_00L,
                "DE unidentified EUR", -70_00L,
                "DE cash USD", 100_00L,
                "DE exchange_clearing USD", -100_00L,
                "DE exchange_clearing EUR", 90_00L,
                "DE intercompany EUR", -90_00L,
                "FR intercompany EUR", 90_00L,
                "FR receivable EUR", -90_00L));
  }

  @Test
  void a_closed_period_of_either_entity_refuses_and_nothing_but_gifts_crosses_no_border() {
    books.item("F", Kind.INVOICE, "C0", "FR", "EUR", "open", 60_00);
    books.payment("P", 100_00);
    assertThat(refusal(across(request("g", "P", null, false, CLERK, line("F", 0, 60_00, 0)))))
        .isEqualTo(Refusal.INVALID);
    books.run(
        () -> books.periods.set("FR", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), false));
    assertThat(refusal(across(request("k", "P", null, false, CLERK, line("F", 60_00)))))
        .isEqualTo(Refusal.PERIOD_CLOSED);
    assertThat(books.left("P")).isEqualTo(100_00);
  }

  @Test
  void the_database_refuses_a_half_alone_and_two_currencies_without_an_exchange() {
    books.payment("P", 100_00);
    String posting =
        """
        insert into posting (id, transaction_id, kind, legal_entity, posting_date, period, decision,
          payment, idempotency_key, request_hash)
        select 'x', 'x', '%s', 'DE', date '2026-03-15', '2026-03', id, 'P', 'x', '' from decision
        limit 1
        """;
    String entries =
        """
        insert into posting_entry
          (posting, line, account_role, side, payment, customer, currency, amount_minor)
        values ('x', 1, 'unidentified', 'debit', 'P', null, 'EUR', 5),
          ('x', 2, '%1$s', 'credit', 'P', 'C0', 'EUR', 5)%2$s
        """;
    String dollars =
        """
        , ('x', 3, '%s', 'debit', 'P', 'C0', 'USD', 5),
          ('x', 4, 'unapplied', 'credit', 'P', 'C0', 'USD', 5)
        """;
    refused(posting.formatted("application"), entries.formatted("intercompany", ""), "do not meet");
    refused(
        posting.formatted("application"),
        entries.formatted("exchange_clearing", dollars.formatted("exchange_clearing")),
        "mixes currencies");
    refused(
        posting.formatted("exchange"),
        entries.formatted("exchange_clearing", dollars.formatted("unapplied")),
        "mixes currencies");
    refused(
        posting.formatted("exchange"),
        entries.formatted("exchange_clearing", ""),
        "mixes currencies");
  }

  private void refused(String posting, String entries, String message) {
    assertThatThrownBy(
            () ->
                books.run(
                    () -> {
                      books.sql.change(posting);
                      books.sql.change(entries);
                    }))
        .hasStackTraceContaining(message);
  }

  private PostingOutcome across(ApplicationRequest request) {
    return books.call(() -> books.ledger.apply(request.acrossEntities(true)));
  }

  private PostingOutcome apply(String key, String payment, boolean settle, Application... lines) {
    return books.call(
        () ->
            books.ledger.apply(request(key, payment, settle ? "C0" : null, settle, CLERK, lines)));
  }

  private static Exchange usd(long minor, String rate) {
    return new Exchange(usd(minor), new BigDecimal(rate), "ecb");
  }

  private static Money usd(long minor) {
    return Money.ofMinor(minor, "USD");
  }

  /** Debits less credits by legal entity, role and currency, where any stand. */
  private Map<String, Long> balances() {
    Map<String, Long> found = new TreeMap<>();
    List<String> lines =
        books.call(
            () ->
                books.sql.list(
                    """
                    select p.legal_entity || ' ' || e.account_role || ' ' || e.currency as account,
                      sum(case e.side when 'debit' then e.amount_minor else -e.amount_minor end) as s
                    from posting_entry e join posting p on p.tenant = e.tenant and p.id = e.posting
                    group by 1
                    """,
                    row -> {
                      if (row.getLong("s") != 0) {
                        found.put(row.getString("account"), row.getLong("s"));
                      }
                      return row.getString("account");
                    }));
    assertThat(lines).isNotEmpty();
    return found;
  }
}
