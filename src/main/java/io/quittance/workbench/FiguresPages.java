package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.figures.AskedFigures;
import io.quittance.figures.Grouping;
import io.quittance.figures.KeyFigures;
import io.quittance.figures.MeasureFigures;
import io.quittance.tenant.InTenant;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How well the work goes, to look at. */
@WorkbenchPage
@Path("/figures")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class FiguresPages {
  private final MeasureFigures figures;
  private final InTenant inTenant;
  private final Caller caller;

  FiguresPages(MeasureFigures figures, InTenant inTenant, Caller caller) {
    this.figures = figures;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance figures(
      @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("by") String by) {
    AskedFigures asked =
        AskedFigures.read(from, to, by == null ? Grouping.CUSTOMER.word() : by, figures.today());
    return inTenant.call(
        caller.tenant(),
        () -> {
          KeyFigures all = figures.measure(new AskedFigures(asked.period(), Grouping.ALL));
          KeyFigures apart = asked.by() == Grouping.ALL ? all : figures.measure(asked);
          return Templates.figures(
              FiguresPage.of(new Visitor(caller.tenant().value(), caller.actor()), all, apart));
        });
  }
}
