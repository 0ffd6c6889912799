package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.bank.Payments;
import io.quittance.pipeline.MessageDetail.ProposalView;
import io.quittance.pipeline.Messages;
import io.quittance.receivables.Receivables;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Cases that are about no message: money, bank, imports, postings. */
@WorkbenchPage
@Path("/cases")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class CasesPages {
  private static final Limit SHOWN = new Limit(Limit.DEFAULT);
  private static final int MOST_CUSTOMERS = 12;

  private final ReviewCases cases;
  private final Messages messages;
  private final Payments payments;
  private final Receivables receivables;
  private final InTenant inTenant;
  private final Caller caller;

  CasesPages(
      ReviewCases cases,
      Messages messages,
      Payments payments,
      Receivables receivables,
      InTenant inTenant,
      Caller caller) {
    this.cases = cases;
    this.messages = messages;
    this.payments = payments;
    this.receivables = receivables;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  /**
   * @param decided id of the case just decided, to say so
   */
  @GET
  @Operation(hidden = true)
  public TemplateInstance list(
      @QueryParam("cursor") Cursor cursor, @QueryParam("decided") String decided) {
    List<String> after =
        cursor == null
            ? List.of(Instant.EPOCH.toString(), new UUID(0, 0).toString())
            : cursor.keys(2);
    Page<ReviewCase> open =
        Page.of(
            inTenant.call(
                caller.tenant(),
                () ->
                    cases.openOfOthersAfter(
                        Instant.parse(after.get(0)),
                        UUID.fromString(after.get(1)),
                        SHOWN.plusOne())),
            SHOWN,
            last -> Cursor.of(last.openedAt().toString(), last.id().toString()),
            shown -> shown);
    return Templates.cases(CasesPage.of(visitor(), Ids.parse(decided).flatMap(this::find), open));
  }

  @GET
  @Path("{id}")
  @Operation(hidden = true)
  public Response one(@PathParam("id") String id) {
    Optional<ReviewCase> found = Ids.parse(id).flatMap(this::find);
    if (found.isEmpty()) {
      return missing();
    }
    ReviewCase review = found.get();
    if (review.subject().kind() == Subject.Kind.AUDIT) {
      return Response.seeOther(java.net.URI.create("/audits/" + review.subject().id())).build();
    }
    if (review.message() != null && review.awaiting() == null) {
      return Response.seeOther(java.net.URI.create("/messages/" + review.message())).build();
    }
    return inTenant.call(
        caller.tenant(),
        () -> {
          ProposalView proposal =
              review.proposal() == null ? null : messages.proposal(review.proposal()).orElse(null);
          return Response.ok(
                  Templates.reviewcase(
                      CasePage.of(
                          visitor(),
                          review,
                          proposal,
                          review.subject().kind() == Subject.Kind.PAYMENT
                              ? payments.payment(review.subject().id()).orElse(null)
                              : null)))
              .build();
        });
  }

  /** Customers to choose from while somebody types. */
  @GET
  @Path("customers")
  @Operation(hidden = true)
  public TemplateInstance customers(@QueryParam("customer") String typed) {
    String text = Wording.or(typed, "").strip();
    return Templates.customers(
        text.length() < 2 || text.length() > DecisionForm.LONGEST_CUSTOMER
            ? List.of()
            : inTenant.call(caller.tenant(), () -> receivables.search(text)).stream()
                .limit(MOST_CUSTOMERS)
                .map(
                    customer ->
                        new CaseView.Plain(
                            customer.id(), customer.name() + " (" + customer.number() + ")"))
                .toList());
  }

  private Visitor visitor() {
    return new Visitor(caller.tenant().value(), caller.actor());
  }

  private Optional<ReviewCase> find(UUID id) {
    return inTenant.call(caller.tenant(), () -> cases.find(id));
  }

  private static Response missing() {
    return Response.status(404)
        .entity(
            Templates.error(
                404,
                "No such case",
                "There is no case under this address, or it belongs to another tenant.",
                "Go to the list of cases and look for it there."))
        .build();
  }
}
