package io.quittance.matching.proof;

import io.quittance.receivables.Family;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * From a printed number to the one open item it means, for one payer and one legal entity. A number
 * spelt exactly goes before one that is equal in canonical form; the payer's items go before
 * others'. Only a number that is nobody's is looked for in {@link NearNumbers}. Whatever is left
 * over as equally good makes it a question, and so does
 *
 * <ul>
 *   <li>an item with the same number of a related customer, or of the payer with another legal
 *       entity;
 *   <li>an exact item of anybody else, open or closed, beside one of the payer's that is only
 *       canonically equal;
 *   <li>among canonical forms, another item of the payer's, also a settled one: numbers are used
 *       again, and canonicalisation removes what tells them apart.
 * </ul>
 */
final class NumberResolution {
  private final NamedItems named;
  private final NearNumbers near;
  private final String payer;
  private final Family family;
  private final String legalEntity;
  private final boolean intercompany;

  /**
   * @param payer null when nobody is taken for the payer
   * @param legalEntity of the payment, or null when there is none yet
   */
  NumberResolution(
      NamedItems named,
      NearNumbers near,
      String payer,
      Family family,
      String legalEntity,
      boolean intercompany) {
    this.named = named;
    this.near = near;
    this.payer = payer;
    this.family = family;
    this.legalEntity = legalEntity;
    this.intercompany = intercompany;
  }

  Resolution resolve(StatedLine line) {
    String printed = line.number();
    if (printed == null || printed.isBlank()) {
      return near.byReferences(line.otherReferences());
    }
    List<OpenItem> equal = named.equalTo(printed);
    if (equal.isEmpty()) {
      return near.resolve(printed);
    }
    List<OpenItem> exact = only(equal, item -> item.number().strip().equals(printed.strip()));
    return exact.isEmpty() ? byForm(equal) : bySpelling(exact, equal);
  }

  private Resolution bySpelling(List<OpenItem> exact, List<OpenItem> equal) {
    List<OpenItem> own = only(exact, this::own);
    if (!own.isEmpty()) {
      return amongOwn(own, List.of(), exact, true);
    }
    List<OpenItem> ownByForm = only(equal, this::own);
    if (!ownByForm.isEmpty()) {
      return Resolution.ambiguous(joined(ownByForm, exact));
    }
    List<OpenItem> live = only(exact, NamedItems::live);
    return single(live.isEmpty() ? exact.subList(0, 1) : live, true);
  }

  private Resolution byForm(List<OpenItem> equal) {
    List<OpenItem> own = only(equal, this::own);
    if (own.isEmpty()) {
      List<OpenItem> live = only(equal, NamedItems::live);
      return live.isEmpty() ? single(equal.subList(0, 1), false) : single(live, false);
    }
    return amongOwn(own, own, equal, false);
  }

  /**
   * @param otherwiseSpelt items that are rivals beside the payer's own
   */
  private Resolution amongOwn(
      List<OpenItem> own, List<OpenItem> otherwiseSpelt, List<OpenItem> all, boolean exact) {
    List<OpenItem> live = only(own, NamedItems::live);
    if (live.isEmpty()) {
      return single(own.subList(0, 1), exact);
    }
    // Spelt exactly, a settled instalment is no rival of the open one while the amount is the open
    // one's too (NamesakeChecks). In a canonical form it is whatever the amount: numbers are used
    // again, and what told them apart may be what the form removed.
    List<OpenItem> mine = exact ? live : joined(own, otherwiseSpelt);
    List<OpenItem> rivals = joined(mine, only(all, i -> asGood(i) && NamedItems.live(i)));
    return single(rivals, exact);
  }

  private static Resolution single(List<OpenItem> items, boolean exact) {
    if (items.size() > 1) {
      return Resolution.ambiguous(items);
    }
    return exact ? Resolution.exact(items.get(0)) : Resolution.canonical(items.get(0));
  }

  private boolean own(OpenItem item) {
    return item.customer().equals(payer) && inEntity(item);
  }

  /** The payer's with another entity, or a related customer's. */
  private boolean asGood(OpenItem item) {
    return payer != null
        && (item.customer().equals(payer)
            ? !inEntity(item)
            : family.related(payer, item.customer()));
  }

  private boolean inEntity(OpenItem item) {
    return intercompany || legalEntity == null || legalEntity.equals(item.legalEntity());
  }

  private static List<OpenItem> only(List<OpenItem> items, Predicate<OpenItem> which) {
    return items.stream().filter(which).toList();
  }

  private static List<OpenItem> joined(List<OpenItem> some, List<OpenItem> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }
}
