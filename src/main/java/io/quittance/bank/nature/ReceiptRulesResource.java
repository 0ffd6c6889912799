package io.quittance.bank.nature;

import io.quittance.api.Caller;
import io.quittance.api.ETags;
import io.quittance.api.Problem;
import io.quittance.api.StrictJson;
import io.quittance.bank.statement.Direction;
import io.quittance.database.Repeated;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The rules that tell receipts from other money, in their order. */
@Path("/api/v1/receipt-rules")
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptRulesResource {
  private static final int MOST_RULES = 500;
  private static final int LONGEST = 80;

  private final Caller caller;
  private final Repeated transaction;
  private final StoredReceiptRules rules;
  private final Event<ReceiptRulesChanged> changed;

  ReceiptRulesResource(
      Caller caller,
      Repeated transaction,
      StoredReceiptRules rules,
      Event<ReceiptRulesChanged> changed) {
    this.caller = caller;
    this.transaction = transaction;
    this.rules = rules;
    this.changed = changed;
  }

  /**
   * A rule as the API has it.
   *
   * @param direction {@code credit}, {@code debit} or null for both
   * @param decided entries that it has decided; not looked at when rules are written
   */
  public record RuleView(
      String name,
      String direction,
      String code,
      String party,
      String text,
      boolean ownAccount,
      boolean returned,
      String nature,
      Long decided) {}

  /**
   * @param version 0 for the rules that come with the product
   */
  public record RulesView(int version, List<RuleView> rules) {}

  @GET
  @Operation(summary = "Lists the rules in force and how many entries each has decided")
  public Response list() {
    return transaction.call(caller.tenant(), this::answer);
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Replaces all rules; the first whose conditions all hold decides",
      description =
          "They count for entries told from now on, and for the latest 20000 credits told before"
              + " whose money nobody used: what is no receivable any more, or is one after all,"
              + " moves by new postings. If-Match guards against a race.")
  public Response replace(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, String body) {
    List<ReceiptRule> wanted = read(StrictJson.read(body, RuleView[].class));
    return transaction.call(
        caller.tenant(),
        () -> {
          ETags.requireMatch(ifMatch, ETags.of(rules.version()));
          rules.replace(wanted, caller.actor());
          changed.fire(new ReceiptRulesChanged());
          return answer();
        });
  }

  private Response answer() {
    List<RuleView> views = new ArrayList<>();
    for (ReceiptRule rule : rules.inForce()) {
      views.add(
          new RuleView(
              rule.name(),
              rule.direction() == null ? null : rule.direction().name().toLowerCase(Locale.ROOT),
              rule.code(),
              rule.party(),
              rule.text(),
              rule.ownAccount(),
              rule.returned(),
              rule.nature().code(),
              rules.decided(rule.name())));
    }
    EntityTag version = ETags.of(rules.version());
    return Response.ok(new RulesView(rules.version(), views)).tag(version).build();
  }

  private static List<ReceiptRule> read(RuleView[] views) {
    if (views.length > MOST_RULES) {
      throw Problem.tooLarge("too-many-rules", "There are at most " + MOST_RULES + " rules.");
    }
    List<ReceiptRule> read = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RuleView view : views) {
      ReceiptRule rule = read(view);
      if (!names.add(rule.name())) {
        throw Problem.unprocessable("bad-rule", "Two rules are named " + rule.name() + ".");
      }
      read.add(rule);
    }
    return read;
  }

  private static ReceiptRule read(RuleView view) {
    String name = view == null ? null : view.name();
    if (name == null || name.isBlank() || name.length() > LONGEST) {
      throw Problem.unprocessable("bad-rule", "A rule has a name of 1 to 80 characters.");
    }
    Nature nature =
        Nature.of(view.nature())
            .orElseThrow(
                () ->
                    Problem.unprocessable(
                        "bad-rule", name + ": " + view.nature() + " is no nature."));
    Direction direction = direction(name, view.direction());
    ReceiptRule rule =
        new ReceiptRule(
            name,
            direction,
            condition(name, view.code()),
            condition(name, view.party()),
            condition(name, view.text()),
            view.ownAccount(),
            view.returned(),
            nature);
    if (!rule.hasCondition()) {
      throw Problem.unprocessable("bad-rule", name + " has no condition; it would decide all.");
    }
    if (direction != null && !nature.fits(direction)) {
      throw Problem.unprocessable(
          "bad-rule", name + ": a " + view.direction() + " is no " + nature.code() + ".");
    }
    return rule;
  }

  private static Direction direction(String name, String text) {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "credit" -> Direction.CREDIT;
      case "debit" -> Direction.DEBIT;
      default ->
          throw Problem.unprocessable("bad-rule", name + ": a direction is credit or debit.");
    };
  }

  private static String condition(String name, String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST || text.chars().noneMatch(Character::isLetterOrDigit)) {
      throw Problem.unprocessable(
          "bad-rule", name + ": a condition has letters or digits, and at most 80 characters.");
    }
    return text.strip();
  }
}
