package io.quittance.ledger;

import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A payment's money that pays no item yet: settled, it stands as its payer's, and unsettled again
 * as nobody's. The caller holds the payment's lock.
 */
@Singleton
class RestOfPayment {
  private final Postings postings;
  private final Balances balances;

  RestOfPayment(Postings postings, Balances balances) {
    this.postings = postings;
    this.balances = balances;
  }

  /**
   * Moves all that is available to the customer.
   *
   * @param like a posting of the same transaction, decision and key
   * @return the posting, or empty when there is nothing to move
   */
  Optional<String> settle(
      NewPosting like, PaymentBalance balance, String customer, Currency currency) {
    boolean othersMoney =
        balance.unapplied() > 0 && !Objects.equals(balance.unappliedCustomer(), customer);
    long others = othersMoney ? balance.unapplied() : 0;
    long moved = balance.unidentified() + others;
    if (moved == 0) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    String payment = balance.payment();
    if (balance.unidentified() > 0) {
      Money nobodys = new Money(balance.unidentified(), currency);
      entries.add(
          Entry.ofMoney(AccountRole.UNIDENTIFIED, Side.DEBIT, null, payment, null, nobodys));
    }
    if (othersMoney) {
      Money theirs = new Money(others, currency);
      String owner = balance.unappliedCustomer();
      entries.add(Entry.ofMoney(AccountRole.UNAPPLIED, Side.DEBIT, owner, payment, null, theirs));
    }
    Money all = new Money(moved, currency);
    entries.add(Entry.ofMoney(AccountRole.UNAPPLIED, Side.CREDIT, customer, payment, null, all));
    NewPosting posting = like.anew().as(NewPosting.Kind.SETTLEMENT).with(entries);
    postings.write(posting);
    balances.store(balance.afterSettling(customer));
    return Optional.of(posting.id());
  }

  /** Takes a settlement back as far as its money is still there. */
  void unsettle(
      Postings.Settlement settlement,
      String payment,
      LocalDate date,
      String transaction,
      String decision) {
    List<Entry> entries = postings.entries(settlement.id(), List.of(), true);
    Entry settled = entries.stream().filter(e -> e.side() == Side.CREDIT).findFirst().orElseThrow();
    Optional<Entry> previous =
        entries.stream()
            .filter(e -> e.side() == Side.DEBIT && e.role() == AccountRole.UNAPPLIED)
            .findFirst();
    PaymentBalance balance = balances.of(payment).orElseThrow();
    if (!settled.customer().equals(balance.unappliedCustomer())) {
      return;
    }
    long back = Math.min(settled.amount().minor(), balance.unapplied());
    List<Entry> mirrored;
    // What belonged to another customer before can only go back when nothing else stands there.
    if (previous.isPresent() && back == settled.amount().minor() && balance.unapplied() == back) {
      mirrored = entries.stream().map(Entry::mirrored).toList();
      balances.store(
          balance.afterUnsettling(
              back, previous.get().amount().minor(), previous.get().customer()));
    } else {
      Money amount = new Money(back, settled.amount().currency());
      mirrored =
          List.of(
              Entry.ofMoney(
                  AccountRole.UNAPPLIED, Side.DEBIT, settled.customer(), payment, null, amount),
              Entry.ofMoney(AccountRole.UNIDENTIFIED, Side.CREDIT, null, payment, null, amount));
      balances.store(balance.afterUnsettling(back));
    }
    postings.write(
        NewPosting.reversal(
            settlement.id(),
            transaction,
            settlement.legalEntity(),
            date,
            decision,
            payment,
            settlement.id(),
            mirrored));
  }
}
