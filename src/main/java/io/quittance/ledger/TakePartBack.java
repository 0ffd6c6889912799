package io.quittance.ledger;

import io.quittance.bank.PartTaken;
import io.quittance.bank.PartTaken.Result;
import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The bank takes a part of a payment. Free money goes first; which application it means is never
 * guessed: the only one there is goes back, or those that a person named.
 */
@Singleton
class TakePartBack {
  private final Sql sql;
  private final Payments payments;
  private final Postings postings;
  private final Balances balances;
  private final Periods periods;
  private final TakeBack takeBack;

  TakePartBack(
      Sql sql,
      Payments payments,
      Postings postings,
      Balances balances,
      Periods periods,
      TakeBack takeBack) {
    this.sql = sql;
    this.payments = payments;
    this.postings = postings;
    this.balances = balances;
    this.periods = periods;
    this.takeBack = takeBack;
  }

  /** An application that stands, as a person is told of it. */
  private record Standing(String id, String posting, String item, Money cash) {
    String words() {
      return cash + " on " + item;
    }
  }

  PartTaken run(Payment payment, Money part, String entry, Set<String> items) {
    payments.lock(payment.id());
    if (postings.byKey(key(entry)).isPresent()) {
      return PartTaken.of(Result.TAKEN);
    }
    PaymentBalance balance = balances.of(payment.id()).orElse(null);
    if (balance == null || balance.amount() - balance.returned() < part.minor()) {
      return PartTaken.of(Result.MORE_THAN_LEFT);
    }
    List<String> back = List.of();
    if (balance.available() < part.minor()) {
      List<Standing> standing = standing(payment.id());
      back = meant(standing, items);
      if (balance.available() + freed(payment.id(), standing, back) < part.minor()) {
        return new PartTaken(
            Result.WHICH_APPLICATIONS, standing.stream().map(Standing::words).toList());
      }
    }
    take(payment, part, entry, back);
    return PartTaken.of(Result.TAKEN);
  }

  private static List<String> meant(List<Standing> standing, Set<String> items) {
    boolean only = standing.size() == 1 && items.isEmpty();
    return standing.stream()
        .filter(each -> only || items.contains(each.item()))
        .map(Standing::id)
        .toList();
  }

  private List<Standing> standing(String payment) {
    return sql.list(
        """
        select a.id, a.posting, a.open_item, coalesce(a.paid_minor, a.amount_minor) as minor,
          coalesce(a.paid_currency, a.currency) as in_currency
        from application a
        where a.payment = ?
          and not exists(select from application_reversal r where r.application = a.id)
        order by a.sequence
        """,
        row ->
            new Standing(
                row.getString("id"),
                row.getString("posting"),
                row.getString("open_item"),
                Money.ofMinor(row.getLong("minor"), row.getString("in_currency"))),
        payment);
  }

  /** What the payment gets back with these; where credits paid, the net of the whole posting. */
  private long freed(String payment, List<Standing> standing, List<String> back) {
    List<String> theirs =
        standing.stream()
            .filter(each -> back.contains(each.id()))
            .map(Standing::posting)
            .distinct()
            .toList();
    return sql.first(
            """
            select coalesce(sum(amount_minor), 0) from posting_entry
            where posting = any(?) and payment = ? and side = 'debit'
              and account_role in ('unidentified', 'unapplied')
              and (application is null or application = any(?))
            """,
            row -> row.getLong(1),
            theirs,
            payment,
            back)
        .orElseThrow();
  }

  private void take(Payment payment, Money part, String entry, List<String> back) {
    LocalDate date =
        periods.openDate(payment.legalEntity(), periods.today()).orElseGet(periods::today);
    String decision = postings.decide(KeepCash.bank("part-returned-by-bank"));
    takeBack.these(back, date, "part of the payment returned", decision);
    PaymentBalance balance = balances.of(payment.id()).orElseThrow();
    PaymentBalance.Draw draw = balance.draw(part.minor());
    List<Entry> entries = new ArrayList<>();
    KeepCash.add(entries, AccountRole.UNIDENTIFIED, null, payment, draw.unidentified());
    KeepCash.add(
        entries, AccountRole.UNAPPLIED, draw.unappliedCustomer(), payment, draw.unapplied());
    entries.add(KeepCash.money(AccountRole.CASH, Side.CREDIT, null, payment, part));
    postings.write(
        KeepCash.posting(NewPosting.Kind.RETURN, payment, date, decision, key(entry), entries));
    balances.store(balance.afterReturning(draw));
  }

  private static String key(String entry) {
    return "return#" + entry;
  }
}
