package io.quittance.workbench;

import io.quittance.api.Caller;
import io.quittance.pipeline.ShowLink;
import io.quittance.review.Decision;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Ties an advice to a payment, on the case of either. What is decided is what was shown: the two
 * are looked at again in the transaction of the decision.
 */
@WorkbenchPage
@Path("/links")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class LinkDecisions {
  private final ShowLink links;
  private final ReviewCases cases;
  private final DecideCase decideCase;
  private final Instance<Desk> desk;
  private final WorkbenchSettings settings;
  private final InTenant inTenant;
  private final Caller caller;

  LinkDecisions(
      ShowLink links,
      ReviewCases cases,
      DecideCase decideCase,
      Instance<Desk> desk,
      WorkbenchSettings settings,
      InTenant inTenant,
      Caller caller) {
    this.links = links;
    this.cases = cases;
    this.decideCase = decideCase;
    this.desk = desk;
    this.settings = settings;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  /**
   * @param proposal of the advice
   * @param shown fingerprint of what was shown
   */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response decide(
      @FormParam("review") UUID review,
      @FormParam("proposal") UUID proposal,
      @FormParam("payment") @DefaultValue("") String payment,
      @FormParam("shown") @DefaultValue("") String shown,
      @FormParam("note") @DefaultValue("") String note) {
    LinkPages.requireAll(review, proposal);
    if (note.length() > settings.noteLength()) {
      return Sayings.refused(
          422, "Not decided", "The note is longer than " + settings.noteLength() + " letters.");
    }
    ReviewCase open =
        inTenant.call(caller.tenant(), () -> cases.find(review)).orElseThrow(LinkPages::gone);
    ShowLink.Link link =
        inTenant
            .call(caller.tenant(), () -> links.between(proposal, payment))
            .orElseThrow(LinkPages::gone);
    boolean ofPayment = open.subject().kind() == Subject.Kind.PAYMENT;
    if (ofPayment ? !open.subject().id().equals(payment) : !proposal.equals(open.proposal())) {
      throw LinkPages.gone();
    }
    Decision decision =
        new Decision(
            Decision.Action.LINK_ADVICE,
            List.of(),
            ofPayment
                ? Map.of(
                    "message", link.message().toString(), "advice", Integer.toString(link.number()))
                : Map.of("payment", payment),
            note.strip());
    return decideCase
        .decide(
            review,
            open.proposal(),
            decision,
            () ->
                links
                    .between(proposal, payment)
                    .filter(now -> now.fingerprint().equals(shown))
                    .isPresent())
        .fold(
            done ->
                ofPayment
                    ? Sayings.goTo("/cases?decided=" + review)
                    : judgement(link.message(), done.message()),
            refused ->
                Sayings.refused(
                    refused.changed() ? 409 : 422,
                    "Refused, nothing was posted",
                    refused.message()));
  }

  private Response judgement(UUID message, String said) {
    return desk.get()
        .detail(message)
        .map(
            now ->
                Response.ok(
                        Templates.judgement(
                            JudgementView.of(
                                now,
                                new JudgementView.Notice("good", "Done", said, false),
                                desk.get().draftsQuestions())))
                    .build())
        .orElseThrow(LinkPages::gone);
  }
}
