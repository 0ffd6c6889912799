package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.api.StrictJson;
import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.database.Repeated;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Money of a payment that pays no item. */
@Path("/api/v1/payments")
class MovesResource {
  private final Caller caller;
  private final Repeated transaction;
  private final Payments payments;
  private final Ledger ledger;

  MovesResource(Caller caller, Repeated transaction, Payments payments, Ledger ledger) {
    this.caller = caller;
    this.transaction = transaction;
    this.payments = payments;
    this.ledger = ledger;
  }

  public enum Use {
    @JsonProperty("on-account")
    ON_ACCOUNT,
    @JsonProperty("refund")
    REFUND,
    @JsonProperty("write-off")
    WRITE_OFF,
    @JsonProperty("not-receivable")
    NOT_RECEIVABLE
  }

  /**
   * @param amount plain decimal in the payment's currency
   * @param customer whose money it is or becomes; required for money on account
   * @param reasonCode why; it stands on the posting
   */
  public record Move(Use use, String amount, String customer, String reasonCode, String note) {}

  /**
   * @param already true when the same key had moved it before
   */
  public record Moved(String posting, boolean already) {}

  @POST
  @Path("/{id: .+}/moves")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Moves money of a payment on account, to a refund, a write-off or no receivable",
      description =
          "All or nothing, once for an Idempotency-Key. Taken back by POST"
              + " /postings/{posting}/reversal. A write-off above the caller's limit is refused.")
  public Moved move(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") String key, String body) {
    if (key == null || key.isBlank()) {
      throw Problem.badRequest(
          "missing-idempotency-key",
          "Name the move by an Idempotency-Key, so that it happens once; nothing was moved.");
    }
    Move given = StrictJson.read(body, Move.class);
    if (given.use() == null || given.reasonCode() == null || given.reasonCode().isBlank()) {
      throw Problem.badRequest(
          "missing-field", "A move has a use and a reasonCode; nothing was moved.");
    }
    Decision decision =
        new Decision(
                caller.actor(),
                null,
                given.reasonCode().strip(),
                given.note(),
                null,
                null,
                null,
                null,
                null)
            .of(caller.groups(), Set.of());
    Posted posted =
        RefusedPosting.orPosted(
            transaction.call(caller.tenant(), () -> move(id, key, given, decision)));
    return new Moved(posted.posting(), posted.already());
  }

  private PostingOutcome move(String id, String key, Move given, Decision decision) {
    Optional<Payment> payment = payments.lock(id);
    if (payment.isEmpty()) {
      return new Refused(Refusal.UNKNOWN_PAYMENT, "There is no payment " + id + ".");
    }
    Money amount = GivenAmount.read("amount", given.amount(), payment.get().amount().currency());
    return ledger.move(
        new MoveRequest(
            key,
            id,
            MoveRequest.Use.valueOf(given.use().name()),
            amount,
            given.customer(),
            null,
            decision));
  }
}
