package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal;
import io.quittance.matching.Proposal.Remainder;
import io.quittance.matching.Proposal.Rival;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the lines of an advice that are a question by themselves from those that are clear: whose
 * number is nobody's or several items', whose item is not open or another mail claims it too, whose
 * amount nothing explains. A question about one line says nothing against another. Whatever speaks
 * against the advice, the payment or the payer holds all lines, and so does an item that is another
 * customer's or another legal entity's.
 */
final class LinesInQuestion {
  /** What can be said of a line without the others. */
  private static final Set<Check> OF_A_LINE =
      EnumSet.of(
          Check.ITEMS_KNOWN,
          Check.ITEMS_UNIQUE,
          Check.NUMBERS_BORNE_OUT,
          Check.ITEMS_UNCLAIMED,
          Check.ITEMS_OPEN,
          Check.ITEMS_NOT_COLLECTED,
          Check.LINES_READ_ONE_WAY,
          Check.AMOUNTS_TELL_ITEMS,
          Check.AMOUNTS_EXPLAINED,
          Check.DISCOUNTS_EARNED);

  private final Set<Check> examined;

  /**
   * @param examined the checks that count
   */
  LinesInQuestion(Set<Check> examined) {
    this.examined =
        OF_A_LINE.stream()
            .filter(examined::contains)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Check.class)));
  }

  /** The facts with the lines in question set apart; the same when there are none. */
  Facts leftOut(Facts facts) {
    List<Facts.LineFacts> clear = new ArrayList<>();
    List<Facts.LineFacts> waiting = new ArrayList<>();
    for (Facts.LineFacts line : facts.lines()) {
      (why(facts, line).isEmpty() ? clear : waiting).add(line);
    }
    return facts.with(clear, waiting);
  }

  /** What the clear lines pay. */
  static List<Application> clear(Facts facts) {
    return new LinesInQuestion(EnumSet.allOf(Check.class))
        .leftOut(facts).lines().stream()
            .filter(line -> line.settlement() != null)
            .flatMap(line -> line.settlement().applications().stream())
            .toList();
  }

  /** Why a line is a question, in sentences; empty when it is clear. */
  private List<String> why(Facts facts, Facts.LineFacts line) {
    Facts alone = facts.with(List.of(line), List.of());
    List<String> why = new ArrayList<>();
    for (Check check : examined) {
      check.examination().examine(alone, null).reasons().forEach(r -> why.add(r.message()));
    }
    if (line.settlement() != null && line.settlement().failing() == Check.POLICY_ALLOWS) {
      why.add(line.settlement().doubt().message());
    }
    return why;
  }

  /** As a person reads it: the money that stays unapplied, and why. */
  static Remainder remainder(Facts facts, Facts.LineFacts line) {
    Money net = line.line().net();
    return new Remainder(
        Proposal.LINE_IN_QUESTION,
        line.item() == null ? null : line.item().id(),
        net == null ? null : net.toPlainString(),
        net == null ? null : net.currency().getCurrencyCode(),
        String.join("; ", new LinesInQuestion(EnumSet.allOf(Check.class)).why(facts, line)),
        recommended(line),
        line.line().position());
  }

  /** All of the line on the item it most likely means, where that is open; else null. */
  private static Application recommended(Facts.LineFacts line) {
    OpenItem item = line.item();
    return item == null
            || item.status() != OpenItem.Status.OPEN
            || !NamedItems.live(item)
            || !Facts.kindsFit(line.line(), item)
            || !item.available().currency().equals(line.line().net().currency())
        ? null
        : ItemChecks.whole(line.line().net(), item);
  }

  /** What somebody may apply for a line that waits. */
  static Stream<Rival> couldMean(Facts.LineFacts line) {
    List<OpenItem> could =
        line.resolution().item() == null
            ? line.resolution().rivals()
            : List.of(line.resolution().item());
    return could.stream()
        .filter(NamedItems::live)
        .limit(ItemChecks.MOST_EXAMPLES)
        .map(item -> ItemChecks.rival(line, item));
  }

  static Finding apart(Facts facts, Claim claim) {
    if (facts.waiting().isEmpty()) {
      return Finding.passed("no line is left out");
    }
    if (facts.payment() == null || facts.stated() == null) {
      return Finding.NOT_EXAMINED;
    }
    Finding.Doubts doubts = new Finding.Doubts();
    if (!facts.policy().automatic().clearLines()) {
      doubts.add(
          ReasonCode.POLICY_HOLDS,
          "policy %d holds a payment as a whole while a line of it is in question"
              .formatted(facts.policy().version()));
    }
    if (facts.lines().isEmpty()) {
      doubts.add(ReasonCode.ITEM_NOT_NAMED, "every line is in question");
    }
    wholePayment(facts, doubts);
    Map<String, String> applied = new HashMap<>();
    facts.lines().stream()
        .filter(line -> line.item() != null)
        .forEach(line -> applied.put(line.item().id(), line.line().name()));
    facts.creditsBeside().forEach(item -> applied.put(item.id(), "a line that it explains"));
    creditsCovered(facts, doubts);
    for (Facts.LineFacts line : facts.waiting()) {
      paysAnInvoice(line, doubts);
      couldMean(facts, line)
          .filter(item -> applied.containsKey(item.id()))
          .forEach(
              item ->
                  doubts.add(
                      ReasonCode.ITEM_NAMED_TWICE,
                      "%s is in question and could be %s, which %s pays"
                          .formatted(
                              line.line().name(),
                              ItemChecks.describe(item),
                              applied.get(item.id()))));
    }
    return doubts.or(
        () ->
            "%d of %d lines are left to a person, what they pay stays unapplied"
                .formatted(facts.waiting().size(), facts.waiting().size() + facts.lines().size()));
  }

  /** Nothing of the money is used yet, all of it is what the advice says, and no line has more. */
  private static void wholePayment(Facts facts, Finding.Doubts doubts) {
    Money paid = facts.payment().amount();
    if (facts.rate() != null
        || !paid.equals(facts.stated().total())
        || !paid.equals(facts.stated().sum())) {
      doubts.add(
          ReasonCode.SUM_DIFFERS,
          "lines are in question, and the payment is not the advice's total to the cent");
    }
    if (facts.excess().isPositive()) {
      doubts.add(
          ReasonCode.AMOUNT_DIFFERS,
          "%s are paid over beside a line that is in question".formatted(facts.excess()));
    }
    if (!facts.payment().available().equals(paid)) {
      doubts.add(
          ReasonCode.PAYMENT_USED,
          "lines are in question, and %s of %s are used already"
              .formatted(paid.minus(facts.payment().available()), paid));
    }
  }

  /**
   * A credit that its line names and uses up goes onto the clear invoices of the same customer. One
   * that these do not cover would pay, with the money, what the line in question means. A credit
   * that no line names explains an amount, and any credit may explain a line that pays another
   * amount than is open: then all belong to one question.
   */
  private static void creditsCovered(Facts facts, Finding.Doubts doubts) {
    Map<String, Money> left = new TreeMap<>();
    boolean credits = !facts.creditsBeside().isEmpty();
    for (Facts.LineFacts line : facts.lines()) {
      credits |= line.line().credit();
      if (line.item() != null && line.settlement() != null) {
        Money amount = line.settlement().application().amount();
        left.merge(
            line.item().customer() + " of " + line.item().legalEntity(),
            line.item().kind().credit() ? amount.negated() : amount,
            Money::plus);
      }
    }
    left.forEach(
        (owner, cash) -> {
          if (cash.isNegative()) {
            doubts.add(
                ReasonCode.AMOUNT_DIFFERS,
                "credits of customer %s are %s more than its invoices that are clear, and what they"
                        .formatted(owner, cash.negated())
                    + " pay depends on a line that is in question");
          }
        });
    boolean ofAmount = facts.waiting().stream().anyMatch(line -> !paysWhatIsOpen(line));
    if (!facts.creditsBeside().isEmpty() || (credits && ofAmount)) {
      doubts.add(
          ReasonCode.AMOUNT_DIFFERS,
          "a credit is taken, and it may explain the amount of a line that is in question");
    }
  }

  /** The question is which item is meant or whether it may be paid, not what was paid. */
  private static boolean paysWhatIsOpen(Facts.LineFacts line) {
    Money net = line.line().net();
    List<OpenItem> could = line.item() == null ? line.resolution().rivals() : List.of(line.item());
    return line.resolution().kind() != Resolution.Kind.UNKNOWN
        && could.stream().anyMatch(item -> item.available().equals(net));
  }

  /** A credit in question would leave more to be paid than there is money. */
  private static void paysAnInvoice(Facts.LineFacts line, Finding.Doubts doubts) {
    Money net = line.line().net();
    if (net == null
        || !net.isPositive()
        || line.line().credit()
        || line.line().kind() == Advice.Kind.ADJUSTMENT) {
      doubts.add(
          ReasonCode.AMOUNT_DIFFERS,
          line.line().name() + " is in question and is no invoice that is paid");
    } else if (line.item() != null && net.compareTo(line.item().available()) > 0) {
      // More than is open: the money of another line may be in it.
      doubts.add(
          ReasonCode.AMOUNT_DIFFERS,
          "%s is in question and pays %s on %s"
              .formatted(line.line().name(), net, ItemChecks.describe(line.item())));
    }
  }

  private static Stream<OpenItem> couldMean(Facts facts, Facts.LineFacts line) {
    return Stream.of(
            line.resolution().rivals().stream(),
            Stream.ofNullable(line.item()),
            Stream.ofNullable(line.line().number())
                .flatMap(number -> facts.named().equalTo(number).stream()),
            line.line().otherReferences().stream()
                .flatMap(reference -> facts.named().equalTo(reference).stream()))
        .flatMap(items -> items)
        .distinct();
  }
}
