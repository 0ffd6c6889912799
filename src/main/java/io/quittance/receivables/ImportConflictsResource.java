package io.quittance.receivables;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.database.Repeated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Cases in which the ERP's words and our postings contradict each other. */
@Path("/api/v1/import-conflicts")
class ImportConflictsResource {
  private final Caller caller;
  private final Repeated transaction;
  private final ListReceivables lists;

  ImportConflictsResource(Caller caller, Repeated transaction, ListReceivables lists) {
    this.caller = caller;
    this.transaction = transaction;
    this.lists = lists;
  }

  @GET
  @Operation(summary = "Lists imports that contradicted an application, the oldest first")
  public Page<ListReceivables.Conflict> list(
      @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") Cursor cursor) {
    return transaction.call(caller.tenant(), () -> lists.conflicts(limit, cursor));
  }
}
