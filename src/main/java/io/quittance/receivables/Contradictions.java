package io.quittance.receivables;

import io.quittance.money.Money;
import io.quittance.receivables.AppliedAmounts.Applied;
import java.util.Locale;
import java.util.Optional;

/** Where the ERP's words and our postings exclude each other. */
final class Contradictions {
  static final String CODE = "contradicts-application";

  private Contradictions() {}

  /** What is wrong with the ERP's words in a sentence, or empty when the postings allow them. */
  static Optional<String> between(ItemDraft draft, KnownItem item, Applied posted) {
    String message = null;
    if (!item.sameAccount(draft)) {
      message = "Open item %s was posted on; its customer, entity, kind and currency stay.";
    } else if (draft.openAmount().minor() < posted.pending()) {
      message = "Open item %s: the ERP has %s open, our postings that it does not contain took %s.";
    } else if (draft.openAmount().minor() + posted.contained() > draft.amount().minor()) {
      message = "Open item %s: the ERP has %s open although it contains our postings of %4$s.";
    } else if (draft.openAmount().minor() - posted.pending() > draft.amount().minor()) {
      // An item that a posting made: the ERP took it over before it acknowledged the posting.
      message = "Open item %s: the ERP has %s open, our posting that made it is not acknowledged.";
    }
    return Optional.ofNullable(message)
        .map(
            text ->
                String.format(
                    Locale.ROOT,
                    text,
                    draft.id(),
                    draft.openAmount(),
                    decimal(posted.pending(), draft),
                    decimal(posted.contained(), draft)));
  }

  private static String decimal(long minor, ItemDraft draft) {
    return new Money(minor, draft.amount().currency()).toString();
  }
}
