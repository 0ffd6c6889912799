package io.quittance.matching.proof;

import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.Books;
import io.quittance.matching.Proposal.Reason;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.NumberForms;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The item that the one wrong number of an advice probably means: of exactly the line's amount, the
 * payer's, and the only such one that is a digit or two exchanged neighbours away; for a number of
 * somebody else's item, or of one or several of which nothing explains the amount, otherwise the
 * only one of that amount. A recommendation for a person; nothing here proves anything, and the
 * certifier never sees it.
 *
 * @param applications of the whole advice, that of the probable item in its place
 * @param named id of the item whose number the wrong line has, or null for nobody's
 * @param reason a sentence that says what is recommended and why
 */
public record ProbableItem(
    List<Application> applications, Application ofWrongLine, String named, Reason reason) {
  public ProbableItem {
    applications = List.copyOf(applications);
  }

  /** Empty when no line, or more than one, has a wrong number, or no single item is probable. */
  public static Optional<ProbableItem> of(
      ReadMessage source, Reading reading, int advice, Payment payment, Claim claim, Books books) {
    return of(Facts.gather(source, reading, advice, payment, claim.customer(), books));
  }

  static Optional<ProbableItem> of(Facts facts) {
    if (facts.customer() == null || facts.rate() != null || facts.payment() == null) {
      return Optional.empty();
    }
    List<Facts.LineFacts> wrong =
        facts.lines().stream()
            .filter(
                line ->
                    unknown(line) || foreign(line, facts) || otherAmount(line) || noneOfThem(line))
            .toList();
    return wrong.size() == 1 ? of(wrong.get(0), facts) : Optional.empty();
  }

  private static Optional<ProbableItem> of(Facts.LineFacts wrong, Facts facts) {
    StatedLine line = wrong.line();
    if (line.net() == null || line.net().isZero()) {
      return Optional.empty();
    }
    Set<String> named =
        facts.lines().stream()
            .filter(other -> other != wrong && other.item() != null)
            .map(other -> other.item().id())
            .collect(Collectors.toSet());
    Money amount = line.net().isNegative() ? line.net().negated() : line.net();
    List<OpenItem> equal =
        facts.books().openItems(facts.customer()).stream()
            .filter(item -> NamedItems.live(item) && item.status() != OpenItem.Status.SOLD)
            .filter(item -> !named.contains(item.id()))
            .filter(item -> item.available().equals(amount) && Facts.kindsFit(line, item))
            .filter(item -> Objects.equals(item.legalEntity(), facts.payment().legalEntity()))
            .toList();
    List<OpenItem> near =
        equal.stream().filter(item -> mistyped(line.number(), item.number())).toList();
    // Of its own item a customer may pay a part: there the number alone tells nothing.
    boolean byNumber = unknown(wrong) || (near.size() == 1 && !otherAmount(wrong));
    List<OpenItem> probable = byNumber ? near : equal;
    return probable.size() == 1
        ? Optional.of(recommended(wrong, probable.get(0), amount, facts))
        : Optional.empty();
  }

  private static ProbableItem recommended(
      Facts.LineFacts wrong, OpenItem item, Money amount, Facts facts) {
    Money zero = Money.zero(amount.currency());
    Application probable = new Application(item.id(), amount, zero, zero, null);
    List<Application> applications = new ArrayList<>();
    LikelyItems likely = LikelyItems.of(facts.lines());
    for (int i = 0; i < facts.lines().size(); i++) {
      Facts.LineFacts line = facts.lines().get(i);
      if (line == wrong) {
        applications.add(probable);
      } else {
        applications.addAll(likely.applications(i, line));
      }
    }
    String why =
        unknown(wrong)
            ? "the payer's only open item of exactly %s whose number is one digit, or two exchanged"
                + " neighbours, away from %s"
            : otherAmount(wrong) || noneOfThem(wrong)
                ? "the payer's only open item of exactly %s; of %s another amount is open"
                : "the payer's only open item of exactly %s; %s is another customer's number";
    return new ProbableItem(
        applications,
        probable,
        wrong.item() == null ? null : wrong.item().id(),
        (unknown(wrong)
                ? ReasonCode.ITEM_UNKNOWN
                : otherAmount(wrong) || noneOfThem(wrong)
                    ? ReasonCode.AMOUNT_DIFFERS
                    : ReasonCode.ITEM_OF_OTHER_CUSTOMER)
            .because(
                "recommended, not proven: %s probably means %s, %s"
                    .formatted(
                        wrong.line().name(),
                        ItemChecks.describe(item),
                        why.formatted(amount, Quoted.text(wrong.line().number())))));
  }

  private static boolean unknown(Facts.LineFacts line) {
    return line.resolution().kind() == Resolution.Kind.UNKNOWN;
  }

  /** The number is an item's, and nothing explains why it should be paid with this amount. */
  private static boolean otherAmount(Facts.LineFacts line) {
    StatedLine said = line.line();
    return line.resolution().item() != null
        && line.settlement() != null
        && line.settlement().failing() == Check.AMOUNTS_EXPLAINED
        && said.discount().isZero()
        && said.deduction().isZero()
        && said.reason() == null;
  }

  /** The number is that of several items, and the amount is that of none of them. */
  private static boolean noneOfThem(Facts.LineFacts line) {
    return line.resolution().kind() == Resolution.Kind.AMBIGUOUS
        && line.line().net() != null
        && line.resolution().rivals().stream()
            .noneMatch(item -> item.available().minor() == Math.abs(line.line().net().minor()));
  }

  private static boolean foreign(Facts.LineFacts line, Facts facts) {
    return line.item() != null
        && !line.item().customer().equals(facts.customer())
        && !facts.family().related(facts.customer(), line.item().customer());
  }

  /**
   * One digit is another, or two neighbours are exchanged; nothing is left out or added. Of a short
   * number half the books are one digit away: it is left as it is named.
   */
  static boolean mistyped(String printed, String number) {
    String one = InvoiceNumber.canonical(printed);
    String other = InvoiceNumber.canonical(number);
    if (one.length() != other.length()
        || one.length() < NumberForms.SHORTEST_SUFFIX
        || one.length() > InvoiceNumber.LONGEST) {
      return false;
    }
    int first = 0;
    while (first < one.length() && one.charAt(first) == other.charAt(first)) {
      first++;
    }
    if (first == one.length()) {
      return false;
    }
    String rest = one.substring(first + 1);
    if (rest.equals(other.substring(first + 1))) {
      return digit(one.charAt(first)) && digit(other.charAt(first));
    }
    return one.charAt(first + 1) == other.charAt(first)
        && one.charAt(first) == other.charAt(first + 1)
        && one.substring(first + 2).equals(other.substring(first + 2));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
