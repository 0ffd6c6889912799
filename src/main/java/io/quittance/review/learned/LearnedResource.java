package io.quittance.review.learned;

import io.quittance.api.Caller;
import io.quittance.api.Cursor;
import io.quittance.api.Limit;
import io.quittance.api.Page;
import io.quittance.api.Problem;
import io.quittance.matching.identity.Learned;
import io.quittance.receivables.BankAccount;
import io.quittance.tenant.InTenant;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What was learned about payers, for people who look it over. */
@Path("/api/v1/learned")
@Produces(MediaType.APPLICATION_JSON)
public class LearnedResource {
  private final LearnedFacts facts;
  private final InTenant inTenant;
  private final Caller caller;

  LearnedResource(LearnedFacts facts, InTenant inTenant, Caller caller) {
    this.facts = facts;
    this.inTenant = inTenant;
    this.caller = caller;
  }

  /**
   * @param account that is to identify nobody
   */
  public record Collecting(String account) {}

  @GET
  @Operation(summary = "Facts learned from decisions, with their counts")
  public Page<LearnedFact> list(
      @QueryParam("customer") String customer,
      @QueryParam("limit") @DefaultValue("50") Limit limit,
      @QueryParam("cursor") Cursor cursor) {
    UUID after = cursor == null ? new UUID(0, 0) : id(cursor.keys(1).get(0));
    return Page.of(
        inTenant.call(caller.tenant(), () -> facts.list(customer, after, limit.plusOne())),
        limit,
        last -> Cursor.of(last.id().toString()),
        fact -> fact);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Ask for an account to identify nobody; it counts when a second person approves")
  public LearnedFact propose(Collecting collecting) {
    String account = collecting == null ? "" : BankAccount.canonical(collecting.account());
    if (account.isEmpty() || account.length() > 200) {
      throw Problem.unprocessable("bad-account", "Send {\"account\": ...} with a bank account.");
    }
    return inTenant.call(
        caller.tenant(),
        () -> facts.propose(Learned.Kind.COLLECTING_ACCOUNT, account, caller.actor()));
  }

  @POST
  @Path("{id}/approval")
  @Operation(summary = "Approve what concerns the whole tenant, as a second person")
  public LearnedFact approve(@PathParam("id") UUID id) {
    return inTenant.call(
        caller.tenant(),
        () -> {
          LearnedFact fact = known(id);
          if (fact.state() != LearnedFact.State.AWAITING) {
            throw Problem.conflict("nothing-to-approve", "This fact awaits no approval.");
          }
          if (fact.learnedBy().equals(caller.actor())) {
            throw Problem.forbidden(
                "second-person-needed", "Whoever asked for it cannot approve it as well.");
          }
          facts.approved(id, caller.actor());
          return known(id);
        });
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Remove a fact: it counts no longer, and is kept with who removed it")
  public LearnedFact remove(@PathParam("id") UUID id) {
    return inTenant.call(
        caller.tenant(),
        () -> {
          LearnedFact fact = known(id);
          if (fact.customer() == null && caller.actor().equals(fact.approvedBy())) {
            throw Problem.forbidden(
                "second-person-needed",
                "Whoever approved it for the whole tenant cannot remove it alone.");
          }
          facts.removed(id, caller.actor());
          return facts.find(id).orElseThrow();
        });
  }

  private LearnedFact known(UUID id) {
    return facts
        .lock(id)
        .filter(fact -> fact.state() != LearnedFact.State.REMOVED)
        .orElseThrow(
            () -> Problem.notFound("unknown-fact", "There is no learned fact " + id + "."));
  }

  private static UUID id(String key) {
    try {
      return UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      throw Cursor.malformed();
    }
  }
}
