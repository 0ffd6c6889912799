package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.ledger.Application;
import io.quittance.matching.Proposal.Rival;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.OpenItem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks on which items the lines mean, and whether those may be applied. */
final class ItemChecks {
  static final int MOST_EXAMPLES = 5;

  private ItemChecks() {}

  static Finding known(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    for (Facts.LineFacts line : facts.lines()) {
      if (line.resolution().kind() == Resolution.Kind.UNKNOWN) {
        doubts.add(
            ReasonCode.ITEM_UNKNOWN,
            "%s names %s: no such item, neither exactly nor in canonical form %s%s"
                .formatted(
                    line.line().name(),
                    Quoted.text(line.line().number()),
                    Quoted.text(InvoiceNumber.canonical(line.line().number())),
                    like(line.resolution())));
      }
    }
    return doubts.or(() -> spelling(facts));
  }

  private static String like(Resolution unknown) {
    return unknown.rivals().isEmpty()
        ? ""
        : "; it looks like %s, but the books have numbers of the printed form"
            .formatted(describe(unknown.rivals().get(0)));
  }

  static Finding unique(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    for (Facts.LineFacts line : facts.lines()) {
      if (line.resolution().kind() != Resolution.Kind.AMBIGUOUS) {
        continue;
      }
      List<OpenItem> rivals = line.resolution().rivals();
      doubts.add(
          ReasonCode.ITEM_AMBIGUOUS,
          "%s names %s, which could be %s"
              .formatted(
                  line.line().name(),
                  Quoted.text(
                      line.line().number() == null
                          ? String.join(", ", line.line().otherReferences())
                          : line.line().number()),
                  rivals.stream()
                      .limit(MOST_EXAMPLES)
                      .map(ItemChecks::describe)
                      .collect(Collectors.joining(" or "))));
      rivals.stream().limit(MOST_EXAMPLES).forEach(item -> doubts.rival(rival(line, item)));
    }
    long together = of(facts, Resolution.Kind.ONE_OF_ALL::equals).size();
    return doubts.or(
        () ->
            together == 0
                ? "no number could mean another item"
                : "of each number that several items have all are paid in full, lines: "
                    + together);
  }

  static Finding namedOnce(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    Map<String, String> first = new HashMap<>();
    for (Facts.LineFacts line : facts.lines()) {
      if (line.item() == null) {
        continue;
      }
      String earlier = first.putIfAbsent(line.item().id(), line.line().name());
      if (earlier != null) {
        doubts.add(
            ReasonCode.ITEM_NAMED_TWICE,
            "%s and %s both name %s".formatted(earlier, line.line().name(), describe(line.item())));
      }
    }
    for (OpenItem credit : facts.creditsBeside()) {
      String earlier = first.putIfAbsent(credit.id(), "a line that it explains");
      if (earlier != null) {
        doubts.add(
            ReasonCode.ITEM_NAMED_TWICE,
            "%s stands for %s and for another line".formatted(describe(credit), earlier));
      }
    }
    inOtherAdvices(facts, doubts);
    return doubts.or(() -> "no item is named twice, items: " + first.size());
  }

  /** An item that two advices of one message name would be paid by two payments. */
  private static void inOtherAdvices(Facts facts, Finding.Doubts doubts) {
    for (int i = 0; i < facts.reading().advices().size(); i++) {
      if (i == facts.index()) {
        continue;
      }
      for (Advice.Line line : facts.reading().advices().get(i).lines()) {
        if (facts.named().names(line.invoiceNumber()) || namedOtherwise(facts, line)) {
          doubts.add(
              ReasonCode.ITEM_NAMED_TWICE,
              "advice %d of the message names %s as well"
                  .formatted(
                      i + 1,
                      Quoted.text(
                          line.invoiceNumber() == null
                              ? line.references().toString()
                              : line.invoiceNumber())));
        }
      }
    }
  }

  /** An item that a line here means by another number than its own, or the other line does. */
  private static boolean namedOtherwise(Facts facts, Advice.Line line) {
    NearNumbers.Printed printed = NearNumbers.Printed.of(line);
    return facts.items().stream().anyMatch(item -> printed.mayMean(item, facts.books()));
  }

  static Finding ofEntity(Facts facts, Claim claim) {
    if (facts.payment() == null) {
      return Finding.NOT_EXAMINED;
    }
    String entity = facts.payment().legalEntity();
    Finding.Doubts doubts = new Finding.Doubts();
    for (Facts.LineFacts line : facts.lines()) {
      OpenItem item = line.item();
      if (item != null
          && !facts.policy().automatic().intercompany()
          && !Objects.equals(item.legalEntity(), entity)) {
        doubts.add(
            ReasonCode.LEGAL_ENTITY,
            "%s names %s of legal entity %s, the money came to %s"
                .formatted(line.line().name(), describe(item), item.legalEntity(), entity));
      }
    }
    return doubts.or(() -> "payment and items belong to legal entity " + entity);
  }

  static Finding open(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    for (Facts.LineFacts line : facts.lines()) {
      OpenItem item = line.item();
      if (item == null) {
        continue;
      }
      if (item.status() != OpenItem.Status.OPEN) {
        doubts.add(
            ReasonCode.ITEM_NOT_OPEN,
            "%s names %s, which is %s"
                .formatted(
                    line.line().name(),
                    describe(item),
                    item.status().name().toLowerCase(Locale.ROOT)));
      } else if (!item.available().isPositive()) {
        doubts.add(
            ReasonCode.ITEM_NOT_OPEN,
            "%s names item %s (%s), of which nothing is left: the ERP has %s open"
                .formatted(
                    line.line().name(), item.id(), Quoted.text(item.number()), item.openAmount()));
      }
    }
    return doubts.or(() -> "every item is open");
  }

  static Finding kindsFit(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    for (Facts.LineFacts line : facts.lines()) {
      if (line.item() != null && !Facts.kindsFit(line.line(), line.item())) {
        doubts.add(
            ReasonCode.KIND_DIFFERS,
            "%s is a %s of %s and names %s, a %s"
                .formatted(
                    line.line().name(),
                    words(line.line().kind()),
                    line.line().net() == null ? "no amount" : line.line().net(),
                    describe(line.item()),
                    words(line.item().kind())));
      }
    }
    return doubts.or(() -> "invoices are paid, credits are used");
  }

  static Finding readOneWay(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    for (Facts.LineFacts line : facts.lines()) {
      if (line.settlement() != null && line.settlement().failing() == Check.LINES_READ_ONE_WAY) {
        doubts.add(line.settlement().doubt());
      }
      if (line.resolution().item() != null) {
        otherNumbers(facts, line, doubts);
      }
      OfJustTheAmount.instead(facts, line, doubts);
    }
    return doubts.or(() -> "nothing else a line prints is an item or an amount that fits");
  }

  /**
   * A reference beside the number that is the number of another item of the payer, open or of just
   * the amount that the line pays.
   */
  private static void otherNumbers(Facts facts, Facts.LineFacts line, Finding.Doubts doubts) {
    String form = InvoiceNumber.canonical(line.line().number());
    for (String reference : line.line().otherReferences()) {
      if (InvoiceNumber.canonical(reference).equals(form)) {
        continue;
      }
      for (OpenItem other : facts.named().equalTo(reference)) {
        if ((NamedItems.live(other) || paysAllOf(other, line.line()))
            && other.customer().equals(line.resolution().item().customer())
            && !other.id().equals(line.resolution().item().id())) {
          doubts.add(
              ReasonCode.ITEM_AMBIGUOUS,
              "%s names %s and prints %s as well, which is %s"
                  .formatted(
                      line.line().name(),
                      describe(line.resolution().item()),
                      Quoted.text(reference),
                      describe(other)));
          doubts.rival(rival(line, other));
        }
      }
    }
  }

  private static boolean paysAllOf(OpenItem item, StatedLine line) {
    return item.amount().equals(line.net()) || item.amount().equals(line.gross());
  }

  static Rival rival(Facts.LineFacts line, OpenItem item) {
    Money net = line.line().net();
    boolean usable =
        net != null
            && !net.isZero()
            && net.currency().equals(item.available().currency())
            && item.available().isPositive();
    return new Rival(
        line.line().name() + " means " + describe(item),
        usable ? List.of(whole(net, item)) : List.of());
  }

  /** All that the line pays on the item, as far as it is open. */
  static Application whole(Money net, OpenItem item) {
    Money zero = Money.zero(item.available().currency());
    Money pays = net.isNegative() ? net.negated() : net;
    return new Application(item.id(), pays.min(item.available()), zero, zero, null);
  }

  private static String spelling(Facts facts) {
    List<Facts.LineFacts> canonical = of(facts, Resolution.Kind.CANONICAL::equals);
    List<Facts.LineFacts> near = of(facts, Resolution.Kind::near);
    int lines = facts.lines().size();
    int exact = lines - canonical.size() - near.size();
    if (exact == lines) {
      return "every number is spelt exactly as its item's, lines: " + lines;
    }
    String found = "%d of %d numbers are spelt exactly".formatted(exact, lines);
    if (!canonical.isEmpty()) {
      found +=
          ", %d are equal in canonical form: ".formatted(canonical.size())
              + examples(
                  canonical,
                  l ->
                      Quoted.text(l.line().number())
                          + " is "
                          + Quoted.text(l.resolution().item().number()));
    }
    return near.isEmpty()
        ? found
        : found
            + ", %d are read otherwise: ".formatted(near.size())
            + examples(near, NearChecks::reading);
  }

  private static List<Facts.LineFacts> of(Facts facts, Predicate<Resolution.Kind> how) {
    return facts.lines().stream().filter(l -> how.test(l.resolution().kind())).toList();
  }

  private static String examples(
      List<Facts.LineFacts> lines, Function<Facts.LineFacts, String> told) {
    return lines.stream().limit(MOST_EXAMPLES).map(told).collect(Collectors.joining(", "));
  }

  static String describe(OpenItem item) {
    return "item %s (%s, open %s)"
        .formatted(item.id(), Quoted.text(item.number()), item.available());
  }

  private static String words(Enum<?> constant) {
    return constant == null
        ? "line of unknown kind"
        : constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
