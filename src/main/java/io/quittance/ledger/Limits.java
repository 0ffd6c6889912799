package io.quittance.ledger;

import io.quittance.database.Sql;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How much the clerks of a group may write off or discount in one posting by an own decision. Of
 * several groups the lowest limit holds; a tenant that has set none limits nobody. The database
 * holds the same when the posting is committed.
 */
@Singleton
public class Limits {
  /** Those whose postings a policy limits, or nobody can. */
  private static final Set<String> NO_CLERKS = Set.of(Ledger.CERTIFIER, "bank");

  private final Sql sql;

  public Limits(Sql sql) {
    this.sql = sql;
  }

  /**
   * Sets or replaces a group's limits.
   *
   * @param writeOff zero or more in one posting, in the currency of the discount
   */
  public void set(String group, Money writeOff, Money discount) {
    if (!writeOff.currency().equals(discount.currency())) {
      throw new IllegalArgumentException("limits of one row are in one currency");
    }
    sql.change(
        """
        insert into posting_limit (clerk_group, currency, write_off_minor, discount_minor)
        values (?, ?, ?, ?)
        on conflict (tenant, clerk_group, currency) do update
        set write_off_minor = excluded.write_off_minor, discount_minor = excluded.discount_minor,
          changed_at = now()
        """,
        group,
        writeOff.currency().getCurrencyCode(),
        writeOff.minor(),
        discount.minor());
  }

  /** Why the decision needs an approver, or another one; the applications are of one currency. */
  Optional<Refused> refusal(Decision decision, Collection<Application> applications) {
    Optional<Refused> refused = Optional.empty();
    for (boolean discount : List.of(false, true)) {
      Optional<Money> given =
          applications.stream()
              .map(application -> discount ? application.discount() : application.writeOff())
              .reduce(Money::plus);
      if (refused.isEmpty() && given.isPresent()) {
        refused = refusal(decision, discount ? "discount" : "write_off", given.get());
      }
    }
    return refused;
  }

  Optional<Refused> refusalOfWriteOff(Decision decision, Money given) {
    return refusal(decision, "write_off", given);
  }

  private Optional<Refused> refusal(Decision decision, String what, Money given) {
    if (!given.isPositive() || NO_CLERKS.contains(decision.actor())) {
      return Optional.empty();
    }
    Optional<Long> actor = limit(what, decision.actorGroups(), given);
    if (actor.isEmpty() || given.minor() <= actor.get()) {
      return Optional.empty();
    }
    boolean approved =
        decision.approver() != null
            && given.minor() <= limit(what, decision.approverGroups(), given).orElse(0L);
    return approved
        ? Optional.empty()
        : Optional.of(
            new Refused(
                Refusal.NEEDS_APPROVAL,
                String.format(
                    Locale.ROOT,
                    "A %s of %s is above the limit of %s for %s; somebody else with the limit"
                        + " approves it.",
                    what.replace('_', '-'),
                    given,
                    new Money(actor.get(), given.currency()),
                    decision.actor())));
  }

  /** Empty when the tenant limits nobody. */
  private Optional<Long> limit(String what, Collection<String> groups, Money given) {
    return sql.list(
            "select clerk_limit(?, ?, ?)",
            row -> Optional.ofNullable(row.getObject(1, Long.class)),
            what,
            groups,
            given.currency().getCurrencyCode())
        .get(0);
  }
}
