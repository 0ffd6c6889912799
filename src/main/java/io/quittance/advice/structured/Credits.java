package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import java.math.BigDecimal;

/**
 * Gives credit notes their sign: most standards print their amounts without one and leave it to the
 * code of the document.
 */
final class Credits {

  private Credits() {}

  /**
   * Turns positive credits, unless only their printed sign gives the total: then they are doubtful.
   */
  static void sign(AdviceDraft draft) {
    BigDecimal printed = BigDecimal.ZERO;
    BigDecimal turned = BigDecimal.ZERO;
    for (ItemDraft item : draft.items()) {
      BigDecimal net = Figure.valueOf(item.net());
      printed = printed.add(net);
      turned = turned.add(unsigned(item) ? net.negate() : net);
    }
    BigDecimal total = draft.amount() == null ? null : draft.amount().value();
    boolean asPrinted =
        total != null && turned.compareTo(total) != 0 && printed.compareTo(total) == 0;
    for (ItemDraft item : draft.items()) {
      if (unsigned(item)) {
        if (asPrinted && item.net() != null) {
          item.net(item.net().doubted());
        } else {
          item.turn();
        }
      } else if (item.kind() == Advice.Kind.INVOICE && Figure.valueOf(item.net()).signum() < 0) {
        item.kind(Advice.Kind.CREDIT_MEMO);
      }
    }
  }

  private static boolean unsigned(ItemDraft item) {
    BigDecimal amount = Figure.valueOf(item.net() == null ? item.gross() : item.net());
    return item.kind() == Advice.Kind.CREDIT_MEMO && amount.signum() > 0;
  }
}
