package io.quittance.workbench;

import io.quittance.bank.mapping.CsvMapping;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;

/**
 * The form of a mapping: what it is filled with, and what was typed as the mapping it means.
 *
 * @param values what stands in each field, by its name
 */
record MappingForm(Map<String, String> values) {
  private static final MappingForm EMPTY =
      new MappingForm(Map.of("skipLines", "0", "decimalMark", ".", "dateFormat", "uuuu-MM-dd"));

  /** What stands in the field, empty for nothing. */
  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  static MappingForm empty() {
    return EMPTY;
  }

  static MappingForm of(CsvMapping mapping) {
    CsvMapping.Columns columns = mapping.columns();
    return new MappingForm(
        Map.ofEntries(
            Map.entry("skipLines", Integer.toString(mapping.skipLines())),
            Map.entry("decimalMark", mapping.decimalMark()),
            Map.entry("dateFormat", mapping.dateFormat()),
            Map.entry("currency", shown(mapping.currency())),
            Map.entry("amount", shown(columns.amount())),
            Map.entry("direction", shown(columns.direction())),
            Map.entry("debitValues", String.join("\n", mapping.debitValues())),
            Map.entry("currencyColumn", shown(columns.currency())),
            Map.entry("bookingDate", shown(columns.bookingDate())),
            Map.entry("valueDate", shown(columns.valueDate())),
            Map.entry("reference", shown(columns.reference())),
            Map.entry("endToEndId", shown(columns.endToEndId())),
            Map.entry("payerName", shown(columns.payerName())),
            Map.entry("payerAccount", shown(columns.payerAccount())),
            Map.entry("text", String.join("\n", columns.text())),
            Map.entry("type", shown(columns.type())),
            Map.entry("status", shown(columns.status())),
            Map.entry("pendingValues", String.join("\n", mapping.pendingValues()))));
  }

  /**
   * @throws io.quittance.api.Problem 422 when the mapping could read no file
   */
  static CsvMapping read(MultivaluedMap<String, String> form) {
    String lines = FormText.orNull(form, "skipLines");
    return new CsvMapping(
        lines == null ? 0 : lines.matches("\\d{1,4}") ? Integer.parseInt(lines) : -1,
        FormText.orNull(form, "decimalMark"),
        FormText.orNull(form, "dateFormat"),
        FormText.orNull(form, "currency"),
        new CsvMapping.Columns(
            FormText.orNull(form, "amount"),
            FormText.orNull(form, "direction"),
            FormText.orNull(form, "currencyColumn"),
            FormText.orNull(form, "bookingDate"),
            FormText.orNull(form, "valueDate"),
            FormText.orNull(form, "reference"),
            FormText.orNull(form, "endToEndId"),
            FormText.orNull(form, "payerName"),
            FormText.orNull(form, "payerAccount"),
            FormText.orNull(form, "status"),
            FormText.orNull(form, "type"),
            FormText.lines(form, "text")),
        FormText.lines(form, "debitValues"),
        FormText.lines(form, "pendingValues"));
  }

  private static String shown(String text) {
    return text == null ? "" : text;
  }

  /** The fields that name a column, with what they are called. */
  static List<CaseView.Plain> columns() {
    return List.of(
        new CaseView.Plain("amount", "Amount"),
        new CaseView.Plain("bookingDate", "Booking date"),
        new CaseView.Plain("valueDate", "Value date"),
        new CaseView.Plain("currencyColumn", "Currency"),
        new CaseView.Plain("reference", "Bank's reference"),
        new CaseView.Plain("endToEndId", "End-to-end id"),
        new CaseView.Plain("payerName", "Payer"),
        new CaseView.Plain("payerAccount", "Payer's account"),
        new CaseView.Plain("type", "Kind of movement"));
  }
}
