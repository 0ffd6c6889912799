package io.quittance.harm;

import static io.quittance.matching.Sample.DAY;

import io.quittance.bank.Payment;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.Sample;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Books, money and one mail, made so that a wrong posting is near: numbers that differ by a digit,
 * equal amounts, payments that fit another list of the mail or one line of it, lists of what is not
 * paid. Knows what the mail means. The same seed gives the same world.
 */
final class World {
  /** What the mail is about. */
  enum Purpose {
    PAID("We have paid the following invoices by bank transfer:"),
    DISPUTED("The following invoices are in dispute and will not be paid:"),
    CANCELLED("Our payment of the following invoices has been cancelled:"),
    STATEMENT("Statement of account as of 1 March 2026, overdue items:"),
    COPIES("Please send us copies of these invoices:"),
    UNPAID("We cannot pay at the moment, these invoices remain unpaid:");

    private final String words;

    /** Money of the very total is chance; for what is only owed it would be its payment. */
    boolean mayMeetItsTotal() {
      return this == DISPUTED || this == CANCELLED;
    }

    Purpose(String words) {
      this.words = words;
    }
  }

  /** One line of the paid list. */
  record Line(OpenItem item, Money gross, Money discount, Money net) {}

  /**
   * @param payment id of the money it is about
   */
  record Paid(String payment, List<Line> lines, Money total, String reference, LocalDate date) {}

  private static final String[] OTHERS = {
    "In dispute, not paid:",
    "Paid with our transfer of 12 February 2026:",
    "Still open on our side, not paid yet:",
    "Will be paid next week:"
  };
  private static final long[] AMOUNTS = {10_000, 25_000, 35_000, 125_000, 1_250, 12_500, 45_000};

  final long seed;
  final Random random;
  final BooksInMemory books = new BooksInMemory();
  final Purpose purpose;
  final Letter letter;
  final Grid grid;

  /** Lists of the mail that say what is not paid now. */
  final List<Grid> others = new ArrayList<>();

  /** What the mail says is owed: money of just that total is its payment, though not announced. */
  final List<List<Line>> owed = new ArrayList<>();

  /** Null when the mail says that nothing was paid. */
  final Paid paid;

  private final List<OpenItem> items = new ArrayList<>();
  private final WriteLists lists;

  /** As with {@link Purpose#mayMeetItsTotal()}. */
  private boolean mayMeetOther;

  World(long seed) {
    this(seed, Tongue.KNOWN);
  }

  World(long seed, Tongue tongue) {
    this.seed = seed;
    random = new Random(seed);
    lists = new WriteLists(random);
    books.add(Sample.customer("C1")).add(Sample.customer("C2"));
    books.add(Sample.customer("C3", one(2) ? "C1" : null, null, "ACC-C3"));
    numbers().forEach(this::bill);
    purpose = one(4) ? Purpose.values()[random.nextInt(Purpose.values().length)] : Purpose.PAID;
    Letter.Look look = Letter.Look.values()[random.nextInt(Letter.Look.values().length)];
    if (purpose != Purpose.PAID) {
      lists.sayNothingOfPaying();
    }
    List<Line> lines = chosen(!look.worded());
    Money total = sum(lines);
    String reference = one(3) ? null : "PAY-47" + (11 + random.nextInt(3));
    LocalDate date = DAY.minusDays(random.nextInt(3));
    grid = lists.of(lines, total);
    letter = new Letter(look, tongue, subject());
    write(total, reference, date);
    if (tongue != Tongue.KNOWN && purpose != Purpose.PAID && reference != null) {
      // Of other money than the list speaks of, as people mention what they paid before.
      letter.words(reference);
    }
    paid = purpose == Purpose.PAID ? new Paid("P1", lines, total, reference, date) : null;
    if (paid == null && !purpose.mayMeetItsTotal()) {
      owed.add(lines);
    }
    money(lines, total, reference);
  }

  boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  List<OpenItem> items() {
    return items;
  }

  Meant meant() {
    return new Meant(books, paid, owed, letter.visible(), purpose.toString());
  }

  /** Some that differ by a digit, by two digits swapped, by what is before or behind. */
  private List<String> numbers() {
    int base = 10_012 + 10 * random.nextInt(8_000);
    List<String> numbers =
        new ArrayList<>(
            List.of(
                "INV-" + base,
                "INV-" + (base + 1),
                "INV-" + (base + 9),
                "INV-" + (base + 10),
                "INV-" + (base + 90),
                "INV-" + base / 10,
                "RE-" + base,
                String.valueOf(base + 2),
                "INV-" + (base + 3) + "-2",
                "INV-" + (base + 3),
                "INV-" + new StringBuilder(String.valueOf(base)).reverse()));
    Collections.shuffle(numbers, random);
    return numbers;
  }

  private void bill(String number) {
    Money amount = cents(one(3) ? 101 + random.nextInt(150_000) : AMOUNTS[random.nextInt(7)]);
    OpenItem.Kind kind = one(8) ? OpenItem.Kind.CREDIT_MEMO : OpenItem.Kind.INVOICE;
    boolean early = kind == OpenItem.Kind.INVOICE && one(3);
    OpenItem item =
        Sample.item(
            "i" + items.size(),
            number,
            one(5) ? "C2" : one(8) ? "C3" : "C1",
            "DE",
            kind,
            amount,
            amount,
            one(12) ? OpenItem.Status.DISPUTED : OpenItem.Status.OPEN,
            early
                ? new OpenItem.DiscountTier[] {
                  new OpenItem.DiscountTier(cents(amount.minor() / 50), DAY.plusDays(9))
                }
                : new OpenItem.DiscountTier[0]);
    items.add(item);
    books.add(item);
  }

  /** Up to four of the payer's, credits only beside enough invoices. */
  private List<Line> chosen(boolean discounts) {
    List<Line> lines = new ArrayList<>();
    Money total = cents(0);
    int most = 1 + random.nextInt(4);
    for (OpenItem item : items) {
      boolean credit = item.kind().credit();
      if (lines.size() >= most || !item.customer().equals("C1")) {
        continue;
      }
      if (credit && total.compareTo(item.amount()) <= 0) {
        continue;
      }
      Money gross = credit ? item.amount().negated() : item.amount();
      Money discount =
          discounts && !item.discounts().isEmpty() && one(2)
              ? item.discounts().get(0).amount()
              : cents(0);
      lines.add(new Line(item, gross, discount, gross.minus(discount)));
      total = total.plus(gross.minus(discount));
    }
    if (lines.isEmpty()) {
      OpenItem first = items.get(0);
      lines.add(new Line(first, first.amount(), cents(0), first.amount()));
    }
    return lines;
  }

  private String subject() {
    return purpose != Purpose.PAID ? "Your invoices" : one(3) ? "Payment" : "Remittance advice";
  }

  private void write(Money total, String reference, LocalDate date) {
    letter.words("Dear all,");
    Letter.Seen seen =
        one(4) ? Letter.Seen.QUOTED : one(6) ? Letter.Seen.HIDDEN : Letter.Seen.PLAINLY;
    boolean before = one(3);
    if (before) {
      other(seen);
    }
    letter.words(purpose.words);
    if (purpose == Purpose.PAID && reference != null) {
      letter.words("Payment reference: " + reference);
    }
    if (purpose == Purpose.PAID && !one(4)) {
      letter.words("Payment date: " + date);
    }
    if (purpose == Purpose.PAID && !one(3)) {
      letter.words("Total paid: EUR " + lists.printed(total));
    }
    letter.paid(grid);
    if (!before && one(2)) {
      other(seen);
    }
    if (one(6)) {
      letter.words("The balance of your account with us is EUR " + lists.printed(total) + ".");
    }
    letter.words("Kind regards");
  }

  private void other(Letter.Seen seen) {
    List<Line> lines = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      OpenItem item = any(items);
      Money amount = one(4) ? any(items).amount() : item.amount();
      lines.add(new Line(item, amount, cents(0), amount));
    }
    Grid other = lists.of(lines, sum(lines));
    others.add(other);
    int words = random.nextInt(OTHERS.length);
    mayMeetOther = words < 2;
    if (!mayMeetOther) {
      owed.add(lines);
    }
    letter.other(other, seen, OTHERS[words]);
  }

  private void money(List<Line> lines, Money total, String reference) {
    Money gross = lines.stream().map(Line::gross).reduce(Money::plus).orElseThrow();
    Money one = any(lines).net();
    if (paid != null) {
      boolean says = reference != null && !one(4);
      pay("P1", says ? reference : "BANK-1", total, "C1");
    } else if (purpose.mayMeetItsTotal() && one(2)) {
      pay("X1", "BANK-1", total, "C1");
    }
    if (mayMeetOther && one(2)) {
      pay("X2", "BANK-2", lists.total(others.get(0)), "C1");
    }
    if (one(3) && !one.equals(total)) {
      pay("X3", one(3) && reference != null ? reference : "BANK-3", one, "C1");
    }
    if (one(3) && !(gross.equals(total) && purpose != Purpose.PAID)) {
      pay("X4", "PAY-4710", gross, "C1");
    }
    if (one(4)) {
      pay("X5", "BANK-5", total, one(2) || purpose != Purpose.PAID ? "C2" : "C1");
    }
    if (one(4)) {
      pay("X6", "BANK-6", any(items).amount(), one(2) ? "C2" : "C1");
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

  private static Money sum(List<Line> lines) {
    return lines.stream().map(Line::net).reduce(Money::plus).orElseThrow();
  }

  static Money cents(long minor) {
    return new Money(minor, Sample.eur("0.00").currency());
  }
}
