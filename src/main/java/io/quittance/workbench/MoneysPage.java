package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.bank.PaymentView;
import java.util.List;

/**
 * Payments to choose from, ready to print.
 *
 * @param asked what was searched for, or empty
 * @param all applied and returned ones are shown, too
 * @param next cursor as an address carries it, or empty
 */
record MoneysPage(Visitor visitor, String asked, boolean all, List<Row> rows, String next) {

  /**
   * @param inAddress the id as an address carries it
   */
  record Row(
      String id,
      String inAddress,
      String day,
      String payer,
      String text,
      String status,
      String currency,
      String amount,
      String available) {}

  static MoneysPage of(Visitor visitor, String asked, boolean all, Page<PaymentView> found) {
    return new MoneysPage(
        visitor,
        asked,
        all,
        found.items().stream().map(MoneysPage::row).toList(),
        found.next() == null ? "" : Ids.inAddress(found.next()));
  }

  /** The search as an address carries it. */
  public String askedInAddress() {
    return Ids.inAddress(asked);
  }

  static Row row(PaymentView payment) {
    return new Row(
        payment.id(),
        Ids.inAddress(payment.id()),
        payment.bookingDate() != null
            ? Figures.day(payment.bookingDate())
            : payment.valueDate() == null ? "" : Figures.day(payment.valueDate()),
        Wording.or(payment.payerName(), Wording.or(payment.payerAccount(), "")),
        Wording.or(payment.text(), ""),
        Wording.heading(payment.status()),
        payment.currency(),
        Figures.grouped(payment.amount()),
        Figures.grouped(payment.available()));
  }
}
