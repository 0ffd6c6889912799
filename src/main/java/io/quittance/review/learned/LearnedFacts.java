package io.quittance.review.learned;

import io.quittance.database.Sql;
import io.quittance.matching.identity.Learned;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What was learned, kept and looked up. Every method runs in the caller's tenant transaction. */
@Singleton
public class LearnedFacts {
  private static final String FACTS =
      """
      select f.*,
        (select count(*) from learned_use u where u.tenant = f.tenant and u.fact = f.id
           and u.confirmed and u.reversed_at is null) as confirmations,
        (select count(*) from learned_use u where u.tenant = f.tenant and u.fact = f.id
           and u.proven and u.reversed_at is null) as proven
      from learned_fact f
      """;

  private final Sql sql;
  private final Clock clock;

  LearnedFacts(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * A payment that was applied to a customer.
   *
   * @param actor who decided
   * @param confirmed an analyst decided, not the certifier
   * @param proven named invoices of the customer explain every cent of it
   */
  public record Use(
      String payment, String message, String actor, boolean confirmed, boolean proven) {}

  /** What counts today: removed facts, and those that await a second person, do not. */
  public List<Learned> about(Collection<String> patterns) {
    return sql.list(
        FACTS + "where f.pattern = any(?) and f.state = 'active' order by f.kind, f.customer",
        LearnedFacts::learned,
        patterns);
  }

  /**
   * As {@link #about(Collection)}, without what one message has proven or confirmed itself.
   *
   * @param message id
   */
  public List<Learned> about(Collection<String> patterns, String message) {
    return sql.list(
        """
        select f.kind, f.pattern, f.customer,
          count(*) filter (where u.confirmed) as confirmations,
          count(*) filter (where u.proven) as proven
        from learned_fact f
        left join learned_use u on u.tenant = f.tenant and u.fact = f.id
          and u.reversed_at is null and u.message is distinct from ?
        where f.pattern = any(?) and f.state = 'active'
        group by f.id, f.kind, f.pattern, f.customer order by f.kind, f.customer
        """,
        LearnedFacts::learned,
        message,
        patterns);
  }

  private static Learned learned(ResultSet row) throws SQLException {
    return new Learned(
        kindOf(row.getString("kind")),
        row.getString("pattern"),
        row.getString("customer"),
        row.getInt("confirmations"),
        row.getInt("proven"));
  }

  /** Learns it, or counts one more use of what was learned. A payment counts once a fact. */
  public void learn(Learned.Kind kind, String pattern, String customer, Use use) {
    UUID fact =
        standing(kind, pattern, customer)
            .map(LearnedFact::id)
            .orElseGet(() -> insert(kind, pattern, customer, use.actor()));
    sql.change(
        """
        insert into learned_use (fact, payment, message, actor, confirmed, proven, used_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (tenant, fact, payment) do update
          set message = excluded.message, actor = excluded.actor, confirmed = excluded.confirmed,
            proven = excluded.proven, used_at = excluded.used_at, reversed_at = null
        """,
        fact,
        use.payment(),
        use.message(),
        use.actor(),
        use.confirmed(),
        use.proven(),
        clock.instant());
  }

  /** Counts a use of a fact that stands; learns nothing new. */
  public void used(Learned.Kind kind, String pattern, String customer, Use use) {
    if (standing(kind, pattern, customer).isPresent()) {
      learn(kind, pattern, customer, use);
    }
  }

  /** What rested on these messages was taken back and proves nothing any more. */
  public void reversed(Collection<String> messages) {
    sql.change(
        "update learned_use set reversed_at = ? where message = any(?) and reversed_at is null",
        clock.instant(),
        messages);
  }

  /** As {@link #reversed}, of a payment that no message explained. */
  public void reversedWithoutMessage(String payment) {
    sql.change(
        "update learned_use set reversed_at = ? where payment = ? and message is null"
            + " and reversed_at is null",
        clock.instant(),
        payment);
  }

  /** Asks for something to identify nobody in the whole tenant; counts when another approves. */
  public LearnedFact propose(Learned.Kind kind, String pattern, String actor) {
    UUID id =
        standing(kind, pattern, null)
            .map(LearnedFact::id)
            .orElseGet(() -> insert(kind, pattern, null, actor));
    return find(id).orElseThrow();
  }

  Optional<LearnedFact> find(UUID id) {
    return sql.first(FACTS + "where f.id = ?", LearnedFact::read, id);
  }

  /**
   * @param after id that the last page ended with
   */
  List<LearnedFact> list(String customer, UUID after, int limit) {
    return sql.list(
        FACTS
            + """
            where f.state <> 'removed' and f.id > ? and (?::text is null or f.customer = ?)
            order by f.id limit ?
            """,
        LearnedFact::read,
        after,
        customer,
        customer,
        limit);
  }

  /** Locks the fact until the transaction ends and returns it as it is now. */
  Optional<LearnedFact> lock(UUID id) {
    sql.list("select id from learned_fact where id = ? for update", row -> true, id);
    return find(id);
  }

  void approved(UUID id, String actor) {
    sql.change(
        "update learned_fact set state = 'active', approved_by = ?, approved_at = ? where id = ?",
        actor,
        clock.instant(),
        id);
  }

  void removed(UUID id, String actor) {
    sql.change(
        "update learned_fact set state = 'removed', removed_by = ?, removed_at = ? where id = ?",
        actor,
        clock.instant(),
        id);
  }

  private Optional<LearnedFact> standing(Learned.Kind kind, String pattern, String customer) {
    return sql.first(
        FACTS
            + """
            where f.kind = ? and f.pattern = ? and coalesce(f.customer, '') = coalesce(?::text, '')
              and f.state <> 'removed'
            """,
        LearnedFact::read,
        text(kind),
        pattern,
        customer);
  }

  private UUID insert(Learned.Kind kind, String pattern, String customer, String actor) {
    UUID id = UUID.randomUUID();
    int inserted =
        sql.change(
            """
            insert into learned_fact (id, kind, pattern, customer, state, learned_by, learned_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
            id,
            text(kind),
            pattern,
            customer,
            customer == null ? "awaiting" : "active",
            actor,
            clock.instant());
    // Another transaction learned the same just now.
    return inserted == 1 ? id : standing(kind, pattern, customer).orElseThrow().id();
  }

  static String text(Learned.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Learned.Kind kindOf(String stored) {
    return Learned.Kind.valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
