package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Limit;
import io.quittance.ledger.PeriodsResource;
import io.quittance.receivables.LegalEntitiesResource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Accounting periods of the legal entities: closed and opened. Refusals come as problems. */
@WorkbenchPage
@Path("/periods")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PeriodsPages {
  private final PeriodsResource periods;
  private final LegalEntitiesResource entities;
  private final Caller caller;
  private final Clock clock;

  PeriodsPages(
      PeriodsResource periods, LegalEntitiesResource entities, Caller caller, Clock clock) {
    this.periods = periods;
    this.entities = entities;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list(@QueryParam("legalEntity") String legalEntity) {
    String asked = Wording.or(legalEntity, "").strip();
    return Templates.periods(
        PeriodsPage.of(
            Visitor.of(caller),
            asked,
            entities.list(new Limit(Limit.MAX), null).items(),
            LocalDate.now(clock),
            periods.all(asked.isEmpty() ? null : asked)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response set(
      @FormParam("legalEntity") String legalEntity,
      @FormParam("from") String from,
      @FormParam("to") String to,
      @FormParam("state") String state) {
    PeriodsResource.State wanted =
        "open".equals(state) ? PeriodsResource.State.OPEN : PeriodsResource.State.CLOSED;
    try {
      periods.set(
          new PeriodsResource.Period(
              legalEntity,
              LocalDate.parse(Wording.or(from, "")),
              LocalDate.parse(Wording.or(to, "")),
              wanted));
    } catch (DateTimeException noDate) {
      return Sayings.refused(
          422,
          "Nothing was changed",
          "A period needs its first and its last day, each as a date like 2026-03-31.");
    }
    return Sayings.goTo("/periods?legalEntity=" + Ids.inAddress(legalEntity));
  }
}
