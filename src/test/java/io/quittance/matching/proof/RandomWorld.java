package io.quittance.matching.proof;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.item;

import io.quittance.advice.Advice;
import io.quittance.bank.Payment;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.Notice;
import io.quittance.matching.Sample;
import io.quittance.matching.identity.Learned;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.policy.Reductions;
import io.quittance.policy.Tolerance;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Small books and one to two notices, full of what goes wrong: numbers that differ only by what
 * canonicalisation removes, equal amounts, equal payments, subsidiaries, items that are not open.
 * The same seed gives the same world.
 */
final class RandomWorld {
  private static final String[] NUMBERS = {
    "INV-1",
    "INV-01",
    "RE-1",
    "1",
    "INV-2",
    "inv 2",
    "INV-3",
    "INV-13",
    "INV-31",
    "INV-4",
    "INV-5",
    "INV-6",
    "INV-7",
    "INV-8",
    "INV-70018",
    "INV-7001B",
    "INV-26-70018",
    "INV-70015",
    "RE-70105"
  };
  private static final String[] AMOUNTS = {"10.00", "20.00", "30.00", "12.34", "21.34", "100.00"};

  final Random random;
  final BooksInMemory books = new BooksInMemory();
  final List<OpenItem> own = new ArrayList<>();
  final List<Notice> notices = new ArrayList<>();

  RandomWorld(long seed) {
    random = new Random(seed);
    books.add(called("C1", null)).add(called("C2", null)).add(called("C3", "C1"));
    if (one(4)) {
      books.policy(Sample::familyPays);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      books.add(fact());
    }
    if (one(12)) {
      books.add(customer("C4", null, null, "ACC-C1"));
    }
    if (one(25)) {
      books.add(Sample.onHold(customer("C1")));
    }
    List<String> numbers = new ArrayList<>(List.of(NUMBERS));
    Collections.shuffle(numbers, random);
    for (int i = 0; i < 9; i++) {
      OpenItem item = randomItem("i" + i, one(10) ? numbers.get(0) : numbers.get(i));
      books.add(item);
      if (item.customer().equals("C1")) {
        own.add(item);
      }
    }
    if (one(3)) {
      books.policy(this::otherPolicy);
    }
    Notice first = notice(null);
    notices.add(first);
    if (one(4)) {
      notices.add(notice(first));
    }
  }

  /** Now and then two customers are called the same but for the legal form. */
  private Customer called(String id, String parent) {
    Customer ordinary = customer(id, parent, null, "ACC-" + id);
    return one(2)
        ? ordinary
        : new Customer(
            id,
            ordinary.number(),
            one(2) ? "Acme GmbH" : "Acme AG",
            List.of(),
            List.of(),
            ordinary.bankAccounts(),
            parent,
            null,
            null,
            null,
            false);
  }

  private Learned fact() {
    if (one(8)) {
      return new Learned(Learned.Kind.COLLECTING_ACCOUNT, "ACCC1", null, 0, 0);
    }
    return new Learned(
        Learned.Kind.ACCOUNT,
        one(4) ? "ACCC1" : "ACCNEW",
        one(4) ? "C2" : "C1",
        random.nextInt(3) * 5,
        random.nextInt(5));
  }

  private Policy otherPolicy(Policy p) {
    Policy.Late[] late = Policy.Late.values();
    Tolerance.Limit limit =
        new Tolerance.Limit(
            one(8) ? null : new BigDecimal(one(2) ? "1.00" : "2.00"),
            one(8) ? null : new BigDecimal(one(2) ? "8" : "100"));
    return p.with(
            new Policy.Discounts(
                !one(15),
                random.nextInt(2),
                !one(3),
                one(3),
                one(4),
                one(2),
                late[random.nextInt(late.length)]))
        .with(new Policy.Automatic(true, true, false, false, false, !one(4)))
        .with(one(3) ? reductions() : Reductions.NONE)
        .with(one(4) ? Tolerance.NONE : new Tolerance(Map.of("EUR", limit)))
        .with(
            new Policy.Differences(
                Policy.ShortPay.APPLY_AND_REVIEW_DIFFERENCE,
                one(8) ? Policy.OverPay.HOLD : Policy.OverPay.APPLY_AND_LEAVE_UNAPPLIED,
                one(4) ? Policy.Unexplained.APPLY_PART : Policy.Unexplained.HOLD));
  }

  /** Tax of a tenth, a fee or rounding of half a euro, deductions of one. */
  private Reductions reductions() {
    boolean tax = one(2);
    return new Reductions(
        Map.of(
            "EUR",
            new Reductions.OfCurrency(
                tax ? new BigDecimal("10") : null,
                tax ? "WHT" : null,
                one(2) ? new BigDecimal("0.50") : null,
                one(4) ? new BigDecimal("0.50") : null,
                one(2) ? new BigDecimal("1.00") : null,
                null)),
        Map.of("broken", "DMG"));
  }

  boolean one(int in) {
    return random.nextInt(in) == 0;
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private OpenItem randomItem(String id, String number) {
    Money amount = eur(AMOUNTS[random.nextInt(AMOUNTS.length)]);
    OpenItem.Status status =
        one(12)
            ? OpenItem.Status.values()[random.nextInt(OpenItem.Status.values().length)]
            : OpenItem.Status.OPEN;
    OpenItem.DiscountTier[] tiers =
        one(3)
            ? new OpenItem.DiscountTier[] {
              new OpenItem.DiscountTier(eur("1.00"), DAY.plusDays(random.nextInt(5) - 2))
            }
            : new OpenItem.DiscountTier[0];
    OpenItem item =
        item(
            id,
            number,
            one(6) ? "C2" : one(8) ? "C3" : "C1",
            one(20) ? "FR" : "DE",
            one(6) ? OpenItem.Kind.CREDIT_MEMO : OpenItem.Kind.INVOICE,
            amount,
            status == OpenItem.Status.CLOSED ? eur("0.00") : amount,
            status,
            tiers);
    if (one(25)) {
      return Sample.collected(item, random.nextBoolean(), true);
    }
    return one(6) ? Sample.referring(item, "PO-4400" + random.nextInt(9)) : item;
  }

  /** A notice on some of the items, mostly true, with the payment it is about. */
  private Notice notice(Notice above) {
    List<OpenItem> named = new ArrayList<>(own.isEmpty() ? books.items() : own);
    Collections.shuffle(named, random);
    named = named.subList(0, Math.min(named.size(), 1 + random.nextInt(3)));
    List<String[]> lines = new ArrayList<>();
    Money total = eur("0.00");
    for (OpenItem item : named) {
      String[] line = line(item);
      lines.add(line);
      total = total.plus(eur(line[3]));
    }
    Money said = one(25) ? total.plus(eur("1.00")) : total;
    Notice notice =
        above == null ? Notice.of(said.toPlainString()) : Notice.below(above, said.toPlainString());
    String reference = one(2) ? null : "PAY-" + (1 + random.nextInt(2));
    if (reference != null) {
      notice.reference(reference);
    }
    lines.forEach(
        l ->
            notice.line(
                l[3].startsWith("-") ? Advice.Kind.CREDIT_MEMO : Advice.Kind.INVOICE,
                l[0],
                null,
                l[1],
                l[2],
                l[3],
                l[4],
                l[5] == null
                    ? new Advice.Reference[0]
                    : new Advice.Reference[] {new Advice.Reference("po", l[5])}));
    notice.date(DAY.plusDays(random.nextInt(4)));
    if (one(30)) {
      notice.complete(false);
    }
    pay(total, reference);
    return notice;
  }

  /** number, discount, deduction, net, reason, reference */
  private String[] line(OpenItem item) {
    String[] line = Arrays.copyOf(plainLine(item), 6);
    if (!item.references().isEmpty() && one(3)) {
      line[0] = one(3) ? item.references().get(0).value() : null;
      line[5] = line[0] == null ? item.references().get(0).value() : null;
    } else if (item.number().length() > 7 && one(3)) {
      line[0] = misprinted(item.number());
    }
    return line;
  }

  private String misprinted(String number) {
    return switch (random.nextInt(4)) {
      case 0 -> number.substring(number.length() - 5);
      case 1 -> number.replace('1', 'I');
      case 2 -> number.replace('5', 'S').replace('8', 'B');
      default -> number.replaceFirst("00", "0O");
    };
  }

  private String[] plainLine(OpenItem item) {
    Money open = item.amount();
    String number = one(6) ? item.number().replaceAll("^(INV|RE)[- ]", "") : item.number();
    if (item.kind().credit()) {
      return new String[] {number, null, null, open.negated().toPlainString(), null};
    }
    Money less = open.minus(eur("1.00"));
    return switch (random.nextInt(15)) {
      case 8 -> new String[] {number, null, null, open.minus(eur("2.00")).toPlainString(), null};
      case 9 -> new String[] {number, null, null, open.minus(eur("0.50")).toPlainString(), null};
      case 0 -> new String[] {number, "1.00", null, less.toPlainString(), null};
      case 1 -> new String[] {number, null, "1.00", less.toPlainString(), one(3) ? null : "broken"};
      case 2 -> new String[] {number, null, null, open.plus(eur("2.00")).toPlainString(), null};
      case 3 -> new String[] {number, null, null, less.toPlainString(), null};
      default -> new String[] {number, null, null, open.toPlainString(), null};
    };
  }

  private void pay(Money total, String reference) {
    int id = books.payments().size() + 1;
    books.add(payment("P" + id, reference == null || one(5) ? "BANK-" + id : reference, total));
    if (one(6)) {
      books.add(payment("P" + (id + 1), "BANK-" + (id + 1), total));
    }
  }

  private Payment payment(String id, String reference, Money amount) {
    Payment paid =
        Sample.payment(
            id,
            reference,
            one(15) ? Payment.Status.PENDING : Payment.Status.BOOKED,
            amount,
            one(15) ? amount.min(eur("10.00")) : amount,
            one(10) ? "ACC-C2" : one(5) ? "ACC-NEW" : "ACC-C1",
            DAY.plusDays(one(10) ? 20 : random.nextInt(3)));
    return one(3)
        ? Sample.from(paid, one(6) ? "PayPal (Europe)" : "ACME", paid.payerAccount(), null)
        : paid;
  }
}
