package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.api.StrictJson;
import io.quittance.audit.AuditLog;
import io.quittance.database.Repeated;
import io.quittance.money.Money;
import io.quittance.receivables.Receivables;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How much may be written off and discounted. */
@Path("/api/v1/limits")
public class LimitsResource {
  /** Limits that one answer shows; a tenant has a few. */
  private static final int MOST_SHOWN = 10_000;

  private final Caller caller;
  private final Repeated transaction;
  private final Limits limits;
  private final Receivables receivables;
  private final AuditLog audit;

  LimitsResource(
      Caller caller, Repeated transaction, Limits limits, Receivables receivables, AuditLog audit) {
    this.caller = caller;
    this.transaction = transaction;
    this.limits = limits;
    this.receivables = receivables;
    this.audit = audit;
  }

  /**
   * One limit; amounts are plain decimals, zero or more.
   *
   * @param group of clerks, or {@code certifier} for what is posted without a person; null when the
   *     limit is a customer's
   * @param customer id, or null
   * @param writeOffADay for each person of the group; null: the day is not limited
   * @param removalAskedBy shown only: who wishes the removal of the last limit, which a second
   *     person has to wish, too; setting the limit ends the wish
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record View(
      String group,
      String customer,
      String currency,
      String writeOff,
      String discount,
      String writeOffADay,
      String discountADay,
      String removalAskedBy) {
    static View of(PostingLimit limit) {
      return new View(
          limit.group(),
          limit.customer(),
          limit.currency(),
          limit.writeOff().toPlainString(),
          limit.discount().toPlainString(),
          plain(limit.writeOffADay()),
          plain(limit.discountADay()),
          limit.removalAskedBy());
    }

    private static String plain(Money money) {
      return money == null ? null : money.toPlainString();
    }
  }

  public record All(List<View> items) {}

  @GET
  @Operation(summary = "Shows every limit of groups of clerks and of customers")
  public All all() {
    return transaction.call(
        caller.tenant(), () -> new All(limits.all(MOST_SHOWN).stream().map(View::of).toList()));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Sets or replaces the limit of a group of clerks, or of a customer, in a currency",
      description =
          "Of several limits the lowest holds. Once a group has one, clerks without any give"
              + " nothing away by themselves. 403 for a group of the caller's own.")
  public View set(String body) {
    View given = StrictJson.read(body, View.class);
    PostingLimit limit = read(given);
    refuseOwn(limit.group());
    return transaction.call(
        caller.tenant(),
        () -> {
          if (limit.customer() != null && receivables.customer(limit.customer()).isEmpty()) {
            throw Problem.unprocessable(
                "unknown-customer",
                "There is no customer " + limit.customer() + "; nothing was changed.");
          }
          limits.set(limit);
          audit.record(
              "limit.set",
              limit.group() == null ? limit.customer() : limit.group(),
              caller.actor(),
              Map.of("currency", limit.currency()));
          return View.of(limit);
        });
  }

  /**
   * @param removed false while a second person has to wish it, too
   */
  public record Removed(boolean removed, String message) {}

  @DELETE
  @Operation(
      summary = "Removes the limit of a group of clerks, or of a customer, in a currency",
      description =
          "What was decided stays, decisions that wait on their cases go on waiting. Without the"
              + " last limit of a group nobody is limited: it goes when a second person wishes it,"
              + " and until then counts on (removed: false). 403 for a group of the caller's own.")
  public Removed remove(
      @QueryParam("group") String group,
      @QueryParam("customer") String customer,
      @QueryParam("currency") String currency) {
    refuseUnlessOne(group, customer);
    refuseOwn(group);
    String code = GivenAmount.currency(currency).getCurrencyCode();
    String whose = group == null ? customer : group;
    return transaction.call(
        caller.tenant(),
        () ->
            switch (limits.remove(group, customer, code, caller.actor())) {
              case UNKNOWN ->
                  throw Problem.notFound(
                      "unknown-limit", "There is no limit of " + whose + " in " + code + ".");
              case AWAITS_SECOND_PERSON -> {
                audit.record(
                    "limit.removal-asked", whose, caller.actor(), Map.of("currency", code));
                yield new Removed(
                    false,
                    "Without the limit of "
                        + whose
                        + " in "
                        + code
                        + " nobody would be limited; it counts on until another person removes it,"
                        + " too.");
              }
              case REMOVED -> {
                audit.record("limit.removed", whose, caller.actor(), Map.of("currency", code));
                yield new Removed(
                    true, "The limit of " + whose + " in " + code + " counts no longer.");
              }
            });
  }

  private void refuseOwn(String group) {
    if (group != null && caller.groups().contains(group)) {
      throw Problem.forbidden(
          "own-limit",
          "Nobody changes the limit of an own group; somebody outside of it does. It stays as it"
              + " was.");
    }
  }

  private static void refuseUnlessOne(String group, String customer) {
    if ((group == null) == (customer == null)) {
      throw Problem.unprocessable("bad-limit", "A limit names a group of clerks or a customer.");
    }
  }

  private static PostingLimit read(View given) {
    refuseUnlessOne(given.group(), given.customer());
    if (given.group() != null && !given.group().matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw Problem.unprocessable(
          "bad-group", "A group is 1 to 40 lower-case letters, digits and hyphens.");
    }
    if (given.customer() != null
        && (given.writeOffADay() != null || given.discountADay() != null)) {
      throw Problem.unprocessable(
          "bad-limit", "A customer is limited by the posting; only a group by the day.");
    }
    Currency currency = GivenAmount.currency(given.currency());
    return new PostingLimit(
        given.group(),
        given.customer(),
        GivenAmount.read("writeOff", given.writeOff(), currency),
        GivenAmount.read("discount", given.discount(), currency),
        aDay("writeOffADay", given.writeOffADay(), currency),
        aDay("discountADay", given.discountADay(), currency));
  }

  private static Money aDay(String field, String amount, Currency currency) {
    return amount == null ? null : GivenAmount.read(field, amount, currency);
  }
}
