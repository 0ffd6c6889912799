package io.quittance.ledger;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PostingOutcome.Posted;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What was applied, and taking it back. */
@Path("/api/v1/applications")
public class ApplicationsResource {
  private final Caller caller;
  private final Repeated transaction;
  private final Applications applications;
  private final Ledger ledger;

  ApplicationsResource(
      Caller caller, Repeated transaction, Applications applications, Ledger ledger) {
    this.caller = caller;
    this.transaction = transaction;
    this.applications = applications;
    this.ledger = ledger;
  }

  @GET
  @Operation(summary = "Lists applications in the order in which they were made")
  public Page<AppliedView> list(
      @QueryParam("message") String message,
      @QueryParam("payment") String payment,
      @QueryParam("openItem") String openItem,
      @QueryParam("state") String state,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    Applications.Filter filter = new Applications.Filter(message, payment, openItem, state(state));
    List<AppliedView> found =
        transaction.call(
            caller.tenant(), () -> applications.list(filter, after(cursor), limit.plusOne()));
    return Page.of(found, limit, a -> Cursor.of(Long.toString(a.sequence())), a -> a);
  }

  /**
   * @param code {@link ReversalReason} by its name, or null when the reason is in words alone
   */
  public record Reason(String reason, String code) {}

  /**
   * @param reversed ids of all applications taken back: where credits paid, the whole posting
   */
  public record Reversal(String posting, List<String> reversed) {}

  @POST
  @Path("/{id}/reversal")
  @Operation(
      summary = "Takes an application back exactly, once, as a new posting of today",
      description =
          "409 when it was reversed before or today's period is closed. Without another code it"
              + " counts as a wrong application in the figures.")
  public Reversal reverse(@PathParam("id") String id, Reason given) {
    if (given == null || given.reason() == null || given.reason().isBlank()) {
      throw Problem.badRequest("missing-reason", "A reversal needs a reason.");
    }
    String reason = given.reason().strip();
    String code =
        ReversalReason.of(given.code())
            .orElseThrow(
                () ->
                    Problem.badRequest(
                        "bad-code", "code is wrong-application or agreed-with-customer."));
    Decision decision =
        new Decision(caller.actor(), null, code, reason, null, null, null, null, null);
    Posted posted =
        RefusedPosting.orPosted(
            transaction.call(caller.tenant(), () -> ledger.reverse(id, reason, decision)));
    return new Reversal(posted.posting(), posted.applications());
  }

  private static AppliedView.State state(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    for (AppliedView.State state : AppliedView.State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
        return state;
      }
    }
    throw Problem.badRequest("bad-state", "state is applied or reversed.");
  }

  private static long after(Cursor cursor) {
    try {
      return cursor == null ? 0 : Long.parseLong(cursor.keys(1).get(0));
    } catch (NumberFormatException e) {
      throw Cursor.malformed();
    }
  }
}
