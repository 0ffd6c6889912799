package io.quittance.workbench;

import io.quarkus.qute.TemplateInstance;
import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.mailbox.DocumentPasswordsResource;
import io.quittance.mailbox.NewDocumentPassword;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Passwords of payers' files: given and forgotten, never shown. Refusals come as problems. */
@WorkbenchPage
@Path("/passwords")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PasswordsPages {
  private static final Limit SHOWN = new Limit(100);
  private static final String HERE = "/passwords";

  private final DocumentPasswordsResource passwords;
  private final Caller caller;

  PasswordsPages(DocumentPasswordsResource passwords, Caller caller) {
    this.passwords = passwords;
    this.caller = caller;
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance list(@QueryParam("cursor") Cursor cursor) {
    return Templates.passwords(PasswordsPage.of(Visitor.of(caller), passwords.list(SHOWN, cursor)));
  }

  /** The password is taken as it is: blanks at its ends belong to it. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response add(
      @FormParam("label") String label,
      @FormParam("sender") String sender,
      @FormParam("password") String password) {
    passwords.add(new NewDocumentPassword(label, sender, password));
    return Sayings.goTo(HERE);
  }

  @POST
  @Path("{id}/removal")
  @Consumes(MediaType.WILDCARD)
  @Operation(hidden = true)
  public Response remove(@PathParam("id") String id) {
    passwords.delete(id);
    return Sayings.goTo(HERE);
  }
}
