package io.quittance.bank.mapping;

import io.quittance.api.Caller;
import io.quittance.api.ETags;
import io.quittance.api.Problem;
import io.quittance.api.StrictJson;
import io.quittance.database.Repeated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How the CSV of each of our accounts is read. */
@Path("/api/v1/payment-mappings")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentMappingsResource {
  private final Caller caller;
  private final Repeated transaction;
  private final StoredMappings mappings;

  PaymentMappingsResource(Caller caller, Repeated transaction, StoredMappings mappings) {
    this.caller = caller;
    this.transaction = transaction;
    this.mappings = mappings;
  }

  /** That an account has a mapping. */
  public record Mapped(String account, int version, String writtenBy) {}

  public record All(List<Mapped> items) {}

  @GET
  @Operation(summary = "Lists the accounts that have a mapping, with its version")
  public All all() {
    return transaction.call(caller.tenant(), () -> new All(mappings.all()));
  }

  @GET
  @Path("/{account: .+}")
  @Operation(summary = "Shows the mapping of an account")
  public Response one(@PathParam("account") String account) {
    return transaction.call(caller.tenant(), () -> answer(account));
  }

  @PUT
  @Path("/{account: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Saves the mapping that POST /payments?account= uses for text/csv")
  public Response save(
      @PathParam("account") String account,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      String body) {
    CsvMapping mapping = StrictJson.read(body, CsvMapping.class);
    return transaction.call(
        caller.tenant(),
        () -> {
          if (!mappings.knowsAccount(account)) {
            throw Problem.notFound("unknown-account", "We have no account " + account + ".");
          }
          int version = mappings.of(account).map(StoredMappings.Saved::version).orElse(0);
          ETags.requireMatch(ifMatch, ETags.of(version));
          mappings.save(account, mapping, caller.actor());
          return answer(account);
        });
  }

  private Response answer(String account) {
    StoredMappings.Saved saved =
        mappings
            .of(account)
            .orElseThrow(
                () -> Problem.notFound("no-mapping", "Account " + account + " has no mapping."));
    return Response.ok(saved.mapping()).tag(ETags.of(saved.version())).build();
  }
}
