package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.api.Caller;
import io.quittance.api.Problem;
import io.quittance.audit.AuditLog;
import io.quittance.database.Repeated;
import io.quittance.receivables.Receivables;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Accounting periods of the legal entities. */
@Path("/api/v1/periods")
public class PeriodsResource {
  /** Periods that one answer shows, the latest: centuries of months of one entity. */
  private static final int MOST_SHOWN = 5_000;

  private final Caller caller;
  private final Repeated transaction;
  private final Periods periods;
  private final Receivables receivables;
  private final AuditLog audit;

  PeriodsResource(
      Caller caller,
      Repeated transaction,
      Periods periods,
      Receivables receivables,
      AuditLog audit) {
    this.caller = caller;
    this.transaction = transaction;
    this.periods = periods;
    this.receivables = receivables;
    this.audit = audit;
  }

  public enum State {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("closed")
    CLOSED
  }

  /**
   * @param from first day, inclusive; with the legal entity it is the period's name
   * @param to last day, inclusive
   */
  public record Period(String legalEntity, LocalDate from, LocalDate to, State state) {}

  public record All(List<Period> items) {}

  @GET
  @Operation(summary = "Shows the periods, the latest first; a date that none covers is open")
  public All all(@QueryParam("legalEntity") String legalEntity) {
    return transaction.call(caller.tenant(), () -> new All(periods.all(legalEntity, MOST_SHOWN)));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Closes or opens a period of a legal entity",
      description =
          "Waits for postings under way. Nothing is posted into a closed period; what the bank"
              + " takes back then is posted today.")
  public Period set(Period given) {
    if (given == null
        || given.legalEntity() == null
        || given.from() == null
        || given.to() == null
        || given.state() == null) {
      throw Problem.badRequest(
          "missing-field", "A period has legalEntity, from, to and state; nothing was changed.");
    }
    if (given.from().isAfter(given.to())) {
      throw Problem.unprocessable(
          "bad-period", "A period ends on the day it begins or later; nothing was changed.");
    }
    return transaction.call(
        caller.tenant(),
        () -> {
          if (!receivables.hasLegalEntity(given.legalEntity())) {
            throw Problem.unprocessable(
                "unknown-legal-entity",
                "There is no legal entity " + given.legalEntity() + "; nothing was changed.");
          }
          boolean open = given.state() == State.OPEN;
          periods.set(given.legalEntity(), given.from(), given.to(), open);
          audit.record(
              open ? "period.opened" : "period.closed",
              given.legalEntity(),
              caller.actor(),
              Map.of("from", given.from().toString(), "to", given.to().toString()));
          return given;
        });
  }
}
