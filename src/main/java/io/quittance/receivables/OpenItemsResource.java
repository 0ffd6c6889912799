package io.quittance.receivables;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRows;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What customers owe, as the ERP says, and what is available of it. */
@Path("/api/v1/open-items")
class OpenItemsResource {
  private final Caller caller;
  private final Repeated transaction;
  private final ImportRows rows;
  private final ImportOpenItems items;
  private final ListReceivables lists;
  private final Receivables receivables;
  private final Clock clock;

  OpenItemsResource(
      Caller caller,
      Repeated transaction,
      ImportRows rows,
      ImportOpenItems items,
      ListReceivables lists,
      Receivables receivables,
      Clock clock) {
    this.caller = caller;
    this.transaction = transaction;
    this.rows = rows;
    this.items = items;
    this.lists = lists;
    this.receivables = receivables;
    this.clock = clock;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
  @Operation(
      summary = "Imports open items, upsert by id; full=true closes what the import lacks",
      description =
          "asOf says until when the ERP's bookings are contained in the open amounts. What"
              + " contradicts an application is refused and kept as a case.")
  public ImportAnswer take(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      @QueryParam("full") @DefaultValue("false") boolean full,
      @QueryParam("asOf") String asOf,
      @QueryParam("legalEntity") String legalEntity,
      byte[] body) {
    Instant now = clock.instant();
    ImportOpenItems.Scope scope =
        new ImportOpenItems.Scope(full, AsOf.parse(asOf, now), legalEntity, now);
    return transaction.call(caller.tenant(), () -> items.run(rows.read(type, body), scope));
  }

  @GET
  @Operation(summary = "Lists open items by id")
  public Page<OpenItemView> list(
      @QueryParam("customer") String customer,
      @QueryParam("legalEntity") String legalEntity,
      @QueryParam("number") String number,
      @QueryParam("status") String status,
      @QueryParam("q") String text,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    ListReceivables.ItemFilter filter =
        new ListReceivables.ItemFilter(customer, legalEntity, number, status, text);
    return transaction.call(caller.tenant(), () -> lists.items(filter, limit, cursor));
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "Shows one open item")
  public OpenItemView one(@PathParam("id") String id) {
    return transaction.call(
        caller.tenant(),
        () ->
            receivables
                .item(id)
                .map(OpenItemView::of)
                .orElseThrow(
                    () -> Problem.notFound("unknown-open-item", "There is no open item " + id)));
  }
}
