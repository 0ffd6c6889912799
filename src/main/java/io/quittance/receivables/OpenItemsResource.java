package io.quittance.receivables;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRow;
import io.quittance.api.ImportRows;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.database.Repeated;
import io.quittance.receivables.LargeImport.Kind;
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
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What customers owe, as the ERP says, and what is available of it. */
@Path("/api/v1/open-items")
public class OpenItemsResource {
  private final Caller caller;
  private final Repeated transaction;
  private final ImportRows rows;
  private final ReceiveImport receive;
  private final ImportOpenItems items;
  private final ListReceivables lists;
  private final Receivables receivables;
  private final Clock clock;

  OpenItemsResource(
      Caller caller,
      Repeated transaction,
      ImportRows rows,
      ReceiveImport receive,
      ImportOpenItems items,
      ListReceivables lists,
      Receivables receivables,
      Clock clock) {
    this.caller = caller;
    this.transaction = transaction;
    this.rows = rows;
    this.receive = receive;
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
              + " contradicts an application is refused and kept as a case. More than 10,000 rows,"
              + " Prefer: respond-async, or an earlier import that is still under way: 202, and GET"
              + " /imports/{id} tells the progress.")
  @APIResponse(
      responseCode = "200",
      description = "What became of the rows",
      content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
  @APIResponse(
      responseCode = "202",
      description = "Kept, to be taken in parts; Location tells how far it is",
      content = @Content(schema = @Schema(implementation = LargeImport.class)))
  public Response take(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      @HeaderParam("Prefer") String prefer,
      @QueryParam("full") @DefaultValue("false") boolean full,
      @QueryParam("asOf") String asOf,
      @QueryParam("legalEntity") String legalEntity,
      byte[] body) {
    Instant now = clock.instant();
    ItemImportScope scope = new ItemImportScope(full, AsOf.parse(asOf, now), legalEntity, now);
    return transaction.call(
        caller.tenant(),
        () -> {
          List<ImportRow> read = rows.read(type, body);
          return receive.answer(Kind.OPEN_ITEMS, read, scope, prefer, () -> items.run(read, scope));
        });
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
