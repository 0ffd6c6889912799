package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.calls.MeasureUsage;
import io.quittance.calls.ModelUsage;
import io.quittance.figures.AskedFigures;
import io.quittance.figures.Period;
import io.quittance.tenant.InTenant;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What models were asked and took, to look at. */
@WorkbenchPage
@Path("/model-usage")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class ModelUsagePages {
  private final MeasureUsage usage;
  private final InTenant inTenant;
  private final Caller caller;

  ModelUsagePages(MeasureUsage usage, InTenant inTenant, Caller caller) {
    this.usage = usage;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance usage(@QueryParam("from") String from, @QueryParam("to") String to) {
    Period period = AskedFigures.read(from, to, null, usage.today()).period();
    ModelUsage measured = inTenant.call(caller.tenant(), () -> usage.measure(period));
    return Templates.modelusage(
        ModelUsagePage.of(new Visitor(caller.tenant().value(), caller.actor()), measured));
  }
}
