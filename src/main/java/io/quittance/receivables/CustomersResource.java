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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The debtors. */
@Path("/api/v1/customers")
class CustomersResource {
  private final Caller caller;
  private final Repeated transaction;
  private final ImportRows rows;
  private final ImportCustomers customers;
  private final ListReceivables lists;

  CustomersResource(
      Caller caller,
      Repeated transaction,
      ImportRows rows,
      ImportCustomers customers,
      ListReceivables lists) {
    this.caller = caller;
    this.transaction = transaction;
    this.rows = rows;
    this.customers = customers;
    this.lists = lists;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
  @Operation(summary = "Imports customers, upsert by id; bad rows are refused one by one")
  public ImportAnswer take(@HeaderParam(HttpHeaders.CONTENT_TYPE) String type, byte[] body) {
    return transaction.call(caller.tenant(), () -> customers.run(rows.read(type, body)));
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
}
