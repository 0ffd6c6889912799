package io.quittance.workbench;

import io.quittance.bank.mapping.TryMapping.Tried;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedReference;
import io.quittance.bank.statement.StatedTransaction;
import io.quittance.bank.statement.StatementFile.Refused;
import java.util.List;

/**
 * How the CSV of one account is read, ready to print.
 *
 * @param version of the mapping that is saved; 0 for none
 */
record MappingPage(
    Visitor visitor, String account, int version, MappingForm form, List<CaseView.Plain> columns) {

  static MappingPage of(Visitor visitor, String account, int version, MappingForm form) {
    return new MappingPage(visitor, account, version, form, MappingForm.columns());
  }

  public String address() {
    return "/bank-accounts/mapping?account=" + Ids.inAddress(account);
  }

  public String trial() {
    return "/bank-accounts/mapping/trial?account=" + Ids.inAddress(account);
  }

  /**
   * What the mapping reads from a sample.
   *
   * @param read rows read, in words
   * @param tone how it looks
   * @param header the file's columns, in words
   * @param missing columns that the mapping names in vain, in words, or empty
   * @param more rows read and not shown, in words, or empty
   */
  record Trial(
      String read,
      String tone,
      String header,
      String missing,
      List<Row> rows,
      String more,
      List<Refused> refused,
      String moreRefused) {
    private static final int MOST_SHOWN = 25;

    static Trial of(Tried tried) {
      List<StatedEntry> entries = tried.statement().entries();
      List<Refused> refused = tried.statement().refused();
      return new Trial(
          Wording.count(entries.size(), "row is read", "rows are read")
              + ", "
              + Wording.count(refused.size(), "is refused", "are refused"),
          refused.isEmpty() && tried.missing().isEmpty() ? "good" : "bad",
          String.join(", ", tried.columns()),
          String.join(", ", tried.missing()),
          entries.stream().limit(MOST_SHOWN).map(Trial::row).toList(),
          more(entries.size()),
          refused.stream().limit(MOST_SHOWN).toList(),
          more(refused.size()));
    }

    private static String more(int size) {
      return size > MOST_SHOWN ? "and " + (size - MOST_SHOWN) + " more" : "";
    }

    private static Row row(StatedEntry entry) {
      StatedTransaction inside = entry.transactions().get(0);
      return new Row(
          entry.row(),
          Figures.day(entry.bookingDate()),
          Figures.day(entry.valueDate()),
          (entry.direction() == Direction.DEBIT ? "-" : "") + Figures.grouped(entry.amount()),
          entry.amount().currency().getCurrencyCode(),
          entry.pending() ? "pending" : "",
          Wording.or(inside.party(), ""),
          Wording.or(inside.partyAccount(), ""),
          Wording.or(inside.text(), ""),
          Wording.or(entry.reference(), ""),
          inside.references().stream().map(StatedReference::value).findFirst().orElse(""),
          String.join(", ", entry.codes()));
    }
  }

  /**
   * @param amount with a minus for money that leaves the account
   */
  record Row(
      int number,
      String booked,
      String valued,
      String amount,
      String currency,
      String pending,
      String payer,
      String payerAccount,
      String text,
      String reference,
      String endToEnd,
      String codes) {}
}
