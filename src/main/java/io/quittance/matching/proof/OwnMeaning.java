package io.quittance.matching.proof;

import io.quittance.bank.Payment;
import io.quittance.matching.Books;
import io.quittance.receivables.Family;
import io.quittance.receivables.OpenItem;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** What a payment says of itself when it is taken for a part of what an advice speaks of. */
public final class OwnMeaning {
  private OwnMeaning() {}

  /**
   * The items, among some, that the bank's text and references name without a doubt.
   *
   * @param among ids
   * @return ids
   */
  public static Set<String> named(Payment payment, Set<String> among, Books books) {
    Set<String> named = new HashSet<>();
    for (NamedByBank.Naming naming :
        NamedByBank.lookUp(payment, item -> among.contains(item.id()), books).namings()) {
      if (naming.items().size() == 1) {
        named.add(naming.items().get(0).id());
      }
    }
    return named;
  }

  /**
   * True when the payment means something else as well: its text names an item of the payer or its
   * family that is none of these, or, where nothing it carries ties it to these, another open item
   * of the payer is its amount to the cent.
   *
   * @param payer id
   * @param items ids of what it is taken to pay with others
   * @param tied whether it carries the advice's reference
   */
  public static boolean differs(
      Payment payment, String payer, Set<String> items, boolean tied, Books books) {
    Family family = new Family(books::customer);
    NamedByBank named =
        NamedByBank.lookUp(
            payment,
            item -> payer.equals(item.customer()) || family.related(payer, item.customer()),
            books);
    boolean namesOthers =
        named.namings().stream()
            .anyMatch(
                naming -> naming.items().stream().map(OpenItem::id).noneMatch(items::contains));
    if (namesOthers || !named.whole()) {
      return true;
    }
    return !tied
        && named.namings().isEmpty()
        && books.openItems(payer).stream()
            .filter(item -> item.status() == OpenItem.Status.OPEN && !item.kind().credit())
            .filter(item -> Objects.equals(item.legalEntity(), payment.legalEntity()))
            .filter(item -> !items.contains(item.id()))
            .anyMatch(item -> item.available().equals(payment.amount()));
  }
}
