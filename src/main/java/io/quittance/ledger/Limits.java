package io.quittance.ledger;

import io.quittance.database.Sql;
import io.quittance.ledger.ApplicationRequest.Decision;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.money.Money;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much may be written off or discounted: by the clerks of a group in one posting and in a day,
 * and for a customer in one posting. The lowest limit holds; a tenant that has set none limits
 * nobody. The database holds the same when the posting is committed.
 */
@Singleton
public class Limits {
  /** The group that stands for what is posted without a person; it may be limited like one. */
  public static final String AUTOMATIC = Ledger.CERTIFIER;

  private final Sql sql;

  public Limits(Sql sql) {
    this.sql = sql;
  }

  /**
   * What one posting gives away.
   *
   * @param customers whose items or money it concerns
   */
  record Given(Kind kind, Money amount, Set<String> customers) {
    enum Kind {
      WRITE_OFF,
      DISCOUNT;

      String stored() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    Given {
      customers = Set.copyOf(customers);
    }

    Given plus(Given other) {
      Set<String> both = new TreeSet<>(customers);
      both.addAll(other.customers);
      return new Given(kind, amount.plus(other.amount), both);
    }
  }

  /** Sets or replaces a limit; null a day leaves the day unlimited. */
  public void set(PostingLimit limit) {
    if (limit.group() == null) {
      sql.change(
          """
          insert into customer_limit (customer, currency, write_off_minor, discount_minor)
          values (?, ?, ?, ?)
          on conflict (tenant, customer, currency) do update
          set write_off_minor = excluded.write_off_minor, discount_minor = excluded.discount_minor,
            changed_at = now()
          """,
          limit.customer(),
          limit.currency(),
          limit.writeOff().minor(),
          limit.discount().minor());
      return;
    }
    sql.change(
        """
        insert into posting_limit (clerk_group, currency, write_off_minor, discount_minor,
          write_off_day_minor, discount_day_minor)
        values (?, ?, ?, ?, ?, ?)
        on conflict (tenant, clerk_group, currency) do update
        set write_off_minor = excluded.write_off_minor, discount_minor = excluded.discount_minor,
          write_off_day_minor = excluded.write_off_day_minor,
          discount_day_minor = excluded.discount_day_minor, removal_asked_by = null,
          changed_at = now()
        """,
        limit.group(),
        limit.currency(),
        limit.writeOff().minor(),
        limit.discount().minor(),
        minor(limit.writeOffADay()),
        minor(limit.discountADay()));
  }

  /** What became of the wish to remove a limit. */
  public enum Removal {
    REMOVED,
    /** Nobody would be limited without it: a second person has to wish it, too. */
    AWAITS_SECOND_PERSON,
    UNKNOWN
  }

  /**
   * Removes the limit of a group or of a customer; the other is null.
   *
   * @param actor who wishes it
   */
  public Removal remove(String group, String customer, String currency, String actor) {
    if (group == null) {
      int removed =
          sql.change(
              "delete from customer_limit where customer = ? and currency = ?", customer, currency);
      return removed == 0 ? Removal.UNKNOWN : Removal.REMOVED;
    }
    // All of them are locked: two removals at once would each see the limit that the other removes.
    List<Standing> standing =
        sql.list(
            """
            select clerk_group, currency, removal_asked_by from posting_limit
            order by clerk_group, currency for update
            """,
            row -> new Standing(row.getString(1), row.getString(2), row.getString(3)));
    Optional<Standing> meant = standing.stream().filter(s -> s.is(group, currency)).findFirst();
    if (meant.isEmpty()) {
      return Removal.UNKNOWN;
    }
    boolean bindsOn = standing.stream().anyMatch(s -> s.bindsClerks() && s != meant.get());
    String first = meant.get().removalAskedBy();
    if (meant.get().bindsClerks() && !bindsOn && (first == null || first.equals(actor))) {
      sql.change(
          "update posting_limit set removal_asked_by = ? where clerk_group = ? and currency = ?",
          actor,
          group,
          currency);
      return Removal.AWAITS_SECOND_PERSON;
    }
    sql.change("delete from posting_limit where clerk_group = ? and currency = ?", group, currency);
    return Removal.REMOVED;
  }

  private record Standing(String group, String currency, String removalAskedBy) {
    boolean is(String named, String in) {
      return group.equals(named) && currency.equals(in);
    }

    boolean bindsClerks() {
      return !group.equals(AUTOMATIC);
    }
  }

  /** Limits of groups, then of customers, each in order. */
  public List<PostingLimit> all(int most) {
    return sql.list(
        """
        select clerk_group, null as customer, currency, write_off_minor, discount_minor,
          write_off_day_minor, discount_day_minor, removal_asked_by from posting_limit
        union all
        select null, customer, currency, write_off_minor, discount_minor, null, null, null
        from customer_limit
        order by 1 nulls last, 2, 3 limit ?
        """,
        Limits::read,
        most);
  }

  /** Why the decision needs an approver, or another one, to give this away. */
  Optional<Refused> refusal(Decision decision, Collection<Given> all) {
    for (Given.Kind kind : Given.Kind.values()) {
      Optional<Refused> refused =
          all.stream()
              .filter(given -> given.kind() == kind)
              .reduce(Given::plus)
              .flatMap(given -> refusal(decision, given));
      if (refused.isPresent()) {
        return refused;
      }
    }
    return Optional.empty();
  }

  private Optional<Refused> refusal(Decision decision, Given given) {
    if (!given.amount().isPositive()) {
      return Optional.empty();
    }
    Optional<Most> actor =
        most(given, decision.actor(), decision.actorGroups(), given.customers())
            .filter(most -> most.minor() < given.amount().minor());
    if (actor.isEmpty() || approved(decision, given)) {
      return Optional.empty();
    }
    return Optional.of(
        new Refused(
            Refusal.NEEDS_APPROVAL,
            String.format(
                Locale.ROOT,
                "A %s of %s is above the limit of %s%s for %s; somebody else with the limit"
                    + " approves it.",
                given.kind().stored().replace('_', '-'),
                given.amount(),
                new Money(actor.get().minor(), given.amount().currency()),
                actor.get().says(),
                decision.actor())));
  }

  private boolean approved(Decision decision, Given given) {
    return decision.approver() != null
        && most(given, decision.approver(), decision.approverGroups(), Set.of())
            .filter(most -> most.minor() < given.amount().minor())
            .isEmpty();
  }

  /**
   * @param says which limit it is, as words to read on
   */
  private record Most(long minor, String says) {}

  /** Empty when nothing limits the person. */
  private Optional<Most> most(
      Given given, String person, Collection<String> groups, Collection<String> customers) {
    return sql.first(
        "select most, says from most_to_give(?, ?, ?, ?, ?, null)",
        row ->
            new Most(
                row.getLong("most"),
                switch (row.getString("says")) {
                  case "day" -> " left for today";
                  case "customer" -> " of the customer";
                  default -> "";
                }),
        given.kind().stored(),
        person,
        groups,
        customers,
        given.amount().currency().getCurrencyCode());
  }

  private static Long minor(Money amount) {
    return amount == null ? null : amount.minor();
  }

  private static PostingLimit read(ResultSet row) throws SQLException {
    Currency currency = Currency.getInstance(row.getString("currency"));
    return new PostingLimit(
        row.getString("clerk_group"),
        row.getString("customer"),
        new Money(row.getLong("write_off_minor"), currency),
        new Money(row.getLong("discount_minor"), currency),
        money(row.getObject("write_off_day_minor", Long.class), currency),
        money(row.getObject("discount_day_minor", Long.class), currency),
        row.getString("removal_asked_by"));
  }

  private static Money money(Long minor, Currency currency) {
    return minor == null ? null : new Money(minor, currency);
  }
}
