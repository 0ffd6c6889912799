package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.Books;
import io.quittance.matching.OtherAdvice;
import io.quittance.money.Money;
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
    for (OtherAdvice other : found().advices()) {
      for (Advice.Line line : other.advice().lines()) {
        if (NearNumbers.mayMean(line, item, books)) {
          by.add(other.described());
          claimed = plus(claimed, line);
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
