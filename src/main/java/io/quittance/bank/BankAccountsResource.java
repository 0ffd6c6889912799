package io.quittance.bank;

import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.api.StrictJson;
import io.quittance.database.Repeated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Our accounts at banks and the names under which banks report them. */
@Path("/api/v1/bank-accounts")
public class BankAccountsResource {
  private static final int MOST_NAMES = 20;

  private final Caller caller;
  private final Repeated transaction;
  private final StatementAccounts accounts;
  private final ChangeAccount change;

  BankAccountsResource(
      Caller caller, Repeated transaction, StatementAccounts accounts, ChangeAccount change) {
    this.change = change;
    this.caller = caller;
    this.transaction = transaction;
    this.accounts = accounts;
  }

  /**
   * @param legalEntity null in a change: the tenant's only one, or as it is
   * @param names further names, in any spelling; shown in canonical form
   */
  public record AccountView(String id, String legalEntity, List<String> names) {
    public AccountView {
      names = names == null ? List.of() : List.copyOf(names);
    }
  }

  @GET
  @Operation(summary = "Lists our accounts with their further names")
  public List<AccountView> list() {
    return transaction.call(caller.tenant(), accounts::list);
  }

  @PUT
  @Path("/{id: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Makes an account known, and replaces the further names banks use for it",
      description =
          "Money that came from an account under a name which is new or gone is judged again by the"
              + " rules of receipts, as long as nobody used it: a transfer of our own is no"
              + " receipt.")
  public AccountView put(@PathParam("id") String id, String body) {
    AccountView wanted = StrictJson.read(body, AccountView.class);
    if (wanted.names().size() > MOST_NAMES) {
      throw Problem.tooLarge("too-many-names", "An account has at most 20 further names.");
    }
    return transaction.call(
        caller.tenant(), () -> change.run(id, wanted.legalEntity(), wanted.names()));
  }
}
