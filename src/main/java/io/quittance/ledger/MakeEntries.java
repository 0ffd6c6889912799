package io.quittance.ledger;

import io.quittance.ledger.CreatedItems.Standing;
import io.quittance.ledger.PaymentBalance.Draw;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entries of one application posting, made item by item, with what they do to the balances.
 *
 * <p>Without credits each application takes its own cash, so that it can be taken back alone. With
 * credits the payment gives only the net, which belongs to the posting as a whole.
 */
final class MakeEntries {
  private final String posting;
  private final String payment;
  private final Map<String, OpenItem> items;
  private final Map<String, Standing> standings;
  private final boolean credits;
  private final Currency currency;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final List<Application> applications = new ArrayList<>();
  private final Map<String, Long> pending = new TreeMap<>();
  private final List<CreatedItems.Draft> created = new ArrayList<>();
  private final List<Object[]> partRows = new ArrayList<>();
  private PaymentBalance balance;
  private long net;

  /**
   * @param balance of the payment, or null when nothing but credits pays
   * @param standings of the items that postings made
   */
  MakeEntries(
      String posting,
      String payment,
      PaymentBalance balance,
      Map<String, OpenItem> items,
      Map<String, Standing> standings) {
    this.posting = posting;
    this.standings = standings;
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
      itself(Side.DEBIT, item, id, cash);
      net -= cash;
      return;
    }
    itself(Side.CREDIT, item, id, ApplyMoney.taken(application));
    entry(AccountRole.DISCOUNT, Side.DEBIT, item, id, application.discount().minor(), null);
    entry(
        AccountRole.WRITE_OFF,
        Side.DEBIT,
        item,
        id,
        application.writeOff().minor(),
        application.reasonCode());
    for (int i = 0; i < application.parts().size(); i++) {
      part(application.parts().get(i), i + 1, item, id);
    }
    if (credits) {
      net += cash;
    } else {
      draw(cash, id);
    }
  }

  /** Off the account on which the item stands. */
  private void itself(Side side, OpenItem item, String application, long minor) {
    Standing standing = standings.getOrDefault(item.id(), Standing.RECEIVABLE);
    entry(standing.role(), side, item, application, minor, standing.reasonCode());
  }

  private void part(Application.Part part, int line, OpenItem item, String application) {
    long minor = part.amount().minor();
    String made = null;
    switch (part.role()) {
      case TAX ->
          entry(
              AccountRole.TAX_RECEIVABLE, Side.DEBIT, item, application, minor, part.reasonCode());
      case BANK_FEE ->
          entry(AccountRole.BANK_FEE, Side.DEBIT, item, application, minor, part.reasonCode());
      case DEDUCTION -> made = deduct(part, item, application);
      case EXCHANGE -> throw new IllegalArgumentException("an exchange difference is no part");
    }
    partRows.add(
        new Object[] {
          application,
          line,
          part.role().name().toLowerCase(Locale.ROOT),
          minor,
          part.reasonCode(),
          made
        });
  }

  /** What was kept back is owed on as an item of its own; returns its id. */
  private String deduct(Application.Part part, OpenItem item, String application) {
    String made = "DED-" + posting + "-" + (created.size() + 1);
    Standing standing = new Standing(AccountRole.DEDUCTION, part.reasonCode());
    created.add(
        new CreatedItems.Draft(
            made,
            OpenItem.Kind.DEBIT_MEMO,
            item.customer(),
            item.legalEntity(),
            part.amount(),
            standing));
    entries.add(
        new Entry(
            standing.role(),
            Side.DEBIT,
            item.customer(),
            made,
            payment,
            application,
            part.amount(),
            part.reasonCode()));
    pending.put(made, -part.amount().minor());
    return made;
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

  List<CreatedItems.Draft> created() {
    return created;
  }

  List<Object[]> partRows() {
    return partRows;
  }

  List<Object[]> applicationRows() {
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
            application.partsMinor(),
            application.reasonCode()
          });
    }
    return rows;
  }
}
