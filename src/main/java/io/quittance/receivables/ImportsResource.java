package io.quittance.receivables;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.ImportAnswer;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import io.quittance.receivables.LargeImports.Refusal;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How far large imports are. */
@Path("/api/v1/imports")
class ImportsResource {
  /** Refused rows that the import itself shows; all of them are a list of their own. */
  private static final int FIRST_REFUSED = 100;

  private final Caller caller;
  private final Repeated transaction;
  private final LargeImports imports;

  ImportsResource(Caller caller, Repeated transaction, LargeImports imports) {
    this.caller = caller;
    this.transaction = transaction;
    this.imports = imports;
  }

  @GET
  @Operation(summary = "Lists imports that were taken in parts, the newest first")
  public Page<LargeImport> list(
      @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") Cursor cursor) {
    UUID before = cursor == null ? null : uuid(cursor);
    List<LargeImport> found =
        transaction.call(caller.tenant(), () -> imports.list(before, limit.plusOne()));
    return Page.of(found, limit, last -> Cursor.of(last.id().toString()), one -> one);
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "Shows how far an import is: rows, rows done, and the first rows refused",
      description =
          "state goes from waiting over running to done or failed. A full import closes what it"
              + " lacks after its last row; closed counts that.")
  public LargeImport one(@PathParam("id") String id) {
    return transaction.call(
        caller.tenant(),
        () -> {
          LargeImport found = found(id);
          return found.with(
              imports.refused(found.id(), -1, 0, FIRST_REFUSED).stream()
                  .map(Refusal::refused)
                  .toList());
        });
  }

  @GET
  @Path("/{id}/refused")
  @Operation(summary = "Lists the rows that an import refused, in their order")
  public Page<ImportAnswer.Refused> refused(
      @PathParam("id") String id,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    long row = cursor == null ? -1 : number(cursor, 0);
    long after = cursor == null ? 0 : number(cursor, 1);
    List<Refusal> found =
        transaction.call(
            caller.tenant(), () -> imports.refused(found(id).id(), row, after, limit.plusOne()));
    return Page.of(
        found,
        limit,
        last -> Cursor.of(Integer.toString(last.refused().row()), Long.toString(last.id())),
        Refusal::refused);
  }

  private LargeImport found(String id) {
    try {
      return imports.find(UUID.fromString(id)).orElseThrow(() -> unknown(id));
    } catch (IllegalArgumentException e) {
      throw unknown(id);
    }
  }

  private static Problem unknown(String id) {
    return Problem.notFound("unknown-import", "There is no import " + id + ".");
  }

  private static UUID uuid(Cursor cursor) {
    try {
      return UUID.fromString(cursor.keys(1).get(0));
    } catch (IllegalArgumentException e) {
      throw Cursor.malformed();
    }
  }

  private static long number(Cursor cursor, int key) {
    try {
      return Long.parseLong(cursor.keys(2).get(key));
    } catch (NumberFormatException e) {
      throw Cursor.malformed();
    }
  }
}
