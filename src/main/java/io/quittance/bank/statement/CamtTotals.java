package io.quittance.bank.statement;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The control totals of a camt report: {@code TxsSummry} counts and adds up all entries, {@code
 * Btch} the transactions of one, and booked entries lead from the opening to the closing balance.
 * What the bank leaves out is not checked.
 */
final class CamtTotals {
  private final Group all = new Group();
  private final Group credits = new Group();
  private final Group debits = new Group();
  private final Fault batches = new Fault();
  private BigDecimal booked = BigDecimal.ZERO;
  private String currency = "";
  private boolean oneCurrency = true;
  private boolean complete = true;

  /** How many, and how much; the sum is null once an amount was no number. */
  private static final class Group {
    private int count;
    private BigDecimal sum = BigDecimal.ZERO;

    void add(Optional<BigDecimal> amount) {
      count++;
      sum = sum == null || amount.isEmpty() ? null : sum.add(amount.get());
    }
  }

  void add(XmlElement entry) {
    Optional<BigDecimal> amount = Amounts.decimal(entry.text("Amt"));
    boolean credit = CamtEntry.direction(entry) == Direction.CREDIT;
    all.add(amount);
    (credit ? credits : debits).add(amount);
    String status = entry.text("Sts", "Sts/Cd");
    if (status.isEmpty() || status.equals("BOOK")) {
      XmlElement element = entry.first("Amt");
      String own = element == null ? "" : element.attribute("Ccy");
      oneCurrency &= currency.isEmpty() || currency.equals(own);
      currency = own;
      complete &= amount.isPresent();
      BigDecimal value = amount.orElse(BigDecimal.ZERO);
      booked = credit ? booked.add(value) : booked.subtract(value);
    }
    for (XmlElement details : entry.all("NtryDtls")) {
      batch(details);
    }
  }

  /** A bank may report a batch without its transactions, or only some of their amounts. */
  private void batch(XmlElement details) {
    XmlElement batch = details.first("Btch");
    Group transactions = new Group();
    for (XmlElement transaction : details.all("TxDtls")) {
      transactions.add(Amounts.decimal(transaction.text("Amt", "AmtDtls/TxAmt/Amt")));
    }
    if (batch != null && transactions.count > 0) {
      compare(batch, "NbOfTxs", "TtlAmt", transactions, "transactions of a batch", batches);
    }
  }

  void check(XmlElement report, Fault fault) {
    XmlElement summary = report.first("TxsSummry");
    if (summary != null) {
      total(summary.first("TtlNtries"), all, "entries", fault);
      total(summary.first("TtlCdtNtries"), credits, "credits", fault);
      total(summary.first("TtlDbtNtries"), debits, "debits", fault);
    }
    if (batches.isFound()) {
      StatementFile.Refused first = batches.of(0);
      fault.found(first.code(), first.message());
    }
    balances(report, fault);
  }

  private static void total(XmlElement total, Group group, String what, Fault fault) {
    if (total != null) {
      compare(total, "NbOfNtries", "Sum", group, what, fault);
    }
  }

  private static void compare(
      XmlElement total, String count, String sum, Group group, String what, Fault fault) {
    String counted = total.text(count);
    if (!counted.matches("\\d{0,9}")) {
      fault.found("control-total", "'" + counted + "' is no number of " + what + ".");
    } else if (!counted.isEmpty() && Integer.parseInt(counted) != group.count) {
      fault.found(
          "control-total",
          "The bank counts " + counted + " " + what + ", there are " + group.count + ".");
    }
    Optional<BigDecimal> said = read(total.text(sum), "sum of the " + what, fault);
    if (said.isPresent() && group.sum != null && said.get().compareTo(group.sum) != 0) {
      fault.found(
          "control-total",
          "The bank adds up the " + what + " to " + said.get() + ", they give " + group.sum + ".");
    }
  }

  private void balances(XmlElement report, Fault fault) {
    boolean paged =
        report.has("StmtPgntn")
            && !(report.text("StmtPgntn/PgNb").equals("1")
                && CamtEntry.flag(report.text("StmtPgntn/LastPgInd")));
    XmlElement opening = balance(report, "OPBD", "PRCD");
    XmlElement closing = balance(report, "CLBD");
    if (paged || !oneCurrency || !complete || opening == null || closing == null) {
      return;
    }
    String unit = opening.first("Amt").attribute("Ccy");
    boolean comparable =
        unit.equals(closing.first("Amt").attribute("Ccy"))
            && (currency.isEmpty() || unit.equals(currency));
    Optional<BigDecimal> from = signed(opening, fault);
    Optional<BigDecimal> to = signed(closing, fault);
    if (!comparable || from.isEmpty() || to.isEmpty()) {
      return;
    }
    BigDecimal reached = from.get().add(booked);
    if (reached.compareTo(to.get()) != 0) {
      fault.found(
          "control-total",
          String.format(
              "From %s the booked entries lead to %s, the bank closes with %s.",
              from.get().toPlainString(), reached.toPlainString(), to.get().toPlainString()));
    }
  }

  private static XmlElement balance(XmlElement report, String... codes) {
    for (String code : codes) {
      for (XmlElement balance : report.all("Bal")) {
        if (balance.text("Tp/CdOrPrtry/Cd").equals(code) && balance.has("Amt")) {
          return balance;
        }
      }
    }
    return null;
  }

  private static Optional<BigDecimal> signed(XmlElement balance, Fault fault) {
    boolean debit = CamtEntry.direction(balance) == Direction.DEBIT;
    return read(balance.text("Amt"), "balance", fault).map(sum -> debit ? sum.negate() : sum);
  }

  /** Empty when the bank leaves it out; one that is there and cannot be read is a fault. */
  private static Optional<BigDecimal> read(String printed, String what, Fault fault) {
    Optional<BigDecimal> amount = Amounts.decimal(printed);
    if (amount.isEmpty() && !printed.isEmpty()) {
      fault.found("control-total", "'" + printed + "' is no " + what + ".");
    }
    return amount;
  }
}
