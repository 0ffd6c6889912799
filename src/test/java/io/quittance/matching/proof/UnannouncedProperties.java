package io.quittance.matching.proof;

import static io.quittance.matching.Sample.DAY;
import static io.quittance.matching.Sample.collected;
import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.from;
import static io.quittance.matching.Sample.ofEntity;
import static io.quittance.matching.Sample.onHold;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.Payment;
import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.Notice;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Ground;
import io.quittance.matching.Sample;
import io.quittance.money.Money;
import io.quittance.policy.Policy;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Invariant I17 for payments that no advice speaks of, against an oracle written by hand. */
class UnannouncedProperties {
  private static final String[] AMOUNTS = {"100.00", "50.00", "437.19", "1311.57", "80.03"};

  private final UnannouncedCertifier certifier = new UnannouncedCertifier();
  private final UnannouncedMatcher matcher = new UnannouncedMatcher();

  /** A payment of C1 and up to six items, full of what goes wrong. */
  private static final class World {
    final Random random;
    final BooksInMemory books = new BooksInMemory();
    final List<OpenItem> items = new ArrayList<>();
    final List<String> words = new ArrayList<>();
    boolean spokenOf;

    World(long seed) {
      random = new Random(seed);
      books.add(one(20) ? onHold(customer("C1")) : customer("C1"));
      books.add(customer("C2", one(2) ? "C1" : null, null, one(15) ? "ACC-C1" : "ACC-C2"));
      long sum = 0;
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        OpenItem item = randomItem(i);
        books.add(item);
        items.add(item);
        if (one(2)) {
          words.add("INV 100" + i);
          sum += item.kind().credit() ? -item.available().minor() : item.available().minor();
        }
      }
      if (one(3)) {
        words.clear();
        words.add("thank you");
      }
      Money amount = sum <= 0 || one(8) ? eur("437.19") : new Money(sum, eur("1.00").currency());
      books.add(
          from(
              payment(
                  "P1",
                  "E2E",
                  one(20) ? Payment.Status.PENDING : Payment.Status.BOOKED,
                  amount,
                  one(20) ? eur("0.01") : amount,
                  "ACC-C1",
                  DAY),
              "Acme",
              "ACC-C1",
              String.join(" / ", words)));
      if (one(15)) {
        spokenOf = true;
        books.add(
            new OtherAdvice(
                "M1",
                0,
                Notice.of(amount.toPlainString()).invoice("X-77", amount.toPlainString()).advice(),
                DAY,
                null,
                null));
      }
      boolean text = !one(6);
      boolean combinations = one(2);
      books.policy(p -> p.with(new Policy.Unannounced(text, combinations)));
    }

    private OpenItem randomItem(int i) {
      OpenItem.Kind kind = one(6) ? OpenItem.Kind.CREDIT_MEMO : OpenItem.Kind.INVOICE;
      OpenItem plain =
          Sample.item(
              "i" + i,
              "INV-100" + i,
              one(8) ? "C2" : "C1",
              kind,
              AMOUNTS[random.nextInt(AMOUNTS.length)]);
      return switch (random.nextInt(25)) {
        case 0 -> with(plain, OpenItem.Status.DISPUTED);
        case 1 -> ofEntity(plain, "FR");
        case 2 -> collected(plain, true, false);
        case 3 -> collected(plain, false, true);
        default -> plain;
      };
    }

    private boolean one(int of) {
      return random.nextInt(of) == 0;
    }
  }

  @Property(tries = 400)
  void what_is_certified_from_any_proposer_the_oracle_accepts(@ForAll long seed) {
    World world = new World(seed);
    Proposal best = matcher.propose("P1", null, world.books);
    check(world, claim(best.ground(), best.customer(), best.applications()), "best");
    for (int i = 0; i < 8; i++) {
      check(world, mutated(world, best), "mutated");
    }
  }

  private void check(World world, UnannouncedClaim claim, String proposer) {
    boolean certified = certifier.certify(claim, world.books).certified();
    if (proposer.equals("best")) {
      Statistics.label("certified").collect(certified ? claim.ground() : "held");
    }
    if (certified) {
      assertThat(objection(world, claim)).as("%s %s", proposer, claim).isNull();
    }
  }

  private static UnannouncedClaim claim(
      Ground ground, String customer, List<Application> applications) {
    return new UnannouncedClaim(ground, "P1", customer, applications);
  }

  private static UnannouncedClaim mutated(World world, Proposal best) {
    List<Application> applications = new ArrayList<>(best.applications());
    Random random = world.random;
    switch (random.nextInt(4)) {
      case 0 -> applications.add(whole(world.items.get(random.nextInt(world.items.size()))));
      case 1 -> applications.removeIf(application -> random.nextBoolean());
      case 2 ->
          applications.replaceAll(a -> whole(world.items.get(random.nextInt(world.items.size()))));
      default ->
          applications.replaceAll(
              a ->
                  new Application(
                      a.openItem(), eur("50.00"), a.discount(), a.writeOff(), a.reasonCode()));
    }
    return claim(
        random.nextBoolean() ? Ground.BANK_TEXT : Ground.COMBINATION,
        random.nextInt(5) == 0 ? "C2" : "C1",
        applications);
  }

  private static Application whole(OpenItem item) {
    return new Application(item.id(), item.available(), eur("0.00"), eur("0.00"), null);
  }

  /** Null when a careful clerk would post it. */
  private static String objection(World world, UnannouncedClaim claim) {
    Payment payment = world.books.payment("P1").orElseThrow();
    if (payment.status() != Payment.Status.BOOKED
        || !payment.available().equals(payment.amount())
        || world.spokenOf) {
      return "payment";
    }
    if (world.books.customers().stream().filter(c -> c.bankAccounts().contains("ACC-C1")).count()
            != 1
        || world.books.customer("C1").orElseThrow().hold()
        || "C2".equals(claim.customer())) {
      return "payer";
    }
    long sum = 0;
    for (Application application : claim.applications()) {
      OpenItem item = world.books.item(application.openItem()).orElse(null);
      if (item == null
          || !item.customer().equals("C1")
          || !item.legalEntity().equals("DE")
          || item.status() != OpenItem.Status.OPEN
          || item.inCollection()
          || item.directDebit()
          || !item.available().equals(application.amount())) {
        return "item " + application.openItem();
      }
      sum += signed(item);
    }
    Set<String> ids =
        claim.applications().stream().map(Application::openItem).collect(Collectors.toSet());
    if (sum != payment.amount().minor() || ids.size() != claim.applications().size()) {
      return "sum";
    }
    Policy.Unannounced policy = world.books.policy("DE", "C1").unannounced();
    return claim.ground() == Ground.BANK_TEXT
        ? named(world, ids, policy)
        : combined(world, ids, payment.amount().minor(), policy);
  }

  private static String named(World world, Set<String> ids, Policy.Unannounced policy) {
    boolean related = Objects.equals(world.books.customer("C2").orElseThrow().parent(), "C1");
    Set<String> said =
        world.items.stream()
            .filter(item -> item.customer().equals("C1") || related)
            .filter(
                item ->
                    Arrays.asList(String.join(" ", world.words).split("[^0-9]+"))
                        .contains(item.number().substring(4)))
            .map(OpenItem::id)
            .collect(Collectors.toSet());
    return policy.bankText() && said.equals(ids) ? null : "text";
  }

  private static String combined(
      World world, Set<String> ids, long amount, Policy.Unannounced policy) {
    List<OpenItem> own = world.items.stream().filter(item -> item.customer().equals("C1")).toList();
    int solutions = 0;
    for (int mask = 1; mask < 1 << own.size(); mask++) {
      long sum = 0;
      for (int i = 0; i < own.size(); i++) {
        sum += (mask >> i & 1) == 0 ? 0 : signed(own.get(i));
      }
      solutions += sum == amount ? 1 : 0;
    }
    return policy.combinations() && solutions == 1 && ids.size() <= 6 ? null : "combination";
  }

  private static long signed(OpenItem item) {
    return item.kind().credit() ? -item.available().minor() : item.available().minor();
  }
}
