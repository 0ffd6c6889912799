package io.quittance.painting;

import java.util.Map;

/** What the fields of an advice are called on the page. */
public final class Labels {
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("payer.name", "Payer"),
          Map.entry("payer.identifier", "Payer number"),
          Map.entry("payee.name", "Payee"),
          Map.entry("payee.identifier", "Payee number"),
          Map.entry("adviceDate", "Advice date"),
          Map.entry("paymentReference", "Payment reference"),
          Map.entry("paymentMethod", "Method"),
          Map.entry("paymentDate", "Payment date"),
          Map.entry("currency", "Currency"),
          Map.entry("paymentAmount", "Amount paid"),
          Map.entry("status", "Status"),
          Map.entry("invoiceNumber", "number"),
          Map.entry("invoiceDate", "date"),
          Map.entry("grossAmount", "gross"),
          Map.entry("discountAmount", "discount"),
          Map.entry("deductionAmount", "deduction"),
          Map.entry("netAmount", "net"),
          Map.entry("kind", "kind"),
          Map.entry("reasonText", "reason"),
          Map.entry("reference", "reference"));

  private Labels() {}

  public static String field(String json) {
    return FIELDS.getOrDefault(json, json);
  }
}
