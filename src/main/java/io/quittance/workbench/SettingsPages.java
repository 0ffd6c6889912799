package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where everything that a tenant sets is found. */
@WorkbenchPage
@Path("/settings")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SettingsPages {
  private final Caller caller;

  SettingsPages(Caller caller) {
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance all() {
    return Templates.settings(Visitor.of(caller));
  }
}
