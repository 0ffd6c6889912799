package io.quittance.bank.mapping;

import io.quittance.api.Problem;
import io.quittance.money.Money;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/**
 * Which column of an account's CSV means what.
 *
 * @param skipLines lines above the one that names the columns
 * @param decimalMark {@code .} or {@code ,}; the other one may group thousands
 * @param dateFormat such as {@code dd.MM.uuuu}; {@code yyyy} is taken for {@code uuuu}
 * @param currency of every row, or null: the column says it
 * @param columns the header's name for each meaning
 * @param debitValues what stands in the direction column of a debit; empty when the sign tells
 * @param pendingValues what stands in the status column of an entry that is not booked
 */
public record CsvMapping(
    int skipLines,
    String decimalMark,
    String dateFormat,
    String currency,
    Columns columns,
    List<String> debitValues,
    List<String> pendingValues) {

  private static final int MOST_LINES = 100;

  /**
   * The header's names; only amount and one of the dates are required.
   *
   * @param amount negative for a debit, unless {@code direction} names a column
   * @param text columns that are joined to the text
   * @param type the bank's word for the kind of transaction; a rule finds it as {@code bank:}
   */
  public record Columns(
      String amount,
      String direction,
      String currency,
      String bookingDate,
      String valueDate,
      String reference,
      String endToEndId,
      String payerName,
      String payerAccount,
      String status,
      String type,
      List<String> text) {
    public Columns {
      text = text == null ? List.of() : List.copyOf(text);
    }
  }

  /**
   * @throws Problem 422 when it cannot read any file
   */
  public CsvMapping {
    debitValues = debitValues == null ? List.of() : List.copyOf(debitValues);
    pendingValues = pendingValues == null ? List.of() : List.copyOf(pendingValues);
    decimalMark = decimalMark == null ? "." : decimalMark;
    dateFormat = dateFormat == null ? "uuuu-MM-dd" : dateFormat.replace('y', 'u');
    if (skipLines < 0 || skipLines > MOST_LINES) {
      throw bad("skipLines is between 0 and " + MOST_LINES + ".");
    }
    if (!decimalMark.equals(".") && !decimalMark.equals(",")) {
      throw bad("decimalMark is a point or a comma.");
    }
    if (columns == null || columns.amount() == null) {
      throw bad("columns.amount names the column of the amount.");
    }
    if (columns.bookingDate() == null && columns.valueDate() == null) {
      throw bad("columns.bookingDate or columns.valueDate names the column of a date.");
    }
    if ((currency == null) == (columns.currency() == null)) {
      throw bad("Either currency or columns.currency says the currency.");
    }
    if (currency != null && Money.currencyOf(currency).isEmpty()) {
      throw bad(currency + " is no ISO 4217 currency.");
    }
    if ((columns.direction() == null) != debitValues.isEmpty()) {
      throw bad("columns.direction and debitValues belong together.");
    }
    if ((columns.status() == null) != pendingValues.isEmpty()) {
      throw bad("columns.status and pendingValues belong together.");
    }
    formatter(dateFormat);
  }

  DateTimeFormatter dates() {
    return formatter(dateFormat);
  }

  private static DateTimeFormatter formatter(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw bad("dateFormat " + pattern + " is no pattern of a date.");
    }
  }

  private static Problem bad(String message) {
    return Problem.unprocessable("bad-mapping", message);
  }
}
