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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The debtors. */
@Path("/api/v1/customers")
public class CustomersResource {
  private final Caller caller;
  private final Repeated transaction;
  private final ImportRows rows;
  private final ReceiveImport receive;
  private final ImportCustomers customers;
  private final ListReceivables lists;
  private final Clock clock;

  CustomersResource(
      Caller caller,
      Repeated transaction,
      ImportRows rows,
      ReceiveImport receive,
      ImportCustomers customers,
      ListReceivables lists,
      Clock clock) {
    this.caller = caller;
    this.transaction = transaction;
    this.rows = rows;
    this.receive = receive;
    this.customers = customers;
    this.lists = lists;
    this.clock = clock;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
  @Operation(
      summary = "Imports customers, upsert by id; bad rows are refused one by one",
      description =
          "More than 10,000 rows, Prefer: respond-async, or an earlier import that is still under"
              + " way: 202, and GET /imports/{id} tells the progress.")
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
      byte[] body) {
    ItemImportScope scope = new ItemImportScope(false, null, null, clock.instant());
    return transaction.call(
        caller.tenant(),
        () -> {
          List<ImportRow> read = rows.read(type, body);
          return receive.answer(
              Kind.CUSTOMERS, ParentsFirst.of(read), scope, prefer, () -> customers.run(read));
        });
  }

  @GET
  @Operation(summary = "Lists customers by id; q searches id, number, name and aliases")
  public Page<CustomerView> list(
      @QueryParam("number") String number,
      @QueryParam("q") String text,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    return transaction.call(caller.tenant(), () -> lists.customers(number, text, limit, cursor));
  }

  @GET
  @Path("/{id: .+}")
  @Operation(summary = "Shows one customer")
  public CustomerView one(@PathParam("id") String id) {
    return transaction.call(
        caller.tenant(),
        () ->
            lists
                .customer(id)
                .orElseThrow(
                    () -> Problem.notFound("unknown-customer", "There is no customer " + id)));
  }
}
