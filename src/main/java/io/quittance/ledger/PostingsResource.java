package io.quittance.ledger;

import io.quittance.api.Caller;
import io.quittance.api.ImportAnswer;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import io.quittance.ledger.ApplicationRequest.Decision;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The journal for the ERP, and the ERP's answers. */
@Path("/api/v1/postings")
class PostingsResource {
  /** Acknowledgements in one call at most. */
  private static final int MOST_ACKNOWLEDGED = 10_000;

  private final Caller caller;
  private final Repeated transaction;
  private final Journal journal;
  private final Acknowledgements acknowledgements;
  private final CheckJournal check;
  private final Ledger ledger;
  private final Event<PostingAnswered> answered;
  private final Clock clock;

  PostingsResource(
      Caller caller,
      Repeated transaction,
      Journal journal,
      Acknowledgements acknowledgements,
      CheckJournal check,
      Ledger ledger,
      Event<PostingAnswered> answered,
      Clock clock) {
    this.caller = caller;
    this.transaction = transaction;
    this.journal = journal;
    this.acknowledgements = acknowledgements;
    this.check = check;
    this.ledger = ledger;
    this.answered = answered;
    this.clock = clock;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Reads postings after a sequence number, in order, without gaps",
      description =
          "next is the sequence to read on after; null when there is nothing more by now. A posting"
              + " that commits late gets a higher number, so none is ever skipped. With Accept:"
              + " text/csv one line an entry; the header Link names the next page, and texts that a"
              + " spreadsheet would take for a formula begin with an apostrophe.")
  @APIResponse(
      responseCode = "200",
      description = "Postings in the order of their sequence",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Page.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  public Page<PostingView> after(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("50") Limit limit) {
    return page(after, limit);
  }

  @GET
  @Produces("text/csv")
  @Operation(
      hidden = true,
      summary = "The same as CSV, one line an entry, for an ERP's file interface")
  public Response csv(
      @QueryParam("after") @DefaultValue("0") long after,
      @QueryParam("limit") @DefaultValue("50") Limit limit) {
    Page<PostingView> page = page(after, limit);
    Response.ResponseBuilder csv =
        Response.ok(PostingsCsv.of(page.items()))
            .type("text/csv; charset=utf-8; header=present")
            .header(
                "Content-Disposition", "attachment; filename=\"postings-after-" + after + ".csv\"");
    if (page.next() != null) {
      csv.header(
          "Link",
          "</api/v1/postings?after=" + page.next() + "&limit=" + limit.value() + ">; rel=\"next\"");
    }
    return csv.build();
  }

  private Page<PostingView> page(long after, Limit limit) {
    if (after < 0) {
      throw Problem.badRequest("bad-after", "after is a sequence number, 0 for the beginning.");
    }
    List<PostingView> found =
        transaction.call(caller.tenant(), () -> journal.after(after, limit.plusOne()));
    boolean more = found.size() > limit.value();
    List<PostingView> shown = more ? found.subList(0, limit.value()) : found;
    return new Page<>(shown, more ? Long.toString(shown.get(shown.size() - 1).sequence()) : null);
  }

  @POST
  @Path("/acknowledgements")
  @Operation(
      summary = "Takes what the ERP made of postings: booked with its document, or refused",
      description =
          "A booked posting is contained in every open amount imported as of bookedAt or later.")
  public ImportAnswer acknowledge(List<Acknowledgements.Acknowledgement> given) {
    if (given == null) {
      throw Problem.badRequest("bad-json", "The body is an array of acknowledgements.");
    }
    if (given.size() > MOST_ACKNOWLEDGED) {
      throw Problem.tooLarge(
          "too-many-rows", "One call acknowledges at most " + MOST_ACKNOWLEDGED + " postings.");
    }
    return transaction.call(caller.tenant(), () -> record(given));
  }

  @GET
  @Path("/integrity")
  @Operation(
      summary =
          "Reads the journal from zero: where its chain breaks, which balances it contradicts",
      description =
          "brokenAt is the first posting whose content is not what was numbered; null and empty"
              + " lists say that the books are whole.")
  public CheckJournal.Findings integrity() {
    return transaction.call(caller.tenant(), check::findings);
  }

  record Reason(String reason) {}

  public record Reversal(String posting) {}

  @POST
  @Path("/{id}/reversal")
  @Operation(
      summary = "Takes a move of a payment's money back exactly, once, as a new posting of today",
      description =
          "Applications are taken back by POST /applications/{id}/reversal. 409 when it was taken"
              + " back before, when the item it made is used, or when today's period is closed.")
  public Reversal reverse(@PathParam("id") String id, Reason given) {
    if (given == null || given.reason() == null || given.reason().isBlank()) {
      throw Problem.badRequest("missing-reason", "A reversal needs a reason.");
    }
    String reason = given.reason().strip();
    Decision decision =
        new Decision(caller.actor(), null, "reversal", reason, null, null, null, null, null);
    return new Reversal(
        RefusedPosting.orPosted(
                transaction.call(caller.tenant(), () -> ledger.reverseMove(id, reason, decision)))
            .posting());
  }

  private ImportAnswer record(List<Acknowledgements.Acknowledgement> given) {
    ImportAnswer.Tally tally = new ImportAnswer.Tally();
    for (int i = 0; i < given.size(); i++) {
      Acknowledgements.Acknowledgement one = given.get(i);
      Optional<Acknowledgements.Fault> fault = acknowledgements.fault(one);
      if (fault.isPresent()) {
        tally.refuse(i + 1, fault.get().code(), fault.get().message());
        continue;
      }
      switch (acknowledgements.record(one, caller.actor(), clock.instant())) {
        case RECORDED -> {
          boolean booked = one.result() == Acknowledgements.Result.BOOKED;
          answered.fire(new PostingAnswered(one.posting(), booked ? null : one.reason()));
          tally.accept();
        }
        case UNCHANGED -> tally.leave();
      }
    }
    return tally.answer();
  }
}
