package io.quittance.bank;

import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedReference;
import io.quittance.bank.statement.StatedTransaction;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The rows of what banks took back, and the payments that each may mean. In the caller's tenant
 * transaction.
 */
@Singleton
class BankReturns {
  /** Types of references that name one transaction. */
  private static final Set<String> OF_ONE =
      Set.of(StatedReference.END_TO_END, StatedReference.BANK, "transactionId", "instructionId");

  private final Sql sql;

  BankReturns(Sql sql) {
    this.sql = sql;
  }

  /** One part of a returned entry that has no payment yet. */
  record Open(String entry, int part, Money amount, List<String> references, List<String> own) {
    String subject() {
      return entry + "#" + part;
    }
  }

  void keep(String account, String entry, StatedEntry said) {
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

  List<Open> open(String account) {
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

  /** Payments of which nothing went back yet, of the amount and with one of the references. */
  List<Payment> ofThatAmount(String account, Open open) {
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
  List<Payment> named(String account, Open open) {
    return sql.list(
        StoredPayment.SELECT
            + """
            where p.id in (select r.payment from payment_reference r where r.canonical = any(?))
              and p.account = ? and p.currency = ? and exists (
              select 1 from jsonb_array_elements(p.bank_references) r
              where r ->> 'type' = any(?) and r ->> 'value' = any(?))
            order by p.id
            """,
        StoredPayment::read,
        open.own().stream().map(PaymentReference::canonical).toList(),
        account,
        open.amount().currency().getCurrencyCode(),
        OF_ONE,
        open.own());
  }

  /** It has its payment. */
  void settle(Open open, Payment payment) {
    sql.change(
        "update bank_return set payment = ? where entry = ? and part = ?",
        payment.id(),
        open.entry(),
        open.part());
  }
}
