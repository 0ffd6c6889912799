package io.quittance.receivables;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRows;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.database.Repeated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Our own companies. */
@Path("/api/v1/legal-entities")
public class LegalEntitiesResource {
  private final Caller caller;
  private final Repeated transaction;
  private final ImportRows rows;
  private final LegalEntities entities;

  LegalEntitiesResource(
      Caller caller, Repeated transaction, ImportRows rows, LegalEntities entities) {
    this.caller = caller;
    this.transaction = transaction;
    this.rows = rows;
    this.entities = entities;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
  @Operation(summary = "Imports legal entities, upsert by id; bad rows are refused one by one")
  public ImportAnswer take(@HeaderParam(HttpHeaders.CONTENT_TYPE) String type, byte[] body) {
    return transaction.call(caller.tenant(), () -> entities.imported(rows.read(type, body)));
  }

  @GET
  @Operation(summary = "Lists legal entities by id")
  public Page<LegalEntityView> list(
      @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") Cursor cursor) {
    List<LegalEntityView> found =
        transaction.call(
            caller.tenant(), () -> entities.list(ListReceivables.after(cursor), limit.plusOne()));
    return Page.of(found, limit, entity -> Cursor.of(entity.id()), entity -> entity);
  }
}
