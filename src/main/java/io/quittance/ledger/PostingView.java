package io.quittance.ledger;

import java.time.LocalDate;
import java.util.List;

/**
 * A posting as the ERP reads it.
 *
 * @param sequence its place in the tenant's journal, without gaps, given when it was first read
 * @param transaction shared by the postings of one business transaction
 * @param reverses id of the posting that it takes back, wholly or in part, or null
 */
public record PostingView(
    String id,
    long sequence,
    String transaction,
    String kind,
    String legalEntity,
    LocalDate postingDate,
    String reverses,
    Cited decision,
    List<Line> entries) {

  /** The decision that a posting cites. */
  public record Cited(
      String id,
      String actor,
      String approver,
      String reasonCode,
      String message,
      Integer policyVersion) {}

  /**
   * @param amount plain decimal, positive
   */
  public record Line(
      AccountRole accountRole,
      Side side,
      String customer,
      String openItem,
      String payment,
      String currency,
      String amount,
      String reasonCode) {}

  public PostingView {
    entries = List.copyOf(entries);
  }

  PostingView with(List<Line> lines) {
    return new PostingView(
        id, sequence, transaction, kind, legalEntity, postingDate, reverses, decision, lines);
  }
}
