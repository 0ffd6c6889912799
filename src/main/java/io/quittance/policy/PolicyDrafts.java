package io.quittance.policy;

import io.quittance.api.ETags;
import io.quittance.api.Problem;
import io.quittance.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Policies that are written and tried before they count. Every method runs in the caller's tenant
 * transaction.
 */
@ApplicationScoped
public class PolicyDrafts {
  private final Sql sql;
  private final Policies policies;

  PolicyDrafts(Sql sql, Policies policies) {
    this.sql = sql;
    this.policies = policies;
  }

  /**
   * @param start name of a starting policy that the changes are made to, or null for what is in
   *     force
   */
  PolicyDraft write(Policies.Scope scope, String start, String changes, String actor) {
    policies.requireKnown(scope);
    int base = policies.inForce(scope).version();
    Policy policy = PolicyJson.read(changes, policies.start(scope, start), base);
    UUID id = UUID.randomUUID();
    sql.change(
        """
        insert into policy_draft (id, base, legal_entity, customer_group, customer, body, actor)
        values (cast(? as uuid), ?, ?, ?, ?, cast(? as jsonb), ?)
        """,
        id.toString(),
        base,
        Policies.text(scope.legalEntity()),
        Policies.text(scope.group()),
        Policies.text(scope.customer()),
        PolicyJson.write(policy).toString(),
        actor);
    return draft(id);
  }

  /**
   * @throws Problem 404
   */
  public PolicyDraft draft(UUID id) {
    return sql.first(
            "select * from policy_draft where id = cast(? as uuid)",
            PolicyDrafts::read,
            id.toString())
        .orElseThrow(
            () -> Problem.notFound("unknown-policy-draft", "There is no policy draft " + id + "."));
  }

  List<PolicyDraft> drafts(int count) {
    return sql.list(
        "select * from policy_draft order by recorded_at desc, id limit ?",
        PolicyDrafts::read,
        count);
  }

  /** Keeps what a try of the draft showed. */
  public void tried(UUID id, String result) {
    sql.change(
        "update policy_draft set dry_run = cast(? as jsonb) where id = cast(? as uuid)",
        result,
        id.toString());
  }

  /**
   * Makes the draft the next version of its scope.
   *
   * @param ifMatch entity tag of the version that it replaces; demanded
   */
  Policy activate(UUID id, String ifMatch, String actor) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw Problem.preconditionFailed(
          "version-not-named", "If-Match names the version that the draft replaces.");
    }
    policies.oneAtATime();
    PolicyDraft draft = draft(id);
    if (draft.activated() != null) {
      throw Problem.conflict(
          "already-active", "The draft is version " + draft.activated() + " already.");
    }
    Policies.Scope scope =
        new Policies.Scope(
            orNull(draft.scope().legalEntity()),
            orNull(draft.scope().group()),
            orNull(draft.scope().customer()));
    int current = policies.inForce(scope).version();
    ETags.requireMatch(ifMatch, ETags.of(current));
    if (current != draft.base()) {
      throw Problem.preconditionFailed(
          "changed-meanwhile",
          "The draft was made from version %d; version %d is in force."
              .formatted(draft.base(), current));
    }
    Policy active = policies.write(scope, draft.policy(), actor);
    sql.change(
        "update policy_draft set activated = ? where id = cast(? as uuid)",
        active.version(),
        id.toString());
    return active;
  }

  /** The policy for an entity and a customer if the draft were active. */
  public Policy asIf(PolicyDraft draft, String legalEntity, String customer) {
    return policies.asIf(draft, legalEntity, customer);
  }

  private static PolicyDraft read(ResultSet row) throws SQLException {
    int base = row.getInt("base");
    return new PolicyDraft(
        UUID.fromString(row.getString("id")),
        base,
        new PolicyDraft.Scope(
            row.getString("legal_entity"),
            row.getString("customer_group"),
            row.getString("customer")),
        PolicyJson.read(row.getString("body"), Policy.initial(), base),
        row.getString("actor"),
        Optional.ofNullable(row.getString("activated")).map(Integer::valueOf).orElse(null),
        row.getString("dry_run"));
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
