package io.quittance.bank.statement;

import io.quittance.bank.statement.StatementFile.Refused;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Field 61 with its field 86. Source: SWIFT Standards MT940, field specifications. */
final class Mt940Line {
  private static final Pattern LINE =
      Pattern.compile(
          "(?<value>\\d{6})(?<entry>\\d{4}|\\s{4})?(?<mark>R?[CD])(?<funds>[A-Z])?"
              + "(?<amount>0{0,20}\\d{1,15}(,\\d{0,5})?)"
              + "((?<type>[A-Z][A-Z0-9]{3})(?<rest>.*))?");

  private final Mt940Field line;
  private final int row;
  private final Fault fault = new Fault();
  private Mt940Field details;

  Mt940Line(Mt940Field line, int row) {
    this.line = line;
    this.row = row;
  }

  void details(Mt940Field field) {
    details = field;
  }

  /** Its place and what the entry was refused for. */
  Refused refused() {
    return fault.of(row);
  }

  /** True for an entry of zero, in which some banks write balances and notes. */
  boolean isInformation() {
    SignedAmount signed = signed();
    return signed != null && signed.amount().signum() == 0;
  }

  /** What it does to the balance, for the control total; null when it cannot be read. */
  SignedAmount signed() {
    Matcher matcher = LINE.matcher(line.firstLine());
    if (!matcher.matches()) {
      return null;
    }
    boolean credit = direction(matcher.group("mark")) == Direction.CREDIT;
    return Amounts.decimal(matcher.group("amount").replace(',', '.'))
        .map(amount -> new SignedAmount(credit, amount))
        .orElse(null);
  }

  /**
   * Null when {@link #refused()} says why not.
   *
   * @param pending the report is interim
   */
  StatedEntry entry(String currency, boolean pending) {
    Matcher matcher = LINE.matcher(line.firstLine());
    if (!matcher.matches()) {
      fault.found("bad-entry", "Field 61 cannot be read: " + line.firstLine());
      return null;
    }
    Money amount = Amounts.money(matcher.group("amount").replace(',', '.'), currency, fault);
    LocalDate value = Amounts.shortDate(matcher.group("value"));
    LocalDate booking = booking(matcher.group("value"), matcher.group("entry"));
    if (value == null && booking == null) {
      fault.found("bad-date", "'" + matcher.group("value") + "' is no date.");
    }
    if (fault.isFound()) {
      return null;
    }
    Direction direction = direction(matcher.group("mark"));
    String rest = matcher.group("rest") == null ? "" : matcher.group("rest");
    int slashes = rest.indexOf("//");
    String owner = BankReference.of(slashes < 0 ? rest : rest.substring(0, slashes));
    String bank = BankReference.of(slashes < 0 ? "" : rest.substring(slashes + 2));
    List<StatedReference> references = new ArrayList<>();
    if (owner != null && !owner.matches("[EK]REF\\+?")) {
      references.add(new StatedReference("customerReference", owner));
    }
    StatedTransaction bare =
        new StatedTransaction(
            amount,
            direction,
            null,
            false,
            codes(matcher.group("type")),
            null,
            null,
            supplement(),
            references,
            Mt940Exchange.read(amount, said()));
    StatedTransaction told = details == null ? bare : Mt940Details.of(details).transaction(bare);
    return new StatedEntry(
        row,
        direction,
        matcher.group("mark").startsWith("R"),
        amount,
        pending,
        booking,
        value,
        bank,
        told.codes(),
        null,
        List.of(told));
  }

  /** A reversal of a credit takes from the account. */
  private static Direction direction(String mark) {
    return mark.equals("C") || mark.equals("RD") ? Direction.CREDIT : Direction.DEBIT;
  }

  /** The entry date has no year: it is the one nearest to the value date. */
  private static LocalDate booking(String value, String entry) {
    if (entry == null || entry.isBlank()) {
      return null;
    }
    int year = Integer.parseInt(value.substring(0, 2));
    LocalDate near = Amounts.shortDate(value.substring(0, 4) + "01");
    LocalDate nearest = null;
    for (int each = year - 1; each <= year + 1; each++) {
      LocalDate date = Amounts.shortDate(String.format("%02d", Math.floorMod(each, 100)) + entry);
      boolean nearer =
          date != null
              && near != null
              && (nearest == null || days(date, near) < days(nearest, near));
      nearest = nearer ? date : nearest;
    }
    return nearest;
  }

  private static long days(LocalDate one, LocalDate other) {
    return Math.abs(ChronoUnit.DAYS.between(one, other));
  }

  private static List<String> codes(String type) {
    return type == null ? List.of() : List.of("swift:" + type.substring(1));
  }

  /** Everything beside the figures of field 61. */
  private String said() {
    int end = line.value().indexOf('\n');
    String behind = end < 0 ? "" : line.value().substring(end).replace("\n", "");
    return details == null ? behind : behind + " " + details.joined();
  }

  private String supplement() {
    int end = line.value().indexOf('\n');
    return end < 0 ? null : line.value().substring(end + 1).replace('\n', ' ').strip();
  }
}
