package io.quittance.bank.statement;

import io.quittance.money.Money;
import java.util.List;

/**
 * One payment inside of an entry.
 *
 * @param amount null when the bank gives only the entry's, or in another currency
 * @param direction may differ from the entry's, as a fee inside of a batch does
 * @param reference the bank's own for this transaction, or null
 * @param returned the bank gives the money back that an earlier transaction moved
 * @param codes what kind of transaction it is, such as {@code PMNT/RCDT/ESCT} or {@code bai:115}
 * @param party who stands on the other side, or null
 * @param partyAccount his account, or null
 * @param text what the payer wrote, as printed, or null
 * @param rate the exchange that the bank made of it, or null
 */
public record StatedTransaction(
    Money amount,
    Direction direction,
    String reference,
    boolean returned,
    List<String> codes,
    String party,
    String partyAccount,
    String text,
    List<StatedReference> references,
    BankRate rate) {

  public StatedTransaction {
    codes = List.copyOf(codes);
    references = List.copyOf(references);
  }

  /** Of which nothing was exchanged. */
  public StatedTransaction(
      Money amount,
      Direction direction,
      String reference,
      boolean returned,
      List<String> codes,
      String party,
      String partyAccount,
      String text,
      List<StatedReference> references) {
    this(
        amount, direction, reference, returned, codes, party, partyAccount, text, references, null);
  }
}
