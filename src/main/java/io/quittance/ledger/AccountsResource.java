package io.quittance.ledger;

import io.quittance.api.Caller;
import io.quittance.database.Repeated;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The trial balance. */
@Path("/api/v1/accounts")
class AccountsResource {
  private final Caller caller;
  private final Repeated transaction;
  private final Sql sql;

  AccountsResource(Caller caller, Repeated transaction, Sql sql) {
    this.caller = caller;
    this.transaction = transaction;
    this.sql = sql;
  }

  /**
   * @param balance debits less credits, plain decimal: positive for cash, negative for money that
   *     is unidentified or unapplied
   */
  public record Balance(String currency, AccountRole accountRole, String balance) {}

  public record Balances(List<Balance> items) {}

  @GET
  @Path("/balances")
  @Operation(summary = "Sums every account role by currency; the sums of a currency are zero")
  public Balances balances() {
    return transaction.call(
        caller.tenant(),
        () ->
            new Balances(
                sql.list(
                    """
                    select currency, account_role,
                      sum(case side when 'debit' then amount_minor else -amount_minor end)::bigint s
                    from posting_entry group by currency, account_role
                    order by currency, account_role
                    """,
                    row ->
                        new Balance(
                            row.getString("currency"),
                            AccountRole.ofStored(row.getString("account_role")),
                            Money.ofMinor(row.getLong("s"), row.getString("currency"))
                                .toPlainString()))));
  }
}
