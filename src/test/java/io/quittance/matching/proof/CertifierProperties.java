package io.quittance.matching.proof;

import static io.quittance.matching.Sample.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Notice;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Verdict;
import io.quittance.matching.WordByWordVerifier;
import io.quittance.matching.proof.Certification.Certified;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Invariant I17: a proposer finds, it never makes valid. */
class CertifierProperties {
  /** Worlds a try; the full counts look at a hundred times as many. */
  private static final int WORLDS = "full".equals(System.getProperty("quittance.counts")) ? 100 : 1;

  private final Certifier certifier = new Certifier(new WordByWordVerifier());
  private final ExactMatcher matcher = new ExactMatcher(new WordByWordVerifier());

  /** A world with its message as it was written. */
  private record Message(RandomWorld world, ReadMessage source, Reading reading) {
    static Message of(long seed) {
      RandomWorld world = new RandomWorld(seed);
      Notice[] notices = world.notices.toArray(Notice[]::new);
      return new Message(world, Notice.source(notices), Notice.reading(notices));
    }
  }

  @Property(tries = 200)
  void what_the_certifier_accepts_from_any_proposer_the_oracle_accepts(@ForAll long seed) {
    for (int i = 0; i < WORLDS; i++) {
      Message message = Message.of(seed + i);
      Random random = message.world().random;
      for (int advice = 0; advice < message.reading().advices().size(); advice++) {
        Claim best = best(message, advice);
        accepts(message, advice, best, "true");
        Claim clear = clear(message, advice, best);
        accepts(message, advice, clear, "clear");
        for (int tries = 0; tries < 12; tries++) {
          accepts(message, advice, mutated(best, message, random), "mutated");
          accepts(message, advice, mutated(clear, message, random), "mutated");
          Message lied = lied(message, advice, random);
          accepts(lied, advice, best(lied, advice), "misread");
          accepts(lied, advice, clear(lied, advice, best(lied, advice)), "misread");
        }
      }
    }
  }

  private void accepts(Message message, int advice, Claim claim, String proposer) {
    boolean accepted =
        certifier.certify(message.source(), message.reading(), advice, claim, message.world().books)
            instanceof Certified;
    if (proposer.equals("true")) {
      Statistics.label("true claims accepted")
          .collect(accepted)
          .coverage(
              c -> {
                c.check(true).percentage(p -> p > 3);
                c.check(false).percentage(p -> p > 5);
              });
    }
    if (accepted) {
      assertThat(oracle(message, claim).objection(advice)).as("%s %s", proposer, claim).isNull();
    }
    boolean inPart =
        certifier.certifyClearLines(
                message.source(), message.reading(), advice, claim, message.world().books)
            instanceof Certified;
    if (proposer.equals("clear")) {
      Statistics.label("clear lines accepted alone")
          .collect(inPart && !accepted)
          .coverage(c -> c.check(true).percentage(p -> p > 1));
    }
    if (inPart) {
      assertThat(oracle(message, claim).leavingLines().objection(advice))
          .as("%s %s of the clear lines", proposer, claim)
          .isNull();
    }
  }

  private static NaiveOracle oracle(Message message, Claim claim) {
    return new NaiveOracle(message.world().books, message.source(), message.reading(), claim);
  }

  /** What an honest proposer claims of the lines that are no question. */
  private static Claim clear(Message message, int advice, Claim best) {
    return Recommendation.ofClearLines(
        message.source(),
        message.reading(),
        advice,
        message.world().books.payment(best.payment()).orElseThrow(),
        message.world().books);
  }

  @Property(tries = 200)
  void the_same_inputs_give_the_same_proposals(@ForAll long seed) {
    assertThat(propose(Message.of(seed))).isEqualTo(propose(Message.of(seed)));
  }

  @Property(tries = 200)
  void the_order_of_lines_does_not_matter(@ForAll long seed) {
    for (int i = 0; i < WORLDS; i++) {
      Message message = Message.of(seed + i);
      List<Advice> shuffled = new ArrayList<>();
      for (Advice advice : message.reading().advices()) {
        List<Advice.Line> lines = new ArrayList<>(advice.lines());
        Collections.shuffle(lines, new Random(seed));
        shuffled.add(withLines(advice, lines));
      }
      List<Proposal> straight = propose(message);
      List<Proposal> mixed =
          matcher.propose(message.source(), Notice.reading(shuffled), message.world().books);
      for (int k = 0; k < straight.size(); k++) {
        assertThat(mixed.get(k).verdict()).isEqualTo(straight.get(k).verdict());
        assertThat(mixed.get(k).payment()).isEqualTo(straight.get(k).payment());
        assertThat(mixed.get(k).applications())
            .containsExactlyInAnyOrderElementsOf(straight.get(k).applications());
      }
    }
  }

  @Property(tries = 200)
  void what_posts_never_moves_more_than_there_is(@ForAll long seed) {
    for (int i = 0; i < WORLDS; i++) {
      Message message = Message.of(seed + i);
      Map<String, OpenItem> items = new java.util.HashMap<>();
      message.world().books.items().forEach(item -> items.put(item.id(), item));
      for (Proposal proposal : propose(message)) {
        boolean posts =
            proposal.verdict() == Verdict.APPLY || proposal.verdict() == Verdict.APPLY_PART;
        assertThat(proposal.certificate() != null).isEqualTo(posts);
        if (!posts) {
          assertThat(proposal.reasons()).isNotEmpty();
          continue;
        }
        Money cash = eur("0.00");
        for (Application application : proposal.applications()) {
          OpenItem item = items.get(application.openItem());
          assertThat(application.amount().plus(application.discount()))
              .isLessThanOrEqualTo(item.available());
          cash =
              item.kind().credit()
                  ? cash.minus(application.amount())
                  : cash.plus(application.amount());
        }
        Payment payment = message.world().books.payment(proposal.payment()).orElseThrow();
        assertThat(cash).isLessThanOrEqualTo(payment.available());
        assertThat(cash.isNegative()).isFalse();
      }
    }
  }

  @Property(tries = 200)
  void a_tie_never_posts(@ForAll long seed) {
    for (int i = 0; i < WORLDS; i++) {
      Message message = Message.of(seed + i);
      for (Proposal proposal : propose(message)) {
        if (proposal.certificate() == null) {
          continue;
        }
        Payment paid = message.world().books.payment(proposal.payment()).orElseThrow();
        RandomWorld again = new RandomWorld(seed + i);
        again.books.add(
            io.quittance.matching.Sample.payment(
                "TWIN",
                paid.reference(),
                paid.status(),
                paid.amount(),
                paid.amount(),
                paid.payerAccount(),
                paid.valueDate()));
        Proposal tied =
            matcher
                .propose(message.source(), message.reading(), again.books)
                .get(proposal.advice());
        assertThat(tied.verdict()).isEqualTo(Verdict.REVIEW);
        assertThat(tied.reasons()).extracting(Proposal.Reason::code).contains("several-payments");
      }
    }
  }

  @Property(tries = 200)
  void two_advices_never_post_the_same_money_or_item(@ForAll long seed) {
    for (int i = 0; i < WORLDS; i++) {
      Message message = Message.of(seed + i);
      List<Proposal> posting =
          propose(message).stream().filter(p -> p.certificate() != null).toList();
      assertThat(posting).extracting(Proposal::payment).doesNotHaveDuplicates();
      assertThat(posting)
          .flatExtracting(Proposal::applications)
          .extracting(application -> ((Application) application).openItem())
          .doesNotHaveDuplicates();
    }
  }

  private List<Proposal> propose(Message message) {
    return matcher.propose(message.source(), message.reading(), message.world().books);
  }

  /** What an honest proposer claims: the payment found, the items named. */
  private static Claim best(Message message, int advice) {
    PaymentSearch.Found found =
        new PaymentSearch(message.world().books)
            .search(message.reading().advices().get(advice), message.source());
    Payment payment =
        found.fits().isEmpty()
            ? message.world().any(new ArrayList<>(message.world().books.payments()))
            : found.fits().get(0);
    return Recommendation.of(
        message.source(), message.reading(), advice, payment, message.world().books);
  }

  private static Claim mutated(Claim claim, Message message, Random random) {
    List<Application> applications = new ArrayList<>(claim.applications());
    List<OpenItem> items = new ArrayList<>(message.world().books.items());
    int at = applications.isEmpty() ? -1 : random.nextInt(applications.size());
    switch (at < 0 ? 4 : random.nextInt(9)) {
      case 0 -> applications.set(at, digitChanged(applications.get(at), random));
      case 1 -> applications.add(applications.get(at));
      case 2 -> applications.remove(at);
      case 3 -> applications.set(at, onItem(applications.get(at), message.world().any(items).id()));
      case 4 -> {
        applications.clear();
        for (int i = random.nextInt(4); i >= 0; i--) {
          OpenItem item = message.world().any(items);
          applications.add(
              new Application(item.id(), item.amount(), eur("0.00"), eur("0.00"), null));
        }
      }
      case 5 -> {
        int with = random.nextInt(applications.size());
        Application one = applications.get(at);
        Application other = applications.get(with);
        applications.set(at, onItem(one, other.openItem()));
        applications.set(with, onItem(other, one.openItem()));
      }
      case 7 -> applications.set(at, settledBeside(applications.get(at), random));
      case 6 -> {
        return new Claim(
            message.world().any(new ArrayList<>(message.world().books.payments())).id(),
            claim.customer(),
            applications);
      }
      default -> {
        return new Claim(claim.payment(), "C" + (1 + random.nextInt(4)), applications);
      }
    }
    return new Claim(claim.payment(), claim.customer(), applications);
  }

  private static Application digitChanged(Application old, Random random) {
    long step = List.of(1L, 10L, 100L, 1000L).get(random.nextInt(4)) * (1 + random.nextInt(8));
    return new Application(
        old.openItem(),
        new Money(
            old.amount().minor() + (random.nextBoolean() ? step : -step), old.amount().currency()),
        old.discount(),
        old.writeOff(),
        old.reasonCode());
  }

  /** The cash as it was, and something more written off or discounted, or the other way round. */
  private static Application settledBeside(Application old, Random random) {
    if (random.nextInt(3) == 0) {
      return beside(old, random);
    }
    boolean off = random.nextBoolean();
    Money step = eur(List.of("0.50", "1.00", "2.00").get(random.nextInt(3)));
    return new Application(
        old.openItem(),
        random.nextBoolean() ? old.amount() : old.amount().minus(step),
        off ? old.discount() : old.discount().plus(step),
        off ? old.writeOff().plus(step) : old.writeOff(),
        off ? "tolerance" : old.reasonCode());
  }

  /** Something of it settled otherwise than it was, or no longer. */
  private static Application beside(Application old, Random random) {
    Application.Role[] roles = Application.Role.values();
    Money amount = eur(List.of("0.50", "1.00", "2.00").get(random.nextInt(3)));
    String code = List.of("WHT", "DMG", "bank-fee").get(random.nextInt(3));
    return new Application(
        old.openItem(),
        old.amount(),
        old.discount(),
        old.writeOff(),
        old.reasonCode(),
        old.parts().isEmpty() || random.nextBoolean()
            ? List.of(new Application.Part(roles[random.nextInt(roles.length)], amount, code))
            : List.of());
  }

  private static Application onItem(Application old, String item) {
    return new Application(item, old.amount(), old.discount(), old.writeOff(), old.reasonCode());
  }

  /** The same source, misread: a number or an amount of a line replaced, moved or doubled. */
  private static Message lied(Message message, int index, Random random) {
    List<Advice> advices = new ArrayList<>(message.reading().advices());
    Advice advice = advices.get(index);
    List<Advice.Line> lines = new ArrayList<>(advice.lines());
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    Advice.Line line = lines.get(at);
    switch (random.nextInt(4)) {
      case 0 ->
          lines.set(
              at,
              changed(
                  line,
                  message.world().any(new ArrayList<>(message.world().books.items())).number(),
                  line.netAmount()));
      case 1 -> {
        lines.set(at, changed(line, line.invoiceNumber(), lines.get(other).netAmount()));
        lines.set(
            other, changed(lines.get(other), lines.get(other).invoiceNumber(), line.netAmount()));
      }
      case 2 -> lines.add(line);
      default ->
          lines.set(
              at,
              changed(
                  line,
                  line.invoiceNumber(),
                  line.netAmount().add(new BigDecimal(random.nextInt(9)))));
    }
    advices.set(index, withLines(advice, lines));
    return new Message(message.world(), message.source(), Notice.reading(advices));
  }

  private static Advice.Line changed(Advice.Line line, String number, BigDecimal net) {
    return new Advice.Line(
        line.kind(),
        number,
        line.invoiceDate(),
        line.grossAmount(),
        line.discountAmount(),
        line.deductionAmount(),
        net,
        line.currency(),
        line.adjustments(),
        line.references(),
        line.values());
  }

  private static Advice withLines(Advice advice, List<Advice.Line> lines) {
    return new Advice(
        advice.payer(),
        advice.payee(),
        advice.status(),
        advice.complete(),
        advice.adviceDate(),
        advice.paymentReference(),
        advice.paymentMethod(),
        advice.paymentDate(),
        advice.currency(),
        advice.paymentAmount(),
        lines,
        advice.adjustments(),
        advice.values(),
        advice.confidence(),
        advice.reader());
  }
}
