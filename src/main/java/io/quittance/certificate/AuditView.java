package io.quittance.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A blind audit as the API shows it. While nobody has decided it says nothing of what was posted:
 * neither items nor amounts nor on what ground.
 *
 * @param review the case by which it is decided, or null when it is closed
 * @param message the mail: {@code /messages/{id}/raw}
 * @param items everything that was open of the customer when the payment was applied, or null in a
 *     list
 * @param wrong null while nobody has decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditView(
    UUID id,
    UUID review,
    UUID message,
    List<Paid> payments,
    List<Item> items,
    Instant openedAt,
    Instant decidedAt,
    String actor,
    Boolean wrong,
    String difference,
    String ground,
    List<String> postings) {

  /** What the bank says. */
  public record Paid(
      String id,
      String reference,
      String currency,
      String amount,
      LocalDate valueDate,
      String payerName,
      String text) {}

  /**
   * @param open plain decimal, as it was before the posting
   */
  public record Item(
      String id, String number, String customer, String kind, String currency, String open) {}
}
