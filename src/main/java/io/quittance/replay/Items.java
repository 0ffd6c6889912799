package io.quittance.replay;

import io.quittance.database.Sql;
import io.quittance.pipeline.TakeAnew;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The items of requests. In the caller's tenant transaction. */
@Singleton
class Items {
  private final Sql sql;
  private final Clock clock;

  Items(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** What is known of an item whose turn it is. The last four are null before it was compared. */
  record Due(
      UUID message, int postponed, String reading, String sourceSha256, TakeAnew.Shown shown) {}

  /**
   * What a comparison found.
   *
   * @param reading the new one, or null when there is none
   */
  record Found(
      Difference difference,
      String reason,
      String reading,
      String sourceSha256,
      TakeAnew.Shown shown) {}

  void add(UUID reprocessing, List<UUID> messages) {
    List<Object[]> rows = new ArrayList<>();
    for (UUID message : messages) {
      rows.add(new Object[] {reprocessing, rows.size() + 1, message});
    }
    sql.changeEach(
        "insert into reprocessing_item (reprocessing, position, message) values (?, ?, ?)", rows);
  }

  /** Empty when it is done: an earlier run got through and was not known to. */
  Optional<Due> due(ItemKey key) {
    return sql.first(
        """
        select message, postponed, reading::text as reading, source_sha256, before_sha256,
          after_sha256
        from reprocessing_item where reprocessing = ? and position = ? and work = 'queued'
        for update
        """,
        row ->
            new Due(
                row.getObject("message", UUID.class),
                row.getInt("postponed"),
                row.getString("reading"),
                row.getString("source_sha256"),
                new TakeAnew.Shown(row.getString("before_sha256"), row.getString("after_sha256"))),
        key.reprocessing(),
        key.position());
  }

  /**
   * The next ones that wait are queued; their positions in order. They are chosen once: a subquery
   * with a limit may be run for every row, and choose others each time.
   */
  List<Integer> queue(UUID reprocessing, int count) {
    return sql
        .list(
            """
            with chosen as materialized (
              select position from reprocessing_item where reprocessing = ? and work = 'waiting'
              order by position limit ? for update)
            update reprocessing_item item set work = 'queued' from chosen
            where item.reprocessing = ? and item.position = chosen.position
            returning item.position
            """,
            row -> row.getInt("position"),
            reprocessing,
            count,
            reprocessing)
        .stream()
        .sorted()
        .toList();
  }

  List<Integer> queued(UUID reprocessing) {
    return sql.list(
        "select position from reprocessing_item where reprocessing = ? and work = 'queued'"
            + " order by position",
        row -> row.getInt("position"),
        reprocessing);
  }

  boolean anyLeft(UUID reprocessing) {
    return sql.first(
            "select 1 from reprocessing_item where reprocessing = ? and work <> 'done' limit 1",
            row -> true,
            reprocessing)
        .isPresent();
  }

  void postponed(ItemKey key) {
    sql.change(
        "update reprocessing_item set postponed = postponed + 1"
            + " where reprocessing = ? and position = ?",
        key.reprocessing(),
        key.position());
  }

  /** False when it was told before. */
  boolean compared(ItemKey key, Found found) {
    return sql.change(
            """
            update reprocessing_item set work = 'done', outcome = ?, reason = ?,
              difference = cast(? as jsonb), money = cast(? as jsonb), reading = cast(? as jsonb),
              source_sha256 = ?, before_sha256 = ?, after_sha256 = ?, changed_at = ?::timestamptz
            where reprocessing = ? and position = ? and work = 'queued' and outcome is null
            """,
            found.difference().outcome().text(),
            found.reason(),
            found.difference().shown().toString(),
            found.difference().moneyJson(),
            found.reading(),
            found.sourceSha256(),
            found.shown() == null ? null : found.shown().before(),
            found.shown() == null ? null : found.shown().after(),
            now(),
            key.reprocessing(),
            key.position())
        == 1;
  }

  /** False when it was promoted before. */
  boolean promoted(ItemKey key, String promotion, String code, String reason) {
    return sql.change(
            """
            update reprocessing_item set work = 'done', promotion = ?, promotion_code = ?,
              promotion_reason = ?, changed_at = ?::timestamptz
            where reprocessing = ? and position = ? and work = 'queued'
            """,
            promotion,
            code,
            reason,
            now(),
            key.reprocessing(),
            key.position())
        == 1;
  }

  /**
   * Makes those wait again that can be promoted: not those that are the same, that nothing is known
   * of or that were taken before; what was left because cash was applied from it, once that may be
   * taken back.
   */
  int toPromote(UUID reprocessing, boolean reverse) {
    return sql.change(
        """
        update reprocessing_item set work = 'waiting', postponed = 0
        where reprocessing = ? and outcome in ('better', 'worse', 'different')
          and (promotion is null or promotion = 'failed'
            or (? and promotion = 'left' and promotion_code = 'applied'))
        """,
        reprocessing,
        reverse);
  }

  private Instant now() {
    return clock.instant();
  }
}
