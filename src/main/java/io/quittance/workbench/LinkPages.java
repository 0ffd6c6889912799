package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.pipeline.ShowLink;
import io.quittance.tenant.InTenant;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Finds the payment of an advice, or the advice of a payment, that was not found to belong to it,
 * and shows the two beside each other with what would be applied.
 */
@WorkbenchPage
@Path("/links")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class LinkPages {
  private final ShowLink links;
  private final WorkbenchSettings settings;
  private final InTenant inTenant;
  private final Caller caller;

  LinkPages(ShowLink links, WorkbenchSettings settings, InTenant inTenant, Caller caller) {
    this.links = links;
    this.settings = settings;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  /** Payments that the advice of a proposal may be about. */
  @GET
  @Path("payments")
  @Operation(hidden = true)
  public TemplateInstance payments(
      @QueryParam("review") UUID review,
      @QueryParam("proposal") UUID proposal,
      @QueryParam("q") @DefaultValue("") String query) {
    requireAll(review, proposal);
    return Templates.linkchoices(
        inTenant.call(
            caller.tenant(),
            () ->
                new LinkView.Choices(
                    links.payments(proposal, cut(query)).stream()
                        .map(
                            found -> LinkView.choice(review.toString(), proposal.toString(), found))
                        .toList(),
                    "No payment like that has money left.")));
  }

  /** Undecided advices that may be about a payment. */
  @GET
  @Path("advices")
  @Operation(hidden = true)
  public TemplateInstance advices(
      @QueryParam("review") UUID review,
      @QueryParam("payment") @DefaultValue("") String payment,
      @QueryParam("q") @DefaultValue("") String query) {
    requireAll(review);
    return Templates.linkchoices(
        inTenant.call(
            caller.tenant(),
            () ->
                new LinkView.Choices(
                    links.advices(payment, cut(query)).stream()
                        .map(found -> LinkView.choice(review.toString(), payment, found))
                        .toList(),
                    "No mail like that has an advice that waits for a decision.")));
  }

  @GET
  @Path("preview")
  @Operation(hidden = true)
  public TemplateInstance preview(
      @QueryParam("review") UUID review,
      @QueryParam("proposal") UUID proposal,
      @QueryParam("payment") @DefaultValue("") String payment) {
    requireAll(review, proposal);
    return Templates.link(
        inTenant.call(
            caller.tenant(),
            () ->
                LinkView.of(
                    review.toString(),
                    proposal.toString(),
                    links.between(proposal, payment).orElseThrow(LinkPages::gone))));
  }

  /** An address that lost a part on its way. */
  static void requireAll(Object... parts) {
    if (Arrays.stream(parts).anyMatch(Objects::isNull)) {
      throw Problem.badRequest(
          "missing-parameter", "The address is incomplete. Nothing was done; load the page again.");
    }
  }

  static Problem gone() {
    return Problem.conflict(
        "changed-meanwhile",
        "The advice is decided already or the payment is gone. Nothing was done; load the page"
            + " again.");
  }

  private String cut(String query) {
    String asked = query.strip();
    return asked.substring(0, Math.min(asked.length(), settings.queryLength()));
  }
}
