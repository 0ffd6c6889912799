package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.bank.Payment;
import io.quittance.matching.Proposal;
import io.quittance.message.Part;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One message with everything known about it.
 *
 * @param parts every part with its fate
 * @param reading null until it was read
 * @param proposals the current proposal of each advice, in their order
 * @param applications everything posted from this message, reversed ones too
 * @param duplicateOf the message that said the same before, or null
 * @param review id of the open case about the message as a whole, or null
 */
public record MessageDetail(
    MessageSummary summary,
    List<Part> parts,
    Reading reading,
    List<ProposalView> proposals,
    List<ApplicationView> applications,
    UUID duplicateOf,
    UUID review) {

  /**
   * A proposal with the books it speaks of.
   *
   * @param advice index of the advice in the reading, from 0; null for a payment that no message
   *     explains
   * @param id null for one that is not kept
   * @param state {@code open}, {@code applied}, {@code rejected}, {@code superseded}; {@code
   *     not-kept} for one that only whoever asked for it sees
   * @param review id of the open review case, or null
   * @param payment the payment proposed, or null
   * @param customer the payer, or null
   * @param items the open items named by the proposal, as they stand now
   * @param otherItems further open items of the payer, at most 50, for corrections
   */
  public record ProposalView(
      UUID id,
      Integer advice,
      Proposal proposal,
      String state,
      UUID review,
      Payment payment,
      Customer customer,
      List<OpenItem> items,
      List<OpenItem> otherItems) {}

  /** Amounts are plain decimals. @param state {@code applied} or {@code reversed} */
  public record ApplicationView(
      String id,
      String payment,
      String openItem,
      String openItemNumber,
      String currency,
      String amount,
      String discount,
      String writeOff,
      String state,
      String decidedBy,
      Instant recordedAt) {}
}
