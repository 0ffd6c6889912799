package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.receivables.CustomerView;
import java.util.List;

/**
 * Customers to choose from, ready to print.
 *
 * @param asked what was searched for, or empty
 * @param next cursor as an address carries it, or empty
 */
record DebtorsPage(Visitor visitor, String asked, List<Row> rows, String next) {

  /**
   * @param inAddress the id as an address carries it
   * @param hold true when nothing is applied to it without a person
   */
  record Row(
      String id, String inAddress, String number, String name, String parent, boolean hold) {}

  static DebtorsPage of(Visitor visitor, String asked, Page<CustomerView> found) {
    return new DebtorsPage(
        visitor,
        asked,
        found.items().stream().map(DebtorsPage::row).toList(),
        found.next() == null ? "" : Ids.inAddress(found.next()));
  }

  /** The search as an address carries it. */
  public String askedInAddress() {
    return Ids.inAddress(asked);
  }

  private static Row row(CustomerView customer) {
    return new Row(
        customer.id(),
        Ids.inAddress(customer.id()),
        Wording.or(customer.number(), ""),
        customer.name(),
        Wording.or(customer.parent(), ""),
        customer.hold());
  }
}
