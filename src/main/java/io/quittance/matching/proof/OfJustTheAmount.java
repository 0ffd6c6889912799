package io.quittance.matching.proof;

import io.quittance.matching.ReasonCode;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A line that pays more or less than is open of the item it names, and prints no reason, may have
 * another item's number by mistake: it does where one of the payer, or of whoever's item is named,
 * is open with just the amount and no line names it.
 */
final class OfJustTheAmount {
  private OfJustTheAmount() {}

  static void instead(Facts facts, Facts.LineFacts line, Finding.Doubts doubts) {
    OpenItem named = line.item();
    Money net = line.line().net();
    if (line.settlement() == null
        || net == null
        || net.equals(named.available())
        || !line.line().discount().isZero()
        || !line.line().deduction().isZero()) {
      return;
    }
    Stream.of(facts.customer(), named.customer())
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(customer -> facts.books().openItems(customer).stream())
        .filter(item -> item.available().equals(net) && Facts.kindsFit(line.line(), item))
        .filter(
            item -> item.status() == OpenItem.Status.OPEN && !facts.named().names(item.number()))
        .limit(ItemChecks.MOST_EXAMPLES)
        .forEach(
            item -> {
              doubts.add(
                  ReasonCode.ITEM_AMBIGUOUS,
                  "%s pays %s and names %s, and %s is open with just that"
                      .formatted(
                          line.line().name(),
                          net,
                          ItemChecks.describe(named),
                          ItemChecks.describe(item)));
              doubts.rival(ItemChecks.rival(line, item));
            });
  }
}
