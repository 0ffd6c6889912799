package io.quittance.figures;

import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.tenant.InTenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How well the work goes, over REST. */
@Path("/api/v1/figures")
@Produces(MediaType.APPLICATION_JSON)
public class FiguresResource {
  private final MeasureFigures figures;
  private final InTenant inTenant;
  private final Caller caller;

  FiguresResource(MeasureFigures figures, InTenant inTenant, Caller caller) {
    this.figures = figures;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  /**
   * @throws Problem 400 for a day or grouping that is none
   */
  @GET
  @Operation(
      summary = "Figures of a period: touchless, wrong, times, money by age; per currency",
      description =
          "Days are whole days in UTC, both inclusive; without them the last thirty. Money that is"
              + " not applied stands as of now. At most 200 groups, the most lines first.")
  public FiguresView figures(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @Parameter(description = "customer, mailbox, reader; all together without it")
          @QueryParam("by")
          String by) {
    AskedFigures asked = AskedFigures.read(from, to, by, figures.today());
    return FiguresView.of(inTenant.call(caller.tenant(), () -> figures.measure(asked)));
  }
}
