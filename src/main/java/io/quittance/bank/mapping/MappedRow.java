package io.quittance.bank.mapping;

import io.quittance.api.ImportRow;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedReference;
import io.quittance.bank.statement.StatedTransaction;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** One row of a mapped CSV as an entry. */
final class MappedRow {
  private final CsvMapping mapping;
  private final ImportRow row;

  MappedRow(CsvMapping mapping, ImportRow row) {
    this.mapping = mapping;
    this.row = row;
  }

  /** Null when the row has a fault. */
  StatedEntry entry() {
    CsvMapping.Columns columns = mapping.columns();
    BigDecimal printed = amount(cell(columns.amount()));
    LocalDate booking = date(cell(columns.bookingDate()));
    LocalDate value = date(cell(columns.valueDate()));
    if (booking == null && value == null) {
      row.refuse("missing-date", "The row has no date.");
    }
    String currency = mapping.currency() == null ? cell(columns.currency()) : mapping.currency();
    Money amount =
        printed == null
            ? null
            : row.money(
                "amount",
                printed.abs().toPlainString(),
                Money.currencyOf(currency).orElseGet(() -> unknown(currency)));
    if (amount != null && !amount.isPositive()) {
      row.refuse("no-amount", "The row moves nothing.");
    }
    if (amount == null || row.fault().isPresent()) {
      row.refuse("missing-amount", "The row has no amount.");
      return null;
    }
    Direction direction = isDebit(printed) ? Direction.DEBIT : Direction.CREDIT;
    String type = cell(columns.type());
    List<String> codes = type == null ? List.of() : List.of("bank:" + type);
    String endToEnd = cell(columns.endToEndId());
    StatedTransaction inside =
        new StatedTransaction(
            amount,
            direction,
            null,
            false,
            codes,
            cell(columns.payerName()),
            cell(columns.payerAccount()),
            text(),
            endToEnd == null
                ? List.of()
                : List.of(new StatedReference(StatedReference.END_TO_END, endToEnd)));
    String status = cell(columns.status());
    return new StatedEntry(
        row.number(),
        direction,
        false,
        amount,
        status != null && mapping.pendingValues().contains(status),
        booking,
        value,
        cell(columns.reference()),
        codes,
        null,
        List.of(inside));
  }

  private Currency unknown(String currency) {
    row.refuse("unknown-currency", currency + " is no ISO 4217 currency.");
    return null;
  }

  private boolean isDebit(BigDecimal printed) {
    String direction = cell(mapping.columns().direction());
    if (mapping.debitValues().isEmpty()) {
      return printed.signum() < 0;
    }
    return direction != null && mapping.debitValues().contains(direction);
  }

  private String cell(String column) {
    return column == null ? null : row.text(column);
  }

  private String text() {
    String joined =
        mapping.columns().text().stream()
            .map(this::cell)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return joined.isEmpty() ? null : joined;
  }

  /** Thousands may be grouped, by three digits each. */
  private BigDecimal amount(String printed) {
    if (printed == null) {
      row.refuse("missing-amount", "The row has no amount.");
      return null;
    }
    boolean comma = mapping.decimalMark().equals(",");
    String group = comma ? "[. ']" : "[, ']";
    String mark = comma ? "," : "\\.";
    String plain = "[+-]?\\d+(" + mark + "\\d+)?";
    String grouped = "[+-]?\\d{1,3}(" + group + "\\d{3})+(" + mark + "\\d+)?";
    if (!printed.matches(plain) && !printed.matches(grouped)) {
      row.refuse("bad-amount", "'" + printed + "' is no amount of the form that is mapped.");
      return null;
    }
    return new BigDecimal(printed.replaceAll(group, "").replace(',', '.'));
  }

  private LocalDate date(String printed) {
    if (printed == null) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(printed, mapping.dates());
      if (date.getYear() < 1970 || date.getYear() > 2999) {
        throw new DateTimeException("year");
      }
      return date;
    } catch (DateTimeException e) {
      row.refuse("bad-date", "'" + printed + "' is no date of the form " + mapping.dateFormat());
      return null;
    }
  }
}
