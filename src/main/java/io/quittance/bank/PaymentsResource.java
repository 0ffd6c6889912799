package io.quittance.bank;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Money the bank reports. */
@Path("/api/v1/payments")
public class PaymentsResource {
  private final Caller caller;
  private final Repeated transaction;
  private final ImportRows rows;
  private final RecordPayments record;
  private final Payments payments;
  private final TakeStatementFile statements;

  PaymentsResource(
      Caller caller,
      Repeated transaction,
      ImportRows rows,
      RecordPayments record,
      Payments payments,
      TakeStatementFile statements) {
    this.caller = caller;
    this.transaction = transaction;
    this.rows = rows;
    this.record = record;
    this.payments = payments;
    this.statements = statements;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
  @Operation(
      summary = "Imports payments; the same id with other content is refused as a conflict",
      description =
          "Booked money is posted to unidentified cash, returned money taken back. What a bank's"
              + " file told or tells of the same money does not count again: known says which"
              + " payment a row means, and its id finds it from then on.")
  public ImportAnswer take(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
      @Parameter(description = "with text/csv: the account whose saved mapping reads it")
          @QueryParam("account")
          String account,
      byte[] body) {
    boolean mapped = account != null && type != null && type.startsWith("text/csv");
    return transaction.call(
        caller.tenant(),
        () -> mapped ? statements.runMapped(account, body) : record.run(rows.read(type, body)));
  }

  @POST
  @Consumes({
    MediaType.APPLICATION_XML,
    MediaType.TEXT_XML,
    MediaType.TEXT_PLAIN,
    "text/mt940",
    "application/mt940",
    "text/bai2",
    "application/bai2",
    MediaType.APPLICATION_OCTET_STREAM
  })
  @Operation(
      summary = "Takes a bank's file: camt.053, camt.054, MT940, BAI2, told apart by what it holds",
      description =
          "A movement that several reports tell counts once. Row 0 is a refusal of a statement.")
  public ImportAnswer takeFile(byte[] body) {
    return transaction.call(caller.tenant(), () -> statements.run(body));
  }

  @GET
  @Operation(summary = "Lists payments by id; reference finds those that carry it")
  public Page<PaymentView> list(
      @QueryParam("status") String status,
      @QueryParam("reference") String reference,
      @QueryParam("legalEntity") String legalEntity,
      @QueryParam("withMoney") @DefaultValue("false") boolean withMoney,
      @QueryParam("q") String text,
      @Parameter(description = "from one of its accounts, or that items of it were paid with")
          @QueryParam("customer")
          String customer,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    Payments.Filter filter =
        new Payments.Filter(status, reference, legalEntity, withMoney, text, customer);
    String after = cursor == null ? "" : cursor.keys(1).get(0);
    List<Payment> found =
        transaction.call(caller.tenant(), () -> payments.list(filter, after, limit.plusOne()));
    return Page.of(found, limit, payment -> Cursor.of(payment.id()), PaymentView::of);
  }

  @GET
  @Path("/{id: .+}")
  @Operation(summary = "Shows one payment")
  public PaymentView one(@PathParam("id") String id) {
    return transaction.call(
        caller.tenant(),
        () ->
            payments
                .payment(id)
                .map(PaymentView::of)
                .orElseThrow(
                    () -> Problem.notFound("unknown-payment", "There is no payment " + id)));
  }
}
