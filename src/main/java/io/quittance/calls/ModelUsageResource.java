package io.quittance.calls;

import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.figures.AskedFigures;
import io.quittance.figures.Period;
import io.quittance.tenant.InTenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What models were asked and took, over REST. */
@Path("/api/v1/model-usage")
@Produces(MediaType.APPLICATION_JSON)
public class ModelUsageResource {
  private final MeasureUsage usage;
  private final InTenant inTenant;
  private final Caller caller;

  ModelUsageResource(MeasureUsage usage, InTenant inTenant, Caller caller) {
    this.usage = usage;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  /**
   * @throws Problem 400 for a day that is none
   */
  @GET
  @Operation(
      summary = "Calls to models, tokens, cost, latency and refused values of a period",
      description =
          "By model and prompt, for the whole period and by day. Days are whole days in UTC, both"
              + " inclusive; without them the last thirty. Costs are exact and in whole units of"
              + " their currency; a call whose model has no price in QUITTANCE_MODEL_PRICES is"
              + " counted in callsWithoutPrice. At most 1000 rows by day, the newest first.")
  public ModelUsageView usage(@QueryParam("from") String from, @QueryParam("to") String to) {
    Period period = AskedFigures.read(from, to, null, usage.today()).period();
    return ModelUsageView.of(inTenant.call(caller.tenant(), () -> usage.measure(period)));
  }
}
