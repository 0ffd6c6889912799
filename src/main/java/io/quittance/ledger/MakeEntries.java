package io.quittance.ledger;

import io.quittance.ledger.PaymentBalance.Draw;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entries of one application posting, made item by item, with what they do to the balances.
 *
 * <p>Without credits each application takes its own cash, so that it can be taken back alone. With
 * credits the payment gives only the net, which belongs to the posting as a whole.
 */
final class MakeEntries {
  private final String payment;
  private final Map<String, OpenItem> items;
  private final boolean credits;
  private final Currency currency;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final List<Application> applications = new ArrayList<>();
  private final Map<String, Long> pending = new TreeMap<>();
  private PaymentBalance balance;
  private long net;

  /**
   * @param balance of the payment, or null when nothing but credits pays
   */
  MakeEntries(String payment, PaymentBalance balance, Map<String, OpenItem> items) {
    this.payment = payment;
    this.balance = balance;
    this.items = items;
    this.credits = items.values().stream().anyMatch(item -> item.kind().credit());
    this.currency = items.values().iterator().next().amount().currency();
  }

  void add(Application application) {
    OpenItem item = items.get(application.openItem());
    String id = NewPosting.newId();
    long cash = application.amount().minor();
    ids.add(id);
    applications.add(application);
    pending.put(item.id(), ApplyMoney.taken(application));
    if (item.kind().credit()) {
      entry(AccountRole.RECEIVABLE, Side.DEBIT, item, id, cash, null);
      net -= cash;
      return;
    }
    entry(AccountRole.RECEIVABLE, Side.CREDIT, item, id, ApplyMoney.taken(application), null);
    entry(AccountRole.DISCOUNT, Side.DEBIT, item, id, application.discount().minor(), null);
    entry(
        AccountRole.WRITE_OFF,
        Side.DEBIT,
        item,
        id,
        application.writeOff().minor(),
        application.reasonCode());
    if (credits) {
      net += cash;
    } else {
      draw(cash, id);
    }
  }

  /** Takes from the payment what the credits did not pay. */
  void drawNet() {
    if (credits) {
      draw(net, null);
    }
  }

  private void draw(long wanted, String application) {
    if (wanted == 0) {
      return;
    }
    Draw draw = balance.draw(wanted);
    money(AccountRole.UNIDENTIFIED, null, draw.unidentified(), application);
    money(AccountRole.UNAPPLIED, draw.unappliedCustomer(), draw.unapplied(), application);
    balance = balance.afterApplying(draw);
  }

  private void money(AccountRole role, String customer, long minor, String application) {
    if (minor > 0) {
      entries.add(
          Entry.ofMoney(
              role, Side.DEBIT, customer, payment, application, new Money(minor, currency)));
    }
  }

  private void entry(
      AccountRole role, Side side, OpenItem item, String application, long minor, String reason) {
    if (minor > 0) {
      entries.add(
          new Entry(
              role,
              side,
              item.customer(),
              item.id(),
              payment,
              application,
              new Money(minor, currency),
              reason));
    }
  }

  List<Entry> entries() {
    return entries;
  }

  List<String> ids() {
    return ids;
  }

  /** By item, minor units that its available amount falls by. */
  Map<String, Long> pending() {
    return pending;
  }

  /** Of the payment after what was drawn. */
  PaymentBalance balance() {
    return balance;
  }

  List<Object[]> applicationRows(String posting) {
    List<Object[]> rows = new ArrayList<>();
    for (int i = 0; i < applications.size(); i++) {
      Application application = applications.get(i);
      rows.add(
          new Object[] {
            ids.get(i),
            posting,
            payment,
            application.openItem(),
            items.get(application.openItem()).kind().credit(),
            currency.getCurrencyCode(),
            application.amount().minor(),
            application.discount().minor(),
            application.writeOff().minor(),
            application.reasonCode()
          });
    }
    return rows;
  }
}
