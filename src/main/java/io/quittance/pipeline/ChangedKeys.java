package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.database.Sql;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.ledger.Ledger;
import io.quittance.matching.AdviceKeys;
import io.quittance.tenant.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What changed and whom it concerns. A change is noted in the transaction that makes it; after that
 * has committed a job looks for the undecided advices that it concerns, also for those that were
 * read meanwhile.
 */
@ApplicationScoped
class ChangedKeys {
  /** The subject of the job that looks at what was noted. */
  static final String CHANGED = "changed";

  /** Proposals that name a payment: who paid it may have changed with any customer. */
  private static final String PAYERS = "payers";

  /**
   * How far apart two advices without a reference may expect money and still concern each other.
   */
  private static final int MOST_DAYS_APART = 60;

  private static final String PAYMENT = "payment:";

  private static final String UNDECIDED =
      """
      from advice_key k join message m on m.id = k.message
        join advice_record r on r.message = k.message and r.advice = k.advice
        left join proposal p on p.message = k.message and p.advice = k.advice
          and p.state <> 'superseded'
      """;

  /** Advices that share a key with what changed. */
  private static final String COMPETING =
      "select distinct k.message "
          + UNDECIDED
          + """
          join changed_key c on c.key = k.key
          where c.id = any (?) and k.message is distinct from c.message
            and ((m.status = 'reading' and m.reading is not null) or p.state = 'open'
              or (p.state = 'applied' and c.posted and p.decided_by = ?))
            and (c.key not like 'amount:%' or abs(r.expected - c.expected) <= ?
              or r.expected is null or c.expected is null)
          """;

  /** Advices for which a payment or customer that changed is proposed. */
  private static final String PROPOSING =
      """
      select distinct p.message from proposal p, changed_key c
      where p.state = 'open' and p.message is not null and c.id = any (?)
        and (c.key = 'payment:' || p.payment or c.key = 'customer:' || p.customer
          or (c.key = ? and p.payment is not null))
      """;

  private static final String NAMING =
      "select distinct k.message "
          + UNDECIDED
          + """
          where k.key = any (?)
            and ((m.status = 'reading' and m.reading is not null) or p.state = 'open')
          """;

  /**
   * Advices that no single payment explains, of a customer from whose account money came, or for
   * whom that customer is named to pay: with other money it may be what they speak of. None of
   * their keys need be the payment's.
   */
  private static final String SHORT_OF_MONEY =
      """
      select distinct p.message from proposal p
        join customer o on o.id = p.customer
        cross join lateral (values (o.id), (o.parent), (o.payer), (o.bill_to)) as named (payer)
        join customer_bank_account a on a.customer = named.payer
        join payment y on y.payer_account_canonical = a.account
        join changed_key c on y.id = substring(c.key from 9)
      where c.id = any (?) and c.key like 'payment:%' and p.state = 'open'
        and p.message is not null
        and ((p.verdict = 'WAIT' and p.payment is null)
          or (p.verdict = 'REVIEW'
            and (p.body -> 'reasons' @> '[{"code":"sum-differs"}]'
              or p.body -> 'reasons' @> '[{"code":"no-payment-yet"}]')))
      """;

  /**
   * Payments that nothing was posted of, from an account of a customer of whom something changed.
   */
  private static final String PAID_BY =
      """
      select distinct p.id from changed_key c
        join customer_bank_account a on a.customer = substring(c.key from 10)
        join payment p on p.payer_account_canonical = a.account
        join payment_balance b on b.payment = p.id
      where c.id = any (?) and c.key like 'customer:%' and p.status = 'booked'
        and b.unidentified_minor + b.unapplied_minor = p.amount_minor
      order by p.id
      """;

  private final Sql sql;
  private final DatabaseBooks books;
  private final Jobs jobs;
  private final InTenant inTenant;

  private record Note(long id, String key) {}

  ChangedKeys(Sql sql, DatabaseBooks books, Jobs jobs, InTenant inTenant) {
    this.sql = sql;
    this.books = books;
    this.jobs = jobs;
    this.inTenant = inTenant;
  }

  /** Payments came or changed: whoever names or means them. */
  void payments(Collection<String> ids) {
    sql.change(
        "insert into changed_key (key) select 'payment:' || id from unnest(?) as changed(id)", ids);
    enqueue();
  }

  /** Items came or changed: whoever names their number, or is their customer. */
  void items(Collection<String> ids) {
    sql.change(
        """
        insert into changed_key (key)
        select distinct key from (
          select 'item:' || canonical_number as key from open_item where id = any (?)
          union all select 'customer:' || customer from open_item where id = any (?)
          union all select 'like:' || right(number_skeleton, 5) from open_item where id = any (?)
          union all select 'like:' || right(reference, 5) from open_item_reference
            where item = any (?)
        ) concerned
        """,
        ids,
        ids,
        ids,
        ids);
    enqueue();
  }

  /** Customers came or changed, their bank accounts too. */
  void customers(Collection<String> ids) {
    sql.change(
        """
        insert into changed_key (key)
        select distinct key from (
          select 'item:' || canonical_number as key from open_item where customer = any (?)
          union all select 'customer:' || customer from unnest(?) as changed(customer)
          union all select '%s'
        ) concerned
        """
            .formatted(PAYERS),
        ids,
        ids);
    enqueue();
  }

  /** Something became of the message's advices: whoever competes with them, the posted ones too. */
  void advices(Reading reading, UUID message) {
    List<Object[]> keys = new ArrayList<>();
    for (String key : AdviceRecords.keys(reading)) {
      keys.add(new Object[] {key, message, message});
    }
    if (keys.isEmpty()) {
      return;
    }
    sql.changeEach(
        "insert into changed_key (key, posted, message, expected) values (?, true, ?,"
            + " (select min(expected) from advice_record where message = ?))",
        keys);
    enqueue();
  }

  /** Notes taken, and the messages and untouched payments that they concern, by id. */
  record Taken(int notes, Set<UUID> messages, List<String> payments) {}

  Taken take(int most) {
    List<Note> notes =
        sql.list(
            "select id, key from changed_key order by id limit ?",
            row -> new Note(row.getLong("id"), row.getString("key")),
            most);
    Set<UUID> concerned = new TreeSet<>();
    List<String> payments = List.of();
    if (!notes.isEmpty()) {
      long[] ids = notes.stream().mapToLong(Note::id).toArray();
      concerned.addAll(messages(COMPETING, ids, Ledger.CERTIFIER, MOST_DAYS_APART));
      concerned.addAll(messages(PROPOSING, ids, PAYERS));
      concerned.addAll(messages(SHORT_OF_MONEY, (Object) ids));
      concerned.addAll(messages(NAMING, paymentKeys(notes)));
      payments = sql.list(PAID_BY, row -> row.getString("id"), (Object) ids);
      sql.change("delete from changed_key where id = any (?)", (Object) ids);
    }
    return new Taken(notes.size(), concerned, payments);
  }

  private Set<String> paymentKeys(List<Note> notes) {
    Set<String> keys = new TreeSet<>();
    notes.stream()
        .filter(note -> note.key().startsWith(PAYMENT))
        .forEach(
            note ->
                books
                    .payment(note.key().substring(PAYMENT.length()))
                    .ifPresent(payment -> keys.addAll(AdviceKeys.of(payment))));
    return keys;
  }

  private List<UUID> messages(String statement, Object... arguments) {
    return sql.list(statement, row -> row.getObject("message", UUID.class), arguments);
  }

  private void enqueue() {
    jobs.enqueue(new Job(Stages.REMATCH, inTenant.current(), CHANGED));
  }
}
