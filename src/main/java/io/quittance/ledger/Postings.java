package io.quittance.ledger;

import io.quittance.database.Sql;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes postings, their entries and the decisions they cite. Nothing of it is ever changed. */
@Singleton
class Postings {
  private final Sql sql;

  Postings(Sql sql) {
    this.sql = sql;
  }

  record Known(String id, String hash) {}

  Optional<Known> byKey(String key) {
    return sql.first(
        "select id, request_hash from posting where idempotency_key = ?",
        row -> new Known(row.getString(1), row.getString(2)),
        key);
  }

  /**
   * What became of the same request before, or its refusal when the key stands for another one.
   *
   * @param asked the key as the caller gave it
   */
  Optional<PostingOutcome> before(String key, String hash, String asked) {
    return byKey(key)
        .map(
            known ->
                known.hash().equals(hash)
                    ? new Posted(known.id(), applicationsOf(known.id()), true)
                    : Refused.of(
                        Refusal.KEY_REUSED,
                        "The key %s already stands for another posting.",
                        asked));
  }

  private List<String> applicationsOf(String posting) {
    return sql.list(
        "select id from application where posting = ? order by sequence",
        row -> row.getString(1),
        posting);
  }

  /** Returns the id of the stored decision. */
  String decide(Decision decision) {
    String id = NewPosting.newId();
    sql.change(
        """
        insert into decision (id, actor, approver, reason_code, note, message, proposal,
          policy_version, reader, evidence, actor_groups, approver_groups)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?)
        """,
        id,
        decision.actor(),
        decision.approver(),
        decision.reasonCode(),
        decision.note(),
        decision.message(),
        decision.proposal(),
        decision.policyVersion(),
        decision.reader(),
        decision.evidence(),
        decision.actorGroups(),
        decision.approverGroups());
    return id;
  }

  /**
   * Writes a posting without its entries, so that applications can name it.
   *
   * @return false when another transaction has used its key meanwhile; nothing is written then
   */
  boolean open(NewPosting posting) {
    return sql.change(INSERT + " on conflict (tenant, idempotency_key) do nothing", values(posting))
        > 0;
  }

  /** Writes the entries in one statement, which must balance. */
  void enter(NewPosting posting) {
    enter(List.of(posting));
  }

  void write(NewPosting posting) {
    write(List.of(posting));
  }

  void write(List<NewPosting> postings) {
    sql.changeEach(INSERT, postings.stream().map(Postings::values).toList());
    enter(postings);
  }

  private static final String INSERT =
      """
      insert into posting (id, transaction_id, kind, legal_entity, posting_date, period, reverses,
        decision, payment, idempotency_key, request_hash)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static Object[] values(NewPosting posting) {
    return new Object[] {
      posting.id(),
      posting.transaction(),
      posting.kind().name().toLowerCase(Locale.ROOT),
      posting.legalEntity(),
      posting.date(),
      posting.date().toString().substring(0, 7),
      posting.reverses(),
      posting.decision(),
      posting.payment(),
      posting.key(),
      posting.hash()
    };
  }

  private void enter(List<NewPosting> postings) {
    Columns columns = new Columns();
    postings.forEach(columns::add);
    sql.change(
        """
        insert into posting_entry (posting, line, account_role, side, customer, open_item, payment,
          application, currency, amount_minor, reason_code)
        select posting, line::int, account_role, side, customer, open_item, payment, application,
          currency, amount_minor, reason_code
        from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
          ?::text[], ?::text[], ?::bigint[], ?::text[])
          as e(posting, line, account_role, side, customer, open_item, payment, application,
            currency, amount_minor, reason_code)
        """,
        columns.postings,
        columns.lines(),
        columns.roles,
        columns.sides,
        columns.customers,
        columns.items,
        columns.payments,
        columns.applications,
        columns.currencies,
        columns.amounts(),
        columns.reasons);
  }

  /** Entries turned into one array a column. */
  private static final class Columns {
    final List<String> postings = new ArrayList<>();
    final List<Long> lines = new ArrayList<>();
    final List<String> roles = new ArrayList<>();
    final List<String> sides = new ArrayList<>();
    final List<String> customers = new ArrayList<>();
    final List<String> items = new ArrayList<>();
    final List<String> payments = new ArrayList<>();
    final List<String> applications = new ArrayList<>();
    final List<String> currencies = new ArrayList<>();
    final List<Long> amounts = new ArrayList<>();
    final List<String> reasons = new ArrayList<>();

    void add(NewPosting posting) {
      long line = 0;
      for (Entry entry : posting.entries()) {
        postings.add(posting.id());
        lines.add(++line);
        roles.add(entry.role().stored());
        sides.add(entry.side().stored());
        customers.add(entry.customer());
        items.add(entry.openItem());
        payments.add(entry.payment());
        applications.add(entry.application());
        currencies.add(entry.amount().currency().getCurrencyCode());
        amounts.add(entry.amount().minor());
        reasons.add(entry.reasonCode());
      }
    }

    long[] lines() {
      return lines.stream().mapToLong(Long::longValue).toArray();
    }

    long[] amounts() {
      return amounts.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /**
   * Entries of a posting that belong to these applications, in their order.
   *
   * @param others also those that belong to none
   */
  List<Entry> entries(String posting, Collection<String> applications, boolean others) {
    return sql.list(
        """
        select * from posting_entry
        where posting = ? and (application = any(?) or (? and application is null)) order by line
        """,
        row ->
            new Entry(
                AccountRole.ofStored(row.getString("account_role")),
                Side.ofStored(row.getString("side")),
                row.getString("customer"),
                row.getString("open_item"),
                row.getString("payment"),
                row.getString("application"),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("reason_code")),
        posting,
        applications,
        others);
  }

  record Half(String id, String legalEntity) {}

  /** The halves in other legal entities of an application posting. */
  List<Half> halves(String ofPosting) {
    return sql.list(
        """
        select h.id, h.legal_entity from posting p
        join posting h on h.tenant = p.tenant and h.transaction_id = p.transaction_id
          and h.kind = 'intercompany'
        where p.id = ? order by h.legal_entity
        """,
        row -> new Half(row.getString(1), row.getString(2)),
        ofPosting);
  }

  record Settlement(String id, String legalEntity) {}

  /** The settlement of a business transaction that nothing has taken back yet. */
  Optional<Settlement> settlement(String ofPosting) {
    return sql.first(
        """
        select s.id, s.legal_entity from posting p
        join posting s on s.tenant = p.tenant and s.transaction_id = p.transaction_id
          and s.kind = 'settlement'
        where p.id = ? and not exists(select from posting r where r.reverses = s.id)
        """,
        row -> new Settlement(row.getString(1), row.getString(2)),
        ofPosting);
  }

  /** Settlements of a payment's money that nothing has taken back yet. */
  List<Settlement> settlements(String payment) {
    return sql.list(
        """
        select s.id, s.legal_entity from posting s
        where s.payment = ? and s.kind = 'settlement'
          and not exists(select from posting r where r.reverses = s.id)
        order by s.recorded_at desc, s.id
        """,
        row -> new Settlement(row.getString(1), row.getString(2)),
        payment);
  }
}
