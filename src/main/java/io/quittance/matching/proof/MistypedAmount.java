package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one line whose amount is probably mistyped: with what the payment is more or less than the
 * lines, it pays all that is open of the item it names, and no other line would. An advice of one
 * line probably pays with all of the payment what it names.
 */
final class MistypedAmount {
  private MistypedAmount() {}

  /** A line, and what it pays instead of what it says. */
  private record Instead(int index, OpenItem item, Money pays) {}

  static Optional<Probable> of(Facts facts) {
    if (facts.payment() == null
        || facts.stated().sum() == null
        || !facts.payment().available().equals(facts.payment().amount())
        || !facts.payment().amount().currency().equals(facts.stated().currency())) {
      return Optional.empty();
    }
    Money missing = facts.payment().amount().minus(facts.stated().sum());
    LikelyItems likely = LikelyItems.of(facts.lines());
    boolean all = true;
    List<Instead> settles = new ArrayList<>();
    for (int i = 0; i < facts.lines().size(); i++) {
      Facts.LineFacts line = facts.lines().get(i);
      List<Instead> own = instead(i, line, missing, facts);
      all &= !own.isEmpty() || !likely.applications(i, line).isEmpty();
      settles.addAll(own);
    }
    if (missing.isZero() || !all) {
      return Optional.empty();
    }
    return settles.size() == 1
        ? Optional.of(probable(facts, likely, settles.get(0)))
        : settles.isEmpty() ? onlyLine(facts, missing) : Optional.empty();
  }

  /** Items of which just the line's amount and what is missing is open. */
  private static List<Instead> instead(
      int index, Facts.LineFacts line, Money missing, Facts facts) {
    if (!paysAnInvoice(line)) {
      return List.of();
    }
    Money pays = line.line().net().plus(missing);
    return could(line, facts)
        .filter(item -> item.available().equals(pays))
        .map(item -> new Instead(index, item, pays))
        .toList();
  }

  private static Optional<Probable> onlyLine(Facts facts, Money missing) {
    Facts.LineFacts line = facts.lines().get(0);
    if (facts.lines().size() != 1 || !paysAnInvoice(line)) {
      return Optional.empty();
    }
    Money pays = line.line().net().plus(missing);
    List<OpenItem> enough =
        could(line, facts).filter(item -> item.available().compareTo(pays) >= 0).toList();
    return enough.size() == 1
        ? Optional.of(
            probable(facts, LikelyItems.of(facts.lines()), new Instead(0, enough.get(0), pays)))
        : Optional.empty();
  }

  /** What the line may mean and the payer, where anybody is taken for it, may pay. */
  private static Stream<OpenItem> could(Facts.LineFacts line, Facts facts) {
    return (line.resolution().kind() == Resolution.Kind.AMBIGUOUS
            ? line.resolution().rivals().stream()
            : Stream.ofNullable(line.resolution().item()))
        .filter(item -> NamedItems.live(item) && !item.kind().credit())
        .filter(
            item ->
                facts.customer() == null
                    || item.customer().equals(facts.customer())
                    || facts.family().related(facts.customer(), item.customer()))
        .filter(item -> item.available().currency().equals(line.line().net().currency()));
  }

  private static boolean paysAnInvoice(Facts.LineFacts line) {
    StatedLine said = line.line();
    return said.net() != null && said.net().isPositive() && !said.credit();
  }

  private static Probable probable(Facts facts, LikelyItems likely, Instead instead) {
    List<Application> applications = new ArrayList<>();
    for (int i = 0; i < facts.lines().size(); i++) {
      if (i == instead.index()) {
        applications.add(ItemChecks.whole(instead.pays(), instead.item()));
      } else {
        applications.addAll(likely.applications(i, facts.lines().get(i)));
      }
    }
    StatedLine line = facts.lines().get(instead.index()).line();
    return new Probable(
        applications,
        ReasonCode.SUM_DIFFERS.because(
            "recommended, not proven: %s probably pays %s, not %s, on %s: then the lines are the payment"
                .formatted(
                    line.name(), instead.pays(), line.net(), ItemChecks.describe(instead.item()))));
  }
}
