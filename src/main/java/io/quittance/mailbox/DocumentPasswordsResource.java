package io.quittance.mailbox;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The passwords of payers' files: what goes in as a password never comes out. */
@Path("/api/v1/document-passwords")
@Produces(MediaType.APPLICATION_JSON)
public class DocumentPasswordsResource {
  private final Caller caller;
  private final Repeated transaction;
  private final DocumentPasswords passwords;

  DocumentPasswordsResource(Caller caller, Repeated transaction, DocumentPasswords passwords) {
    this.caller = caller;
    this.transaction = transaction;
    this.passwords = passwords;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Stores a password that is tried on protected files of a sender",
      description =
          "sender is a mail address or a domain, which stands for those under it too. At most 20 a"
              + " sender, of 200 characters. Messages that ended encrypted can be reprocessed then:"
              + " POST /api/v1/messages/{id}/reprocess.")
  public Response add(NewDocumentPassword given) {
    if (given == null) {
      throw Problem.badRequest("empty-body", "The body has label, sender and password.");
    }
    DocumentPasswordView added =
        transaction.call(caller.tenant(), () -> passwords.add(given, caller.actor()));
    return Response.created(URI.create("/api/v1/document-passwords/" + added.id()))
        .entity(added)
        .build();
  }

  @GET
  @Operation(summary = "Lists for whom passwords are stored, never the passwords")
  public Page<DocumentPasswordView> list(
      @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") Cursor cursor) {
    List<DocumentPasswordView> found =
        transaction.call(caller.tenant(), () -> passwords.list(after(cursor), limit.plusOne()));
    return Page.of(found, limit, last -> Cursor.of(last.id().toString()), shown -> shown);
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Forgets a password; what it has opened stays read")
  public Response delete(@PathParam("id") String id) {
    UUID known = uuid(id);
    if (!transaction.call(caller.tenant(), () -> passwords.delete(known, caller.actor()))) {
      throw unknown(id);
    }
    return Response.noContent().build();
  }

  private static UUID after(Cursor cursor) {
    try {
      return cursor == null ? null : UUID.fromString(cursor.keys(1).get(0));
    } catch (IllegalArgumentException e) {
      throw Cursor.malformed();
    }
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw unknown(id);
    }
  }

  private static Problem unknown(String id) {
    return Problem.notFound("unknown-document-password", "There is no stored password " + id + ".");
  }
}
