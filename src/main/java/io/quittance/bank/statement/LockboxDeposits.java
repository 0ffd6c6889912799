package io.quittance.bank.statement;

import io.quittance.bank.statement.StatementFile.Refused;
import java.util.ArrayList;
import java.util.List;

/**
 * The totals of lockbox deposits (type 115) with their cheques (116) inside. Where an account
 * reports totals, cheques never count beside them: those that do not give the total are refused,
 * and the total stands alone. Without totals each cheque is a credit.
 */
final class LockboxDeposits {
  private final List<StatedEntry> joined = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();

  LockboxDeposits(List<StatedEntry> entries) {
    boolean totals = entries.stream().anyMatch(LockboxDeposits::isTotal);
    int at = 0;
    while (at < entries.size()) {
      StatedEntry entry = entries.get(at++);
      int end = at;
      while (isTotal(entry) && end < entries.size() && isItem(entries.get(end))) {
        end++;
      }
      if (totals && isItem(entry)) {
        refused.add(
            new Refused(entry.row(), "item-without-total", "The cheque follows no lockbox total."));
      } else {
        joined.add(deposit(entry, entries.subList(at, end)));
      }
      at = end;
    }
  }

  List<StatedEntry> joined() {
    return List.copyOf(joined);
  }

  List<Refused> refused() {
    return List.copyOf(refused);
  }

  private StatedEntry deposit(StatedEntry total, List<StatedEntry> items) {
    long sum = items.stream().mapToLong(item -> item.amount().minor()).sum();
    if (items.isEmpty()) {
      return total;
    }
    if (sum != total.amount().minor()) {
      String message = "The cheques give another sum than the lockbox total before them.";
      items.forEach(item -> refused.add(new Refused(item.row(), "control-total", message)));
      return total;
    }
    return new StatedEntry(
        total.row(),
        total.direction(),
        false,
        total.amount(),
        total.pending(),
        total.bookingDate(),
        total.valueDate(),
        total.reference(),
        total.codes(),
        total.transactions().get(0).text(),
        items.stream().map(LockboxDeposits::cheque).toList());
  }

  /** The bank's reference of the cheque's entry is the cheque's own. */
  private static StatedTransaction cheque(StatedEntry item) {
    StatedTransaction inside = item.transactions().get(0);
    return new StatedTransaction(
        inside.amount(),
        inside.direction(),
        item.reference(),
        false,
        inside.codes(),
        inside.party(),
        inside.partyAccount(),
        inside.text(),
        inside.references());
  }

  private static boolean isTotal(StatedEntry entry) {
    return entry.codes().contains("bai:115");
  }

  private static boolean isItem(StatedEntry entry) {
    return entry.codes().contains("bai:116");
  }
}
