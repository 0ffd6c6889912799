package io.quittance.webhooks;

import io.quittance.database.Sql;
import io.quittance.mailbox.SealedSecrets.Sealed;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored targets and what they have not heard. In the caller's tenant transaction. */
@Singleton
class WebhookTable {
  private final Sql sql;

  WebhookTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * An event to be told.
   *
   * @param id place in the target's queue
   * @param event by which a receiver knows it again
   * @param data JSON
   */
  record Due(
      UUID webhook,
      String url,
      Sealed secret,
      int failures,
      long id,
      UUID event,
      String type,
      String data,
      Instant occurredAt) {}

  int count() {
    return sql.first("select count(*) from webhook", row -> row.getInt(1)).orElseThrow();
  }

  /** Two that add at the same time would both see the last free place. */
  void lock() {
    sql.list(
        "select pg_advisory_xact_lock(hashtextextended('webhooks of ' || current_tenant(), 0))",
        row -> true);
  }

  /** Ties a secret to its tenant and row. */
  String context(UUID id) {
    return sql.first("select current_tenant()", row -> row.getString(1)).orElseThrow()
        + "/webhook/"
        + id;
  }

  void add(UUID id, String url, List<String> events, Sealed secret, Instant now, String actor) {
    sql.change(
        """
        insert into webhook (id, url, events, wrapped, encrypted, created_at, created_by)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        url,
        events,
        secret.wrapped(),
        secret.encrypted(),
        now,
        actor);
  }

  /** In the order in which they were made. */
  List<Webhook> list(UUID after, int count) {
    return sql.list(
        VIEW + " where w.id > ? order by w.id limit ?",
        WebhookTable::view,
        after == null ? new UUID(0, 0) : after,
        count);
  }

  Optional<Webhook> find(UUID id) {
    return sql.first(VIEW + " where w.id = ?", WebhookTable::view, id);
  }

  private static final String VIEW =
      """
      select w.*, (select count(*) from webhook_event e
        where e.tenant = w.tenant and e.webhook = w.id) as pending
      from webhook w\
      """;

  private static Webhook view(ResultSet row) throws SQLException {
    int failures = row.getInt("failures");
    Webhook.State state =
        row.getString("state").equals("stopped")
            ? Webhook.State.STOPPED
            : failures > 0 ? Webhook.State.FAILING : Webhook.State.ACTIVE;
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("url"),
        Sql.texts(row, "events"),
        state,
        failures,
        row.getString("reason"),
        row.getLong("pending"),
        Sql.instant(row, "next_attempt_at"),
        Sql.instant(row, "last_answered_at"),
        Sql.instant(row, "created_at"),
        null);
  }

  boolean delete(UUID id) {
    return sql.change("delete from webhook where id = ?", id) > 0;
  }

  /** The event that a target hears next, when it may be tried now. */
  Optional<Due> due(UUID webhook, Instant now) {
    return sql.first(
        """
        select w.url, w.wrapped, w.encrypted, w.failures, e.*
        from webhook w join webhook_event e on e.tenant = w.tenant and e.webhook = w.id
        where w.id = ? and w.state = 'active'
          and (w.next_attempt_at is null or w.next_attempt_at <= ?)
        order by e.id limit 1
        """,
        row ->
            new Due(
                webhook,
                row.getString("url"),
                new Sealed(row.getBytes("wrapped"), row.getBytes("encrypted")),
                row.getInt("failures"),
                row.getLong("id"),
                row.getObject("event", UUID.class),
                row.getString("type"),
                row.getString("data"),
                Sql.instant(row, "occurred_at")),
        webhook,
        now);
  }

  void answered(Due due, Instant now) {
    sql.change("delete from webhook_event where webhook = ? and id = ?", due.webhook(), due.id());
    sql.change(
        """
        update webhook set failures = 0, reason = null, next_attempt_at = null,
          last_answered_at = ? where id = ?
        """,
        now,
        due.webhook());
  }

  void failed(UUID webhook, String reason, Instant now, Duration pause) {
    sql.change(
        """
        update webhook set failures = failures + 1, reason = ?, next_attempt_at = ?
        where id = ? and state = 'active'
        """,
        reason,
        now.plus(pause),
        webhook);
  }

  void stop(UUID webhook, String reason, Instant now) {
    sql.change(
        """
        update webhook set state = 'stopped', failures = failures + 1, reason = ?,
          next_attempt_at = null, stopped_at = ? where id = ? and state = 'active'
        """,
        reason,
        now,
        webhook);
  }

  void resume(UUID webhook) {
    sql.change(
        """
        update webhook set state = 'active', failures = 0, reason = null, next_attempt_at = null,
          stopped_at = null where id = ?
        """,
        webhook);
  }
}
