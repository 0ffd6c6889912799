package io.quittance.harm;

import static io.quittance.matching.Sample.DAY;

import io.quittance.bank.Payment;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.Sample;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Books, money and one mail with a list so long and so regular that only its columns are asked
 * about: columns of other numbers and amounts that are somebody's too, sections whose subtotals are
 * payments, a list of what is not paid. The same seed gives the same world.
 */
final class ListWorld {
  /** Rows of one shape of which most are not shown; fewer are read whole. */
  private static final int LEAST_ROWS = 26;

  private static final long[] AMOUNTS = {10_000, 25_000, 35_000, 125_000, 1_250, 12_500, 45_000};
  private static final String[][] COLUMNS = {
    {"invoice_number", "net_amount"},
    {"invoice_number", "theirs", "net_amount"},
    {"theirs", "invoice_number", "net_amount"},
    {"theirs", "invoice_date", "invoice_number", "gross_amount", "net_amount"},
    {"invoice_number", "gross_amount", "discount_amount", "net_amount"},
    {"invoice_number", "theirs", "gross_amount", "discount_amount", "net_amount", "balance"},
    {"row", "invoice_number", "net_amount", "balance"},
    {"invoice_number", "balance", "theirs", "net_amount"}
  };
  private static final String[] UNKNOWN = {"Vrzl", "Dtx", "Wobbel", "Knips", "Zoll", "Quorn"};
  private static final String[] WORDS = {
    "In dispute, not paid:", "Still open on our side, not paid yet:", "Will be paid next week:"
  };

  /** What the column of other numbers holds. */
  private enum Theirs {
    ORDERS,
    /** Of open items with the same amounts. */
    OPEN_ITEMS,
    /** The same, of the shape of the true numbers. */
    OPEN_ITEMS_ALIKE,
    CLOSED_ITEMS,
    /** Of open items with the same amounts, and what is meant is settled. */
    OPEN_ITEMS_BESIDE_CLOSED
  }

  private static final Theirs[] DRAWN = {
    Theirs.ORDERS, Theirs.OPEN_ITEMS, Theirs.OPEN_ITEMS_ALIKE, Theirs.CLOSED_ITEMS
  };

  final long seed;
  final Random random;
  final BooksInMemory books = new BooksInMemory();
  final Letter letter;
  final Grid grid;

  /** What is not paid, set in the same columns; null when there is none. */
  final Grid other;

  private final World.Paid paid;
  private final List<List<World.Line>> owed = new ArrayList<>();
  private final List<OpenItem> items = new ArrayList<>();
  private final String[] columns;
  private final boolean headed;

  /** Some lines pay a part of what was billed. */
  private final boolean partly;

  private final Theirs theirs;
  private final int base;

  ListWorld(long seed) {
    this.seed = seed;
    // Seeds near each other begin alike.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    columns = COLUMNS[random.nextInt(COLUMNS.length)];
    theirs = theirs();
    headed = one(4);
    partly = has("gross_amount") && one(4);
    base = 10_012 + 100 * random.nextInt(800);
    books.add(Sample.customer("C1")).add(Sample.customer("C2"));
    List<World.Line> lines = lines(LEAST_ROWS + random.nextInt(7), 0);
    String reference = one(3) ? null : "PAY-47" + (11 + random.nextInt(3));
    grid = grid(lines, one(3) ? lines.size() / 2 : 0, one(3) ? "Totall" : null);
    other = one(3) ? other(lines) : null;
    Letter.Look[] looks = {Letter.Look.TEXT, Letter.Look.HTML, Letter.Look.CSV_ATTACHED};
    letter = new Letter(looks[random.nextInt(looks.length)], Tongue.KNOWN, "Remittance advice");
    write(lines, reference);
    paid = new World.Paid("P1", lines, net(lines), reference, DAY.minusDays(random.nextInt(3)));
    money(lines, reference);
  }

  /** Every third list of other open numbers means settled items by the true ones. */
  private Theirs theirs() {
    Theirs drawn = one(2) ? Theirs.ORDERS : DRAWN[random.nextInt(DRAWN.length)];
    return drawn == Theirs.OPEN_ITEMS_ALIKE && seed % 3 == 0
        ? Theirs.OPEN_ITEMS_BESIDE_CLOSED
        : drawn;
  }

  Meant meant() {
    return new Meant(books, paid, owed, letter.visible(), "PAID");
  }

  boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  List<OpenItem> items() {
    return items;
  }

  /** Each of an item of the payer's, paid whole or in part, and what may be taken for it. */
  private List<World.Line> lines(int many, int from) {
    List<World.Line> lines = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      long amount = one(2) ? 101 + random.nextInt(150_000) : AMOUNTS[random.nextInt(7)];
      boolean early = has("discount_amount") && one(3);
      OpenItem.Status meant =
          theirs == Theirs.OPEN_ITEMS_BESIDE_CLOSED ? OpenItem.Status.CLOSED : OpenItem.Status.OPEN;
      OpenItem item = bill("INV-" + (base + from + i), amount, meant, early);
      long discount = early ? amount / 50 : 0;
      long net = partly && one(8) ? amount / 3 : amount - discount;
      if (theirs != Theirs.ORDERS) {
        OpenItem.Status status =
            theirs == Theirs.CLOSED_ITEMS ? OpenItem.Status.CLOSED : OpenItem.Status.OPEN;
        bill(theirs(lines.size() + from), amount, status, false);
      }
      lines.add(
          new World.Line(
              item,
              item.amount(),
              World.cents(net == amount - discount ? discount : 0),
              World.cents(net)));
    }
    return lines;
  }

  private boolean has(String column) {
    return List.of(columns).contains(column);
  }

  private String theirs(int row) {
    return switch (theirs) {
      case ORDERS -> String.valueOf(4_500_000 + base + row);
      case OPEN_ITEMS, CLOSED_ITEMS -> "RE-" + (base + row);
      case OPEN_ITEMS_ALIKE, OPEN_ITEMS_BESIDE_CLOSED -> "INV-" + (base + 50 + row);
    };
  }

  private OpenItem bill(String number, long cents, OpenItem.Status status, boolean early) {
    Money amount = World.cents(cents);
    OpenItem item =
        Sample.item(
            "i" + items.size(),
            number,
            "C1",
            "DE",
            OpenItem.Kind.INVOICE,
            amount,
            status == OpenItem.Status.OPEN ? amount : World.cents(0),
            status,
            early
                ? new OpenItem.DiscountTier[] {
                  new OpenItem.DiscountTier(World.cents(cents / 50), DAY.plusDays(9))
                }
                : new OpenItem.DiscountTier[0]);
    items.add(item);
    books.add(item);
    return item;
  }

  /**
   * @param section after so many rows a subtotal and the headings again; 0 for one section
   */
  private Grid grid(List<World.Line> lines, int section, String totalLabel) {
    List<String> roles = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    for (String column : columns) {
      boolean known = headed && column.equals("invoice_number");
      headings.add(known ? "Invoice no." : UNKNOWN[headings.size()]);
      roles.add(List.of("theirs", "balance", "row").contains(column) ? "unknown" : column);
    }
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (section > 0 && i == section) {
        rows.add(subtotal(net(lines.subList(0, section))));
        rows.add(headings);
      }
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        cells.add(cell(column, lines.get(i), i));
      }
      rows.add(cells);
    }
    return new Grid(headings, roles, rows, totalLabel, printed(net(lines)));
  }

  private List<String> subtotal(Money sum) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      cells.add(i == 0 ? "Subtotall" : columns[i].equals("net_amount") ? printed(sum) : "");
    }
    return cells;
  }

  private String cell(String column, World.Line line, int row) {
    return switch (column) {
      case "invoice_number" -> line.item().number();
      case "theirs" -> theirs(row);
      case "invoice_date" -> "2026-02-" + (10 + random.nextInt(10));
      case "gross_amount" -> printed(line.gross());
      case "discount_amount" -> line.discount().isZero() ? "0.00" : printed(line.discount());
      case "net_amount" -> printed(line.net());
      case "balance" -> printed(line.gross().minus(line.discount()).minus(line.net()));
      default -> String.valueOf(row + 1);
    };
  }

  private Grid other(List<World.Line> paidLines) {
    List<World.Line> lines = lines(1 + random.nextInt(4), 40);
    if (one(3)) {
      lines.add(paidLines.get(random.nextInt(paidLines.size())));
    }
    owed.add(lines);
    return grid(lines, 0, null);
  }

  private static String printed(Money amount) {
    return amount.toPlainString();
  }

  private void write(List<World.Line> lines, String reference) {
    letter.words("Dear all,");
    boolean before = one(3);
    String words = WORDS[random.nextInt(WORDS.length)];
    Letter.Seen seen = one(5) ? Letter.Seen.QUOTED : Letter.Seen.PLAINLY;
    if (other != null && before) {
      letter.other(other, seen, words);
    }
    letter.words("We have paid the following invoices by bank transfer:");
    if (reference != null) {
      letter.words("Payment reference: " + reference);
    }
    letter.words("Payment date: " + DAY);
    letter.words("Total paid: EUR " + printed(net(lines)));
    letter.paid(grid);
    if (other != null && !before) {
      letter.other(other, seen, words);
    }
    letter.words("Kind regards");
  }

  private void money(List<World.Line> lines, String reference) {
    Money total = net(lines);
    Money gross = lines.stream().map(World.Line::gross).reduce(Money::plus).orElseThrow();
    if (!one(6)) {
      pay("P1", reference != null && !one(4) ? reference : "BANK-1", total, "C1");
    }
    if (one(2) && !gross.equals(total)) {
      pay("X1", reference != null && one(2) ? reference : "BANK-2", gross, "C1");
    }
    if (one(2)) {
      Money section = net(lines.subList(0, lines.size() / 2));
      pay("X2", reference != null && one(2) ? reference : "BANK-3", section, "C1");
    }
    if (one(3)) {
      pay("X3", "BANK-4", total.minus(lines.get(0).net()), "C1");
    }
    if (one(4)) {
      pay("X4", "BANK-5", total, "C2");
    }
    if (other != null && one(2)) {
      pay("X5", "BANK-6", total.plus(net(owed.get(0))), "C1");
    }
  }

  private void pay(String id, String reference, Money amount, String customer) {
    if (amount.isPositive()) {
      books.add(
          Sample.payment(
              id,
              reference,
              Payment.Status.BOOKED,
              amount,
              amount,
              "ACC-" + customer,
              DAY.plusDays(random.nextInt(3))));
    }
  }

  private static Money net(List<World.Line> lines) {
    return lines.stream().map(World.Line::net).reduce(Money::plus).orElseThrow();
  }
}
