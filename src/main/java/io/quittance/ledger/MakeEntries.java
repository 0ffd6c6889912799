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
  private final String home;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, List<Entry>> halves = new TreeMap<>();
  private final List<String> ids = new ArrayList<>();
  private final List<Application> applications = new ArrayList<>();
  private final Map<String, Long> pending = new TreeMap<>();
  private final List<CreatedItems.Draft> created = new ArrayList<>();
  private final List<Object[]> partRows = new ArrayList<>();
  private PaymentBalance balance;
  private long net;

  /** Of the legal entity whose entries are being made. */
  private List<Entry> book = entries;

  /**
   * @param balance of the payment, or null when nothing but credits pays
   * @param standings of the items that postings made
   * @param home legal entity of the money, or of the posting without any
   */
  MakeEntries(
      String posting,
      String payment,
      PaymentBalance balance,
      Map<String, OpenItem> items,
      Map<String, Standing> standings,
      String home) {
    this.home = home;
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
    ids.add(id);
    applications.add(application);
    pending.put(item.id(), application.taken());
    boolean away = !item.legalEntity().equals(home);
    if (away) {
      between(item, id, application.amount());
      book = halves.computeIfAbsent(item.legalEntity(), entity -> new ArrayList<>());
      between(item, id, application.amount());
    }
    settle(application, item, id);
    book = entries;
    if (item.kind().credit()) {
      net -= application.amount().minor();
    } else if (credits) {
      net += application.amount().minor();
    } else {
      pay(application, item, id);
    }
  }

  private void settle(Application application, OpenItem item, String id) {
    if (item.kind().credit()) {
      itself(Side.DEBIT, item, id, application.amount().minor());
      return;
    }
    itself(Side.CREDIT, item, id, application.taken());
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
  }

  /** What one legal entity gets for the other: at home on the item's side, away against it. */
  private void between(OpenItem item, String application, Money amount) {
    boolean credit = (book == entries) != item.kind().credit();
    if (amount.isPositive()) {
      book.add(
          Entry.ofMoney(
              AccountRole.INTERCOMPANY,
              credit ? Side.CREDIT : Side.DEBIT,
              item.customer(),
              payment,
              application,
              amount));
    }
  }

  /** From the payment, through the exchange when it is in another currency. */
  private void pay(Application application, OpenItem item, String id) {
    draw(application.cash(), id);
    if (application.exchange() == null) {
      return;
    }
    Money worth = application.exchange().worth(currency);
    Money difference = application.amount().minus(worth);
    exchange(Side.CREDIT, item, id, application.cash());
    exchange(Side.DEBIT, item, id, worth);
    entry(
        AccountRole.EXCHANGE_DIFFERENCE,
        difference.isPositive() ? Side.DEBIT : Side.CREDIT,
        item,
        id,
        Math.abs(difference.minor()),
        null);
  }

  private void exchange(Side side, OpenItem item, String application, Money amount) {
    if (amount.isPositive()) {
      entries.add(
          Entry.ofMoney(
              AccountRole.EXCHANGE_CLEARING, side, item.customer(), payment, application, amount));
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
    book.add(
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
      draw(new Money(net, currency), null);
    }
  }

  private void draw(Money wanted, String application) {
    if (wanted.isZero()) {
      return;
    }
    Draw draw = balance.draw(wanted.minor());
    Currency paid = wanted.currency();
    money(AccountRole.UNIDENTIFIED, null, new Money(draw.unidentified(), paid), application);
    money(
        AccountRole.UNAPPLIED,
        draw.unappliedCustomer(),
        new Money(draw.unapplied(), paid),
        application);
    balance = balance.afterApplying(draw);
  }

  private void money(AccountRole role, String customer, Money amount, String application) {
    if (amount.isPositive()) {
      entries.add(Entry.ofMoney(role, Side.DEBIT, customer, payment, application, amount));
    }
  }

  private void entry(
      AccountRole role, Side side, OpenItem item, String application, long minor, String reason) {
    if (minor > 0) {
      book.add(
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

  /** Of the items of other legal entities, by entity. */
  Map<String, List<Entry>> halves() {
    return halves;
  }

  boolean exchanges() {
    return applications.stream().anyMatch(application -> application.exchange() != null);
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
      Application.Exchange exchange = application.exchange();
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
            application.reasonCode(),
            exchange == null ? null : exchange.paid().currency().getCurrencyCode(),
            exchange == null ? null : exchange.paid().minor(),
            exchange == null ? null : exchange.rate(),
            exchange == null ? null : exchange.source()
          });
    }
    return rows;
  }
}
