package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.certificate.CertificatesResource;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What labels prove, what is permitted by it, and what has stopped it. */
@WorkbenchPage
@Path("/certificate")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class CertificatePages {
  private static final String HERE = "/certificate";

  private final CertificatesResource certificates;
  private final Caller caller;

  CertificatePages(CertificatesResource certificates, Caller caller) {
    this.certificates = certificates;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance now() {
    return Templates.certificate(CertificatePage.of(Visitor.of(caller), certificates.now()));
  }

  /** Tests the labels; one that fails has used them up, so that the refusal says what was kept. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response issue() {
    try {
      certificates.issue(null);
      return Sayings.goTo(HERE);
    } catch (Problem refused) {
      return Sayings.refused(refused.status(), "No certificate was issued", refused.detail());
    }
  }

  @POST
  @Path("{id}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response end(@PathParam("id") UUID id, @FormParam("note") String note) {
    certificates.makeVoid(id, note);
    return Sayings.goTo(HERE);
  }

  @POST
  @Path("breaker")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response reset(@FormParam("note") String note) {
    certificates.reset(new CertificatesResource.Note(note));
    return Sayings.goTo(HERE);
  }
}
