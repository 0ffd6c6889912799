package io.quittance.advice.structured;

import io.quittance.advice.Advice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An RMR or RMT with what belongs to it, or an ADX that stands alone. By the standard RMR-04 is
 * what is paid, RMR-05 the whole of the invoice, RMR-06 the discount taken; senders use them
 * otherwise, which {@link RmrDialect} decides by the sums.
 */
final class RemittedItem {

  private final Printed number;
  private final String qualifier;
  private Figure paid;
  private Figure whole;
  private Figure discount;
  private final X12Adjustment alone;
  private final List<X12Adjustment> adjustments = new ArrayList<>();
  private final List<X12Adjustment.Named> references = new ArrayList<>();
  private Printed date;
  private boolean dateOfInvoice;
  private boolean doubtful;
  private boolean apart;

  private RemittedItem(Printed number, String qualifier, X12Adjustment alone) {
    this.number = number;
    this.qualifier = qualifier;
    this.alone = alone;
  }

  static RemittedItem ofRmr(Segment rmr, AdviceDraft draft) {
    RemittedItem item = new RemittedItem(rmr.element(2).orElse(null), rmr.text(1), null);
    item.paid = X12Remittance.figure(draft, rmr, 4).orElse(null);
    item.whole = X12Remittance.figure(draft, rmr, 5).orElse(null);
    item.discount = X12Remittance.figure(draft, rmr, 6).orElse(null);
    X12Remittance.figure(draft, rmr, 8)
        .ifPresent(
            f ->
                item.adjustments.add(
                    new X12Adjustment(
                        f, rmr.element(7).orElse(null), ReasonCodes.x12(rmr.text(7)), null)));
    return item;
  }

  /** RMT-03 is said where it differs from the invoice (RMT-04); else RMT-06 or RMT-04 is paid. */
  static RemittedItem ofRmt(Segment rmt, AdviceDraft draft) {
    RemittedItem item = new RemittedItem(rmt.element(2).orElse(null), rmt.text(1), null);
    item.whole = X12Remittance.figure(draft, rmt, 4).orElse(null);
    item.discount = X12Remittance.figure(draft, rmt, 7).orElse(null);
    Figure due = X12Remittance.figure(draft, rmt, 6).orElse(item.whole);
    item.paid = X12Remittance.figure(draft, rmt, 3).orElse(due);
    X12Remittance.figure(draft, rmt, 8)
        .ifPresent(
            f -> {
              X12Adjustment adjustment =
                  new X12Adjustment(
                      f, rmt.element(9).orElse(null), ReasonCodes.x12(rmt.text(9)), null);
              adjustment.text(rmt.element(10));
              item.adjustments.add(adjustment);
            });
    return item;
  }

  static RemittedItem ofAdjustment(X12Adjustment alone) {
    return new RemittedItem(null, "", alone);
  }

  boolean silent() {
    return paid == null && whole == null;
  }

  boolean isAlone() {
    return alone != null;
  }

  void adjusted(X12Adjustment adjustment) {
    adjustments.add(adjustment);
  }

  void reference(String as, Printed value) {
    references.add(new X12Adjustment.Named(as, value));
  }

  /** 003 is the invoice's date; the date of its transaction stands for it where there is none. */
  void date(String as, Printed value) {
    if (as.equals("003")) {
      date = value;
      dateOfInvoice = true;
    } else if (as.equals("097") && !dateOfInvoice) {
      date = value;
    }
  }

  Advice.Kind kind() {
    return X12Remittance.kind(qualifier);
  }

  BigDecimal paidValue() {
    return Figure.valueOf(isAlone() ? alone.amount() : paid);
  }

  BigDecimal wholeValue() {
    return isAlone() ? alone.amount().value() : whole == null ? paidValue() : whole.value();
  }

  boolean hasWhole() {
    return whole != null && paid != null && !isAlone();
  }

  BigDecimal adjusted() {
    return adjustments.stream()
        .map(a -> a.amount().value())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Positive though it is called a credit: the sender leaves the sign to the code. */
  boolean creditWithoutSign() {
    return !isAlone() && kind() == Advice.Kind.CREDIT_MEMO && paidValue().signum() > 0;
  }

  /** Whether {@code from} less the discount, with these adjustments, is {@code to}. */
  boolean leads(BigDecimal from, BigDecimal to, BigDecimal adjustment) {
    BigDecimal taken = Figure.valueOf(discount);
    return from.subtract(taken).add(adjustment).compareTo(to) == 0
        || from.add(taken).add(adjustment).compareTo(to) == 0;
  }

  void swap() {
    Figure was = paid;
    paid = whole == null ? paid : whole;
    whole = whole == null ? null : was;
  }

  void turn() {
    paid = paid == null ? null : paid.negated();
    whole = whole == null ? null : whole.negated();
  }

  void doubt() {
    doubtful = true;
  }

  /** The sender prints what is kept back without its sign. */
  void turnAdjustments() {
    adjustments.forEach(X12Adjustment::turn);
  }

  /** The adjustments are not in what is paid: each becomes a line of its own. */
  void setApart() {
    apart = true;
  }

  boolean isApart() {
    return apart;
  }

  void addTo(AdviceDraft draft) {
    if (isAlone()) {
      alone(draft, alone, null);
      return;
    }
    ItemDraft item = new ItemDraft();
    BigDecimal kept = apart ? BigDecimal.ZERO : adjusted();
    item.net(doubtful && paid != null ? paid.doubted() : paid);
    boolean holds = hasWhole() && leads(whole.value(), paid.value(), kept);
    if (whole != null && (paid == null || holds)) {
      item.gross(whole);
    } else if (whole != null && whole.value().abs().compareTo(paid.value().abs()) > 0) {
      // More than what is paid and not explained: a part payment, or a balance left over.
      item.gross(whole.doubted());
    }
    item.discount(discount(kept, holds));
    item.kind(kindBySign());
    names(item);
    if (date != null) {
      item.date(date);
    }
    if (!apart) {
      adjustments.forEach(a -> item.deduction(a.kept()));
    }
    draft.item(item);
    if (apart) {
      adjustments.forEach(a -> alone(draft, a, number));
    }
  }

  /** Some senders print the discount with the sign of what it does to the invoice. */
  private Figure discount(BigDecimal kept, boolean holds) {
    if (discount == null) {
      return null;
    }
    if (holds) {
      BigDecimal as = whole.value().subtract(discount.value()).add(kept);
      return as.compareTo(paid.value()) == 0 ? discount : discount.negated();
    }
    return discount.value().signum() < 0 && kindBySign() != Advice.Kind.CREDIT_MEMO
        ? discount.negated().doubted()
        : discount;
  }

  private Advice.Kind kindBySign() {
    boolean negative = paid != null ? paid.value().signum() < 0 : wholeValue().signum() < 0;
    return switch (kind()) {
      // The customer's own debit memo reduces what he pays: no item of ours.
      case DEBIT_MEMO -> negative ? Advice.Kind.ADJUSTMENT : Advice.Kind.DEBIT_MEMO;
      case CREDIT_MEMO -> Advice.Kind.CREDIT_MEMO;
      case INVOICE, ADJUSTMENT -> negative ? Advice.Kind.CREDIT_MEMO : Advice.Kind.INVOICE;
    };
  }

  private void names(ItemDraft item) {
    boolean order = qualifier.equals("PO") || qualifier.equals("BM") || qualifier.equals("PK");
    if (number != null && !order) {
      item.number(number);
    } else if (number != null) {
      item.reference(ReferenceCodes.x12(qualifier), number);
    }
    for (X12Adjustment.Named each : references) {
      if (each.qualifier().equals("IV") && !item.numbered()) {
        item.number(each.value());
      } else if (number == null || !number.text().equals(each.value().text())) {
        item.reference(ReferenceCodes.x12(each.qualifier()), each.value());
      }
    }
  }

  private static void alone(AdviceDraft draft, X12Adjustment adjustment, Printed invoice) {
    if (adjustment.number() == null && invoice == null) {
      draft.adjustment(adjustment.added());
      return;
    }
    ItemDraft item = new ItemDraft();
    item.kind(Advice.Kind.ADJUSTMENT);
    if (adjustment.number() != null) {
      item.number(adjustment.number());
    } else {
      item.reference("invoice", invoice);
    }
    item.net(adjustment.amount());
    if (adjustment.date() != null) {
      item.date(adjustment.date());
    }
    adjustment
        .references()
        .forEach(r -> item.reference(ReferenceCodes.x12(r.qualifier()), r.value()));
    item.reason(adjustment.added());
    draft.item(item);
  }
}
