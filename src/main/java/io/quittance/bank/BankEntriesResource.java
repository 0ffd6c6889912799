package io.quittance.bank;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What moved on our accounts, receipts and everything else. */
@Path("/api/v1/bank-entries")
class BankEntriesResource {
  private final Caller caller;
  private final Repeated transaction;
  private final ListBankEntries entries;

  BankEntriesResource(Caller caller, Repeated transaction, ListBankEntries entries) {
    this.caller = caller;
    this.transaction = transaction;
    this.entries = entries;
  }

  @GET
  @Operation(summary = "Lists entries by id, with their nature and the rule that says so")
  public Page<ListBankEntries.EntryView> list(
      @QueryParam("account") String account,
      @QueryParam("nature") String nature,
      @QueryParam("rule") String rule,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    return transaction.call(
        caller.tenant(),
        () ->
            Page.of(
                entries.list(
                    account,
                    nature,
                    rule,
                    cursor == null ? "" : cursor.keys(1).get(0),
                    limit.plusOne()),
                limit,
                entry -> Cursor.of(entry.id()),
                entry -> entry));
  }

  @GET
  @Path("/{id: .+}")
  @Operation(summary = "Shows one entry")
  public ListBankEntries.EntryView one(@PathParam("id") String id) {
    return transaction.call(
        caller.tenant(),
        () ->
            entries
                .one(id)
                .orElseThrow(() -> Problem.notFound("unknown-entry", "There is no entry " + id)));
  }
}
