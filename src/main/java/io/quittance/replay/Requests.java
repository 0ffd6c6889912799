package io.quittance.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.database.Sql;
import io.quittance.pipeline.ReadAnew;
import io.quittance.pipeline.UnderPolicy;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of requests. In the caller's tenant transaction. */
@Singleton
class Requests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sql sql;
  private final Clock clock;

  Requests(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** What decides how its items go on. */
  record Row(
      UUID id,
      Requested requested,
      boolean apply,
      boolean reverse,
      String state,
      String phase,
      String actor,
      String promotedBy,
      Instant requestedAt) {
    boolean running() {
      return state.equals("running");
    }

    boolean promotes() {
      return phase.equals("promote");
    }
  }

  /** A request to be opened. */
  record New(
      UUID id,
      String request,
      String sha256,
      Requested requested,
      boolean apply,
      boolean reverse,
      ReprocessingView.Estimate estimate,
      String actor) {}

  /** False when an equal one is open. */
  boolean open(New asked) {
    ReadAnew.By by = asked.requested().by();
    UnderPolicy policy = asked.requested().policy();
    return sql.change(
            """
            insert into reprocessing (id, request, request_sha256, stage, model, prompt,
              policy_version, policy_draft, mode, reverse, state, estimate, actor, requested_at,
              changed_at)
            values (?, cast(? as jsonb), ?, ?, ?, ?, cast(? as int), cast(? as uuid), ?, ?,
              'estimated', cast(? as jsonb), ?, ?::timestamptz, ?::timestamptz)
            on conflict (tenant, request_sha256)
              where state in ('estimated', 'running', 'paused') do nothing
            """,
            asked.id(),
            asked.request(),
            asked.sha256(),
            Requested.word(asked.requested().from()),
            by.model(),
            by.prompt(),
            policy.version(),
            policy.draft(),
            asked.apply() ? "apply" : "shadow",
            asked.reverse(),
            text(asked.estimate()),
            asked.actor(),
            clock.instant(),
            clock.instant())
        == 1;
  }

  /** The open one that is equal. */
  Optional<UUID> equal(String sha256) {
    return sql.first(
        "select id from reprocessing where request_sha256 = ?"
            + " and state in ('estimated', 'running', 'paused')",
        row -> row.getObject("id", UUID.class),
        sha256);
  }

  /** The row, held until the transaction ends: items of one request go on one after the other. */
  Optional<Row> held(UUID id) {
    return sql.first("select * from reprocessing where id = ? for update", Requests::row, id);
  }

  Optional<Row> find(UUID id) {
    return sql.first("select * from reprocessing where id = ?", Requests::row, id);
  }

  void state(UUID id, String state) {
    sql.change(
        "update reprocessing set state = ?, changed_at = ?::timestamptz where id = ?",
        state,
        now(),
        id);
  }

  void promote(UUID id, boolean reverse, String actor) {
    sql.change(
        "update reprocessing set state = 'running', phase = 'promote', reverse = ?,"
            + " promoted_by = ?, changed_at = ?::timestamptz where id = ?",
        reverse,
        actor,
        now(),
        id);
  }

  Optional<ReprocessingView> view(UUID id) {
    return sql.first("select * from reprocessing where id = ?", Requests::view, id);
  }

  /**
   * The newest first.
   *
   * @param before only those older than this one; null for the first page
   */
  List<ReprocessingView> list(UUID before, int count) {
    return sql.list(
        """
        select * from reprocessing where cast(? as uuid) is null or (requested_at, id) <
          (select requested_at, id from reprocessing where id = cast(? as uuid))
        order by requested_at desc, id desc limit ?
        """,
        Requests::view,
        before,
        before,
        count);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        new Requested(
            Requested.from(row.getString("stage")),
            new ReadAnew.By(row.getString("model"), row.getString("prompt")),
            new UnderPolicy(
                row.getObject("policy_version", Integer.class),
                row.getObject("policy_draft", UUID.class))),
        row.getString("mode").equals("apply"),
        row.getBoolean("reverse"),
        row.getString("state"),
        row.getString("phase"),
        row.getString("actor"),
        row.getString("promoted_by"),
        Sql.instant(row, "requested_at"));
  }

  private static ReprocessingView view(ResultSet row) throws SQLException {
    return new ReprocessingView(
        row.getObject("id", UUID.class),
        row.getString("state"),
        row.getString("phase"),
        json(row.getString("request")),
        row.getString("stage"),
        row.getString("model"),
        row.getString("prompt"),
        row.getObject("policy_version", Integer.class),
        row.getObject("policy_draft", UUID.class),
        row.getString("mode"),
        row.getBoolean("reverse"),
        parsed(row.getString("estimate"), ReprocessingView.Estimate.class),
        row.getString("actor"),
        row.getString("promoted_by"),
        Sql.instant(row, "requested_at"),
        Sql.instant(row, "changed_at"),
        null);
  }

  static JsonNode json(String text) {
    return parsed(text, JsonNode.class);
  }

  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  private static <T> T parsed(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read", e);
    }
  }

  private Instant now() {
    return clock.instant();
  }
}
