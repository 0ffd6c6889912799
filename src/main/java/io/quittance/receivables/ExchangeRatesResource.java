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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Rates for payments in another currency than the items they pay. */
@Path("/api/v1/exchange-rates")
class ExchangeRatesResource {
  private final Caller caller;
  private final Repeated transaction;
  private final ImportRows rows;
  private final ImportExchangeRates imports;
  private final ExchangeRates rates;

  ExchangeRatesResource(
      Caller caller,
      Repeated transaction,
      ImportRows rows,
      ImportExchangeRates imports,
      ExchangeRates rates) {
    this.caller = caller;
    this.transaction = transaction;
    this.rows = rows;
    this.imports = imports;
    this.rates = rates;
  }

  /**
   * @param rate plain decimal: units of {@code to} for one of {@code from}
   */
  public record View(LocalDate date, String from, String to, String rate, String source) {
    private static View of(ExchangeRate rate) {
      return new View(
          rate.date(),
          rate.from().getCurrencyCode(),
          rate.to().getCurrencyCode(),
          rate.rate().toPlainString(),
          rate.source());
    }
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
  @Operation(
      summary = "Imports exchange rates by date, from and to; bad rows are refused one by one",
      description =
          "rate is a decimal string: so many units of to for one unit of from. A rate said again"
              + " otherwise counts from then on. No rate is inverted or computed over a third"
              + " currency: import the direction that payments need.")
  public ImportAnswer take(@HeaderParam(HttpHeaders.CONTENT_TYPE) String type, byte[] body) {
    return transaction.call(caller.tenant(), () -> imports.run(rows.read(type, body)));
  }

  @GET
  @Operation(summary = "Lists the exchange rates that count, by date, from and to")
  public Page<View> list(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    List<String> after = after(cursor);
    List<ExchangeRate> found =
        transaction.call(caller.tenant(), () -> rates.list(after, from, to, limit.plusOne()));
    return Page.of(
        found,
        limit,
        last ->
            Cursor.of(
                last.date().toString(), last.from().getCurrencyCode(), last.to().getCurrencyCode()),
        View::of);
  }

  private static List<String> after(Cursor cursor) {
    try {
      if (cursor != null) {
        LocalDate.parse(cursor.keys(3).get(0));
      }
      return cursor == null ? null : cursor.keys(3);
    } catch (DateTimeException e) {
      throw Cursor.malformed();
    }
  }
}
