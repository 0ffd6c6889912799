package io.quittance.bank.statement;

import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One {@code Ntry} with its transactions. */
final class CamtEntry {
  private static final Set<String> PENDING = Set.of("PDNG", "FUTR");

  private final XmlElement entry;
  private final int row;
  private final Fault fault = new Fault();

  CamtEntry(XmlElement entry, int row) {
    this.entry = entry;
    this.row = row;
  }

  /** True for an entry that the bank mentions without moving money by it ever. */
  boolean isInformation() {
    return status().equals("INFO") || Amounts.isZero(entry.text("Amt"));
  }

  Fault fault() {
    return fault;
  }

  /** Null when the {@link #fault()} says why not. */
  StatedEntry entry() {
    Direction direction = direction(entry);
    if (direction == null) {
      fault.found("missing-direction", "CdtDbtInd is neither CRDT nor DBIT.");
    }
    String status = status();
    boolean pending = PENDING.contains(status);
    if (!pending && !status.isEmpty() && !status.equals("BOOK")) {
      fault.found("unknown-status", "'" + status + "' is no status of an entry.");
    }
    Money amount = amount(entry.first("Amt"));
    LocalDate booking = date("BookgDt");
    LocalDate value = date("ValDt");
    if (booking == null && value == null) {
      fault.found("missing-date", "The entry has neither booking nor value date.");
    }
    if (fault.isFound()) {
      return null;
    }
    return new StatedEntry(
        row,
        direction,
        flag(entry.text("RvslInd")),
        amount,
        pending,
        booking,
        value,
        BankReference.of(entry.text("AcctSvcrRef")),
        CamtTransaction.codes(entry),
        CamtTransaction.orNull(entry.text("AddtlNtryInf")),
        transactions(direction, amount));
  }

  private List<StatedTransaction> transactions(Direction direction, Money amount) {
    List<XmlElement> details = entry.all("NtryDtls/TxDtls");
    List<StatedTransaction> transactions = new ArrayList<>();
    for (XmlElement detail : details) {
      Direction own = direction(detail);
      transactions.add(
          new CamtTransaction(entry, detail)
              .read(
                  own == null ? direction : own,
                  amount.currency().getCurrencyCode(),
                  details.size() == 1 ? amount : null));
    }
    return transactions;
  }

  private Money amount(XmlElement element) {
    if (element == null) {
      fault.found("missing-amount", "The entry has no amount.");
      return null;
    }
    return Amounts.money(element.text(), element.attribute("Ccy"), fault);
  }

  private LocalDate date(String element) {
    String text = entry.text(element + "/Dt", element + "/DtTm");
    LocalDate date = Amounts.isoDate(text);
    if (!text.isEmpty() && date == null) {
      fault.found("bad-date", "'" + text + "' is no date.");
    }
    return date;
  }

  private String status() {
    return entry.text("Sts", "Sts/Cd");
  }

  static Direction direction(XmlElement element) {
    return switch (element.text("CdtDbtInd")) {
      case "CRDT" -> Direction.CREDIT;
      case "DBIT" -> Direction.DEBIT;
      default -> null;
    };
  }

  static boolean flag(String text) {
    return text.equals("true") || text.equals("1");
  }
}
