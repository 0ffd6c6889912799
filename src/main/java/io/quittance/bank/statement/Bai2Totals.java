package io.quittance.bank.statement;

import java.math.BigDecimal;
import java.util.List;

/**
 * The control totals of BAI2: 49 of an account, 98 of a group, 99 of the file. All amounts of an
 * account, summaries and transactions alike, are added as printed.
 */
final class Bai2Totals {
  private final Fault file = new Fault();
  private Fault account = new Fault();
  private BigDecimal accountSum = BigDecimal.ZERO;
  private BigDecimal groupSum = BigDecimal.ZERO;
  private BigDecimal fileSum = BigDecimal.ZERO;
  private int inAccount;
  private int inGroup;
  private int inFile;
  private int accounts;
  private int groups;
  private boolean closed;

  void next(Bai2Record record) {
    inAccount += record.physical();
    inGroup += record.physical();
    inFile += record.physical();
    switch (record.code()) {
      case "02" -> inGroup = record.physical();
      case "03" -> {
        account = new Fault();
        inAccount = record.physical();
        accountSum = summaries(record.fields());
      }
      case "16" -> accountSum = accountSum.add(number(record.field(1)));
      case "49" -> {
        sum(record, accountSum, account);
        count(record, 1, inAccount, "records", account);
        groupSum = groupSum.add(accountSum);
        accounts++;
      }
      case "98" -> {
        sum(record, groupSum, file);
        count(record, 1, accounts, "accounts", file);
        count(record, 2, inGroup, "records", file);
        fileSum = fileSum.add(groupSum);
        groupSum = BigDecimal.ZERO;
        accounts = 0;
        groups++;
      }
      case "99" -> {
        sum(record, fileSum, file);
        count(record, 1, groups, "groups", file);
        count(record, 2, inFile, "records", file);
        closed = true;
      }
      default -> {
        // 01 is only counted.
      }
    }
  }

  /** Of the account that its 49 has just closed. */
  Fault account() {
    return account;
  }

  Fault file() {
    if (!closed) {
      file.found("truncated", "The file is not closed by record 99.");
    }
    return file;
  }

  /** Type, amount, item count, funds type and what belongs to it, again and again. */
  private static BigDecimal summaries(List<String> fields) {
    BigDecimal sum = BigDecimal.ZERO;
    int at = 2;
    while (at + 1 < fields.size()) {
      sum = sum.add(number(fields.get(at + 1).strip()));
      at = Bai2Record.afterFunds(fields, at + 3);
    }
    return sum;
  }

  private static BigDecimal number(String printed) {
    return printed.matches("[+-]?\\d{1,18}") ? new BigDecimal(printed) : BigDecimal.ZERO;
  }

  private static void sum(Bai2Record record, BigDecimal counted, Fault fault) {
    String said = record.field(0);
    if (!said.matches("[+-]?\\d{0,18}")) {
      fault.found("control-total", "Record " + record.code() + " says '" + said + "', no total.");
    } else if (said.matches(".*\\d") && new BigDecimal(said).compareTo(counted) != 0) {
      fault.found(
          "control-total",
          "Record " + record.code() + " says " + said + ", its amounts give " + counted + ".");
    }
  }

  private static void count(Bai2Record record, int field, int counted, String what, Fault fault) {
    String said = record.field(field);
    if (!said.matches("\\d{0,9}")) {
      fault.found("control-total", "Record " + record.code() + " counts '" + said + "' " + what);
    } else if (!said.isEmpty() && Integer.parseInt(said) != counted) {
      fault.found(
          "control-total",
          "Record "
              + record.code()
              + " counts "
              + said
              + " "
              + what
              + ", there are "
              + counted
              + ".");
    }
  }
}
