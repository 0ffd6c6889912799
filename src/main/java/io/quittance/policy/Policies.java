package io.quittance.policy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quittance.api.ETags;
import io.quittance.api.Problem;
import io.quittance.database.Sql;
import io.quittance.receivables.Customer;
import io.quittance.receivables.Receivables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Which policy is in force: of the customer, else of the customer's group, else of the legal
 * entity, else of the tenant, else {@link Policy#initial()}. Every method runs in the caller's
 * tenant transaction.
 */
@ApplicationScoped
public class Policies {
  private final Rows rows;
  private final Sql sql;
  private final Receivables receivables;

  Policies(Rows rows, Sql sql, Receivables receivables) {
    this.rows = rows;
    this.sql = sql;
    this.receivables = receivables;
  }

  @ApplicationScoped
  static class Rows implements PanacheRepositoryBase<PolicyVersionRow, Integer> {}

  /** Whose policy a change is; null is the whole. */
  record Scope(String legalEntity, String group, String customer) {
    private static final Scope TENANT = new Scope(null, null, null);
  }

  /**
   * @param legalEntity or null
   * @param customer or null
   */
  public Policy of(String legalEntity, String customer) {
    String group =
        customer == null ? null : receivables.customer(customer).map(Customer::group).orElse(null);
    return inForce(new Scope(legalEntity, group, customer));
  }

  /** The widest date window in force, of whatever scope: beyond it nothing ties by date. */
  public int widestDateWindowDays() {
    return widestDateWindowDays(Integer.MAX_VALUE);
  }

  /** As {@link #widestDateWindowDays()}, while a version was the newest. */
  public int widestDateWindowDays(int version) {
    return sql.first(
            """
            select max((body ->> 'dateWindowDays')::int) from (
              select distinct on (customer, customer_group, legal_entity) body
              from policy_version where version <= ?
              order by customer, customer_group, legal_entity, version desc) in_force
            """,
            row -> row.getInt(1),
            version)
        .map(days -> Math.max(days, asOf(version, null, null).tying().dateWindowDays()))
        .orElseThrow();
  }

  /**
   * The newest version of any scope; 1 when none was written. Whatever changes a policy raises it.
   */
  public int newestVersion() {
    return sql.first("select coalesce(max(version), 1) from policy_version", row -> row.getInt(1))
        .orElseThrow();
  }

  /**
   * All policies in force, of every scope, as one fingerprint, without what they say about
   * certificates: two of them are equal when the same is proven and the same is held.
   */
  public String rulesInForce() {
    StringBuilder rules = new StringBuilder();
    rules.append(rules(inForce(Scope.TENANT)));
    sql.list(
            """
            select distinct on (customer, customer_group, legal_entity)
              customer, customer_group, legal_entity, body::text as body
            from policy_version where customer || customer_group || legal_entity <> ''
            order by customer, customer_group, legal_entity, version desc
            """,
            row ->
                List.of(
                    row.getString("customer"),
                    row.getString("customer_group"),
                    row.getString("legal_entity"),
                    rules(PolicyJson.read(row.getString("body"), Policy.initial(), 1))))
        .forEach(scope -> rules.append('\n').append(String.join("\t", scope)));
    return Fingerprint.of(rules.toString());
  }

  private static String rules(Policy policy) {
    return PolicyJson.parts(policy.with(Statistics.OFF)).toString();
  }

  Policy inForce(Scope scope) {
    return row(scope)
        .map(v -> PolicyJson.read(v.body, Policy.initial(), v.version))
        .orElseGet(Policy::initial);
  }

  private Optional<PolicyVersionRow> row(Scope scope) {
    return row(scope, Integer.MAX_VALUE);
  }

  private Optional<PolicyVersionRow> row(Scope scope, int newest) {
    return rows.find(
            """
            from PolicyVersionRow
            where legalEntity in ?1 and customerGroup in ?2 and customer in ?3 and version <= ?4
            order by case when customer = '' then 1 else 0 end,
              case when customerGroup = '' then 1 else 0 end,
              case when legalEntity = '' then 1 else 0 end, version desc
            """,
            List.of("", text(scope.legalEntity())),
            List.of("", text(scope.group())),
            List.of("", text(scope.customer())),
            newest)
        .page(0, 1)
        .firstResultOptional();
  }

  /**
   * What {@link #of} answered while a version was the newest.
   *
   * @param version 1 is what was in force before anything was written
   */
  public Policy asOf(int version, String legalEntity, String customer) {
    String group =
        customer == null ? null : receivables.customer(customer).map(Customer::group).orElse(null);
    return row(new Scope(legalEntity, group, customer), version)
        .map(v -> PolicyJson.read(v.body, Policy.initial(), v.version))
        .orElseGet(Policy::initial);
  }

  /** What {@link #of} would answer if the draft were active. */
  Policy asIf(PolicyDraft draft, String legalEntity, String customer) {
    String group =
        customer == null ? null : receivables.customer(customer).map(Customer::group).orElse(null);
    Scope scope = new Scope(legalEntity, group, customer);
    PolicyDraft.Scope inForce =
        row(scope)
            .map(v -> new PolicyDraft.Scope(v.legalEntity, v.customerGroup, v.customer))
            .orElse(null);
    return draft.wins(inForce, legalEntity, group, customer) ? draft.policy() : inForce(scope);
  }

  /**
   * What changes of a scope are made to.
   *
   * @param start name of a starting policy, or null for what is in force
   */
  Policy start(Scope scope, String start) {
    Policy before = inForce(scope);
    return start == null
        ? before
        : StartingPolicies.named(start, before.version())
            .orElseThrow(
                () ->
                    Problem.unprocessable(
                        "unknown-starting-policy",
                        "There is no starting policy %s; there are %s."
                            .formatted(start, String.join(", ", StartingPolicies.NAMES))));
  }

  /**
   * Writes the next version for the scope, made of what is in force there and the changes given.
   *
   * @param start name of a starting policy that the changes are made to, or null
   * @param ifMatch entity tag of the version that the change was made from, or null
   * @throws Problem when the scope or a value is none, or the version is not the one expected
   */
  Policy change(Scope scope, String start, String changes, String ifMatch, String actor) {
    requireKnown(scope);
    oneAtATime();
    Policy before = inForce(scope);
    ETags.requireMatch(ifMatch, ETags.of(before.version()));
    return write(scope, PolicyJson.read(changes, start(scope, start), before.version()), actor);
  }

  /**
   * Writes the next version for the whole tenant, for those who set one up.
   *
   * @param changes as JSON, in the form that {@code PUT /policy} takes
   */
  public void setUp(String changes, String actor) {
    change(Scope.TENANT, null, changes, null, actor);
  }

  /** Changes of the tenant's policies happen one after the other, to the end of the transaction. */
  void oneAtATime() {
    sql.list(
        "select pg_advisory_xact_lock(hashtextextended('policy of ' || current_tenant(), 0))",
        row -> row.getString(1));
  }

  Policy write(Scope scope, Policy policy, String actor) {
    int version =
        sql.first("select coalesce(max(version), 1) from policy_version", row -> row.getInt(1))
                .orElseThrow()
            + 1;
    Policy after = policy.inVersion(version);
    PolicyVersionRow row = new PolicyVersionRow();
    row.version = version;
    row.legalEntity = text(scope.legalEntity());
    row.customerGroup = text(scope.group());
    row.customer = text(scope.customer());
    row.body = PolicyJson.write(after).toString();
    row.actor = actor;
    rows.persistAndFlush(row);
    return after;
  }

  void requireKnown(Scope scope) {
    if (scope.legalEntity() != null && !receivables.hasLegalEntity(scope.legalEntity())) {
      throw Problem.unprocessable(
          "unknown-legal-entity", "There is no legal entity " + scope.legalEntity() + ".");
    }
    if (scope.customer() != null && receivables.customer(scope.customer()).isEmpty()) {
      throw Problem.unprocessable(
          "unknown-customer", "There is no customer " + scope.customer() + ".");
    }
    if (scope.customer() != null && scope.group() != null) {
      throw Problem.unprocessable(
          "bad-scope", "A policy is of a customer or of a group, not both.");
    }
  }

  static String text(String value) {
    return value == null || value.isBlank() ? "" : value;
  }
}
