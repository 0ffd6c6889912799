package io.quittance.bank.statement;

import io.quittance.bank.statement.StatementFile.Part;
import io.quittance.bank.statement.StatementFile.Refused;
import io.quittance.bank.statement.StatementFile.Statement;
import io.quittance.bank.statement.StatementFile.Statements;
import io.quittance.bank.statement.StatementFile.Unreadable;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * BAI2 balance and transaction reporting. Credits have type codes below 400. Same-day reports are
 * pending. The items of a lockbox deposit (116) are the inside of its total (115) when they add up
 * to it. Source: BAI Cash Management Balance Reporting Specifications, version 2.
 */
final class Bai2Reader {
  private final int mostEntries;
  private final List<Part> parts = new ArrayList<>();
  private final Bai2Totals totals = new Bai2Totals();
  private String header = "";
  private Bai2Record group;
  private Bai2Record account;
  private List<StatedEntry> entries = new ArrayList<>();
  private List<Refused> refused = new ArrayList<>();
  private int row;

  Bai2Reader(int mostEntries) {
    this.mostEntries = mostEntries;
  }

  StatementFile read(byte[] file) {
    for (Bai2Record record : Bai2Record.of(FileText.lines(file))) {
      totals.next(record);
      next(record);
      if (row > mostEntries) {
        return new Unreadable("too-many-rows", "One file has at most " + mostEntries + " entries.");
      }
    }
    if (totals.file().isFound()) {
      return new Statements(List.of(totals.file().ofStatement("BAI2")));
    }
    return parts.isEmpty()
        ? new Unreadable("no-statement", "The file holds no account.")
        : new Statements(parts);
  }

  private void next(Bai2Record record) {
    switch (record.code()) {
      case "01" -> header = String.join(",", record.fields());
      case "02" -> group = record;
      case "03" -> {
        account = record;
        entries = new ArrayList<>();
        refused = new ArrayList<>();
      }
      case "16" -> entry(record);
      case "49" -> parts.add(statement());
      default -> {
        // Headers and trailers say nothing of an entry.
      }
    }
  }

  private Part statement() {
    String name = account == null ? "" : account.field(0) + " " + group.field(3);
    Fault fault = totals.account();
    if (account == null || account.field(0).isEmpty()) {
      fault.found("missing-account", "Record 03 names no account.");
    } else if (!group.field(2).equals("1")) {
      fault.found(
          "unknown-status",
          "Group status "
              + group.field(2)
              + " deletes, corrects or tests; only updates are taken.");
    }
    if (fault.isFound()) {
      return fault.ofStatement(name);
    }
    Channel channel = isIntraday() ? Channel.BAI2_INTRADAY : Channel.BAI2;
    LockboxDeposits deposits = new LockboxDeposits(entries);
    refused.addAll(deposits.refused());
    return new Statement(channel, account.field(0), name, origin(), deposits.joined(), refused);
  }

  /** Sender, receiver, creation and file number name the file; originator and date the group. */
  private Origin origin() {
    return Origin.named(header + "|" + String.join(",", group.fields()));
  }

  /** As-of-date modifiers 3 and 4 are interim and final of the same day. */
  private boolean isIntraday() {
    return group.field(6).equals("3") || group.field(6).equals("4");
  }

  /** Type 890 holds words only, and what is of zero moves nothing. */
  private static boolean isInformation(Bai2Record record) {
    return record.field(0).equals("890") || Amounts.isZero(record.field(1));
  }

  private void entry(Bai2Record record) {
    row++;
    if (isInformation(record)) {
      return;
    }
    Fault fault = new Fault();
    if (account == null || group == null) {
      fault.found("missing-account", "Record 16 stands outside of an account.");
      refused.add(fault.of(row));
      return;
    }
    String type = record.field(0);
    if (!type.matches("[1-6]\\d{2}")) {
      fault.found("unknown-type", "'" + type + "' is no type code of a credit or debit.");
    }
    String cents = record.field(1);
    if (!cents.matches("\\d{1,17}")) {
      fault.found("bad-amount", "'" + cents + "' is no amount in minor units.");
    }
    LocalDate day = Amounts.shortDate(group.field(3));
    if (day == null) {
      fault.found("bad-date", "'" + group.field(3) + "' is no date.");
    }
    if (fault.isFound()) {
      refused.add(fault.of(row));
      return;
    }
    StatedEntry entry = entry(record, Long.parseLong(cents), day, fault);
    if (entry == null) {
      refused.add(fault.of(row));
    } else {
      entries.add(entry);
    }
  }

  private StatedEntry entry(Bai2Record record, long cents, LocalDate day, Fault fault) {
    String printed = account.field(1).isEmpty() ? group.field(5) : account.field(1);
    String code = printed.isEmpty() ? "USD" : printed;
    Money amount = Money.currencyOf(code).map(currency -> new Money(cents, currency)).orElse(null);
    if (amount == null) {
      fault.found("unknown-currency", "'" + code + "' is no ISO 4217 currency.");
      return null;
    }
    Direction direction = record.field(0).charAt(0) < '4' ? Direction.CREDIT : Direction.DEBIT;
    boolean valued = record.field(2).equals("V");
    int references = record.bankReferenceAt();
    String customer = BankReference.of(record.field(references + 1));
    StatedTransaction inside =
        new StatedTransaction(
            amount,
            direction,
            null,
            false,
            List.of("bai:" + record.field(0)),
            null,
            null,
            CamtTransaction.orNull(record.field(references + 2)),
            customer == null
                ? List.of()
                : List.of(new StatedReference("customerReference", customer)));
    return new StatedEntry(
        row,
        direction,
        false,
        amount,
        isIntraday(),
        day,
        valued ? Amounts.shortDate(record.field(3)) : null,
        BankReference.of(record.field(references)),
        inside.codes(),
        null,
        List.of(inside));
  }
}
