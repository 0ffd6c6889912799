package io.quittance.matching.proof;

import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.List;

/**
 * Numbers are used again: beside the open item that a number means there may be another that it
 * could mean, settled before or spelt otherwise. Then the amount has to tell them apart, or a
 * second payment of the settled item would go onto the open one.
 */
final class NamesakeChecks {
  private NamesakeChecks() {}

  static Finding amountsTell(Facts facts, Claim claim) {
    Finding.Doubts doubts = new Finding.Doubts();
    int shared = 0;
    for (Facts.LineFacts line : facts.lines()) {
      if (line.resolution().item() == null || line.settlement() == null) {
        continue;
      }
      List<OpenItem> namesakes = namesakes(facts, line);
      shared += namesakes.isEmpty() ? 0 : 1;
      namesakes.stream()
          .filter(other -> couldMean(line, other))
          .limit(ItemChecks.MOST_EXAMPLES)
          .forEach(other -> doubt(line, other, doubts));
    }
    int told = shared;
    return doubts.or(
        () ->
            told == 0
                ? "no number is that of another item, settled or spelt otherwise"
                : "the amount tells which item of a number is meant, lines: " + told);
  }

  private static void doubt(Facts.LineFacts line, OpenItem other, Finding.Doubts doubts) {
    doubts.add(
        ReasonCode.ITEM_AMBIGUOUS,
        "%s pays %s on %s, and its number could be %s of %s as well: only the open amount would"
                .formatted(
                    line.line().name(),
                    line.line().net(),
                    ItemChecks.describe(line.item()),
                    ItemChecks.describe(other),
                    other.amount())
            + " tell them apart");
    doubts.rival(ItemChecks.rival(line, other));
  }

  /**
   * Other items of the same kind, the payer's or a related customer's, whatever is left of them.
   */
  private static List<OpenItem> namesakes(Facts facts, Facts.LineFacts line) {
    OpenItem meant = line.item();
    return facts.named().equalTo(line.line().number()).stream()
        .filter(other -> !other.id().equals(meant.id()))
        .filter(other -> other.kind().credit() == meant.kind().credit())
        .filter(
            other ->
                other.customer().equals(meant.customer())
                    || facts.family().related(meant.customer(), other.customer()))
        .toList();
  }

  /**
   * True unless the line says the open amount: as what it pays or as its gross. Without a gross
   * also as what it pays and what it keeps back, unless what it pays is the other item to the cent.
   */
  private static boolean couldMean(Facts.LineFacts facts, OpenItem other) {
    StatedLine line = facts.line();
    Money open = facts.item().available();
    Money net = line.credit() ? line.net().negated() : line.net();
    if (net.equals(open) || open.equals(line.gross())) {
      return false;
    }
    boolean reduced =
        line.gross() == null && net.plus(line.discount()).plus(line.deduction()).equals(open);
    return !reduced || net.equals(other.amount());
  }
}
