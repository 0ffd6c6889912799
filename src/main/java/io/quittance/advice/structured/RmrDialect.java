package io.quittance.advice.structured;

import java.math.BigDecimal;
import java.util.List;

/**
 * Decides how a sender uses the amounts of RMR: whether RMR-04 or RMR-05 is what is paid, whether
 * credit memos are printed with their sign, whether adjustments are already in what is paid. The
 * reading that gives the payment amount is right; the standard's own comes first; where no reading
 * gives it, the standard's stays and what contradicts it is doubtful.
 */
final class RmrDialect {

  private final List<RemittedItem> items;

  RmrDialect(List<RemittedItem> items) {
    this.items = items;
  }

  /**
   * @param total of the payment, or null when it is not said
   */
  void decide(BigDecimal total) {
    items.forEach(RmrDialect::ownAdjustments);
    for (boolean swapped : new boolean[] {false, true}) {
      for (boolean signed : new boolean[] {false, true}) {
        if (total != null && sum(swapped, signed).compareTo(total) == 0) {
          use(swapped, signed);
          return;
        }
      }
    }
    if (total != null && apartGives(total)) {
      use(false, false);
      items.forEach(RemittedItem::setApart);
      return;
    }
    use(false, false);
    for (RemittedItem item : items) {
      if (item.hasWhole() && swappedFits(item)) {
        item.doubt();
      }
    }
  }

  /**
   * Adjustments are apart where the invoice less its discount is already what is paid, and turned
   * where only the other sign leads from the one to the other.
   */
  private static void ownAdjustments(RemittedItem item) {
    BigDecimal adjusted = item.adjusted();
    if (!item.hasWhole()
        || adjusted.signum() == 0
        || item.leads(item.wholeValue(), item.paidValue(), adjusted)) {
      return;
    }
    if (item.leads(item.wholeValue(), item.paidValue(), BigDecimal.ZERO)) {
      item.setApart();
    } else if (item.leads(item.wholeValue(), item.paidValue(), adjusted.negate())) {
      item.turnAdjustments();
    }
  }

  private static boolean swappedFits(RemittedItem item) {
    boolean more = item.paidValue().abs().compareTo(item.wholeValue().abs()) > 0;
    return more && item.wholeValue().signum() != 0;
  }

  private BigDecimal sum(boolean swapped, boolean signed) {
    BigDecimal sum = BigDecimal.ZERO;
    for (RemittedItem item : items) {
      BigDecimal paid = swapped ? item.wholeValue() : item.paidValue();
      sum = sum.add(!signed && item.creditWithoutSign() ? paid.negate() : paid);
      sum = item.isApart() ? sum.add(item.adjusted()) : sum;
    }
    return sum;
  }

  private boolean apartGives(BigDecimal total) {
    BigDecimal sum = sum(false, false);
    for (RemittedItem item : items) {
      sum = item.isApart() ? sum : sum.add(item.adjusted());
    }
    return sum.compareTo(total) == 0;
  }

  private void use(boolean swapped, boolean signed) {
    for (RemittedItem item : items) {
      boolean turn = !signed && item.creditWithoutSign();
      if (swapped && !item.isAlone()) {
        item.swap();
      }
      if (turn) {
        item.turn();
      } else if (item.creditWithoutSign()) {
        item.doubt();
      }
    }
  }
}
