package io.quittance.receivables;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * An open item as the API shows it: the fields an import takes, and what is available.
 *
 * @param available open amount less our applications that the ERP does not contain yet
 */
public record OpenItemView(
    String id,
    String number,
    String customer,
    String legalEntity,
    String kind,
    String currency,
    String amount,
    String openAmount,
    String available,
    LocalDate issueDate,
    LocalDate dueDate,
    Integer installment,
    String status,
    List<Discount> discounts,
    List<OpenItem.Reference> references) {

  public record Discount(String amount, LocalDate until) {}

  static OpenItemView of(OpenItem item) {
    return new OpenItemView(
        item.id(),
        item.number(),
        item.customer(),
        item.legalEntity(),
        item.kind().name().toLowerCase(Locale.ROOT),
        item.amount().currency().getCurrencyCode(),
        item.amount().toPlainString(),
        item.openAmount().toPlainString(),
        item.available().toPlainString(),
        item.issueDate(),
        item.dueDate(),
        item.installment(),
        item.status().name().toLowerCase(Locale.ROOT),
        item.discounts().stream()
            .map(tier -> new Discount(tier.amount().toPlainString(), tier.until()))
            .toList(),
        item.references());
  }
}
