package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.Books;
import io.quittance.matching.OtherAdvice;
import io.quittance.money.Money;
import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.OpenItem;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What other messages claim of some open items. Looked up for all of them at once, and only when
 * somebody asks: an advice of 2,000 lines asks for each.
 */
final class ClaimedElsewhere {
  private final OtherMessages others;
  private final Collection<OpenItem> items;
  private final Books books;
  private OtherMessages.Found found;
  private List<Other> compared;

  ClaimedElsewhere(OtherMessages others, Collection<OpenItem> items, Books books) {
    this.others = others;
    this.items = List.copyOf(items);
    this.books = books;
  }

  /** There are more that have something in common with the items than are compared. */
  boolean tooMany() {
    return found().tooMany();
  }

  /**
   * @param own what this message claims of it
   */
  Claims of(OpenItem item, Money own) {
    Set<String> by = new TreeSet<>();
    Money claimed = size(own);
    String number = InvoiceNumber.canonical(item.number());
    for (Other other : others()) {
      for (Said said : other.lines()) {
        if (said.printed().mayMean(item, number, books)) {
          by.add(other.advice().described());
          claimed = plus(claimed, said.line());
        }
      }
    }
    boolean enough =
        claimed != null
            && claimed.currency().equals(item.available().currency())
            && claimed.compareTo(item.available()) <= 0;
    return new Claims(by, enough);
  }

  private OtherMessages.Found found() {
    if (found == null) {
      Set<String> keys = new TreeSet<>();
      items.forEach(item -> keys.addAll(AdviceKeys.of(item)));
      found = keys.isEmpty() ? new OtherMessages.Found(List.of(), false) : others.claiming(keys);
    }
    return found;
  }

  /** As {@link #found}, each line with its forms: every item is compared with every line. */
  private List<Other> others() {
    if (compared == null) {
      compared =
          found().advices().stream()
              .map(
                  other ->
                      new Other(
                          other,
                          other.advice().lines().stream()
                              .map(line -> new Said(line, NearNumbers.Printed.of(line)))
                              .toList()))
              .toList();
    }
    return compared;
  }

  private record Other(OtherAdvice advice, List<Said> lines) {}

  private record Said(Advice.Line line, NearNumbers.Printed printed) {}

  /** Null when one of the amounts is unknown. */
  private static Money plus(Money claimed, Advice.Line line) {
    return claimed == null
        ? null
        : StatedAdvice.money(line.netAmount(), claimed.currency())
            .map(net -> claimed.plus(size(net)))
            .orElse(null);
  }

  private static Money size(Money net) {
    return net != null && net.isNegative() ? net.negated() : net;
  }

  /**
   * @param by the advices that claim the item, as sentences call them
   * @param enough whether there is enough of the item for this message and for them
   */
  record Claims(Set<String> by, boolean enough) {
    boolean compete() {
      return !by.isEmpty() && !enough;
    }

    String described() {
      return String.join(", ", by);
    }
  }
}
