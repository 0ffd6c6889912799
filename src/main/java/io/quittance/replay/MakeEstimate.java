package io.quittance.replay;

import io.quittance.calls.EstimateCost;
import io.quittance.database.Sql;
import io.quittance.pipeline.ReadAnew;
import io.quittance.replay.ReprocessingView.Estimate;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a request may take, by what reading has taken before. In the caller's transaction. */
@Singleton
class MakeEstimate {
  /** Calls beyond the newest ones tell little of today's. */
  private static final int NEWEST = 1000;

  private final Sql sql;
  private final EstimateCost cost;

  MakeEstimate(Sql sql, EstimateCost cost) {
    this.sql = sql;
    this.cost = cost;
  }

  private record Past(long calls, long inputTokens, long outputTokens) {}

  Estimate of(Collection<UUID> messages, Requested requested, boolean askedAlways) {
    ReadAnew.By by = requested.by();
    if (by.model() == null || requested.from() == ReadAnew.From.READING) {
      return new Estimate(messages.size(), 0, 0L, 0L, null, "No model is asked.");
    }
    int calls = askedAlways ? messages.size() : doubtful(messages);
    Past past = past();
    if (past.calls() == 0) {
      return new Estimate(
          messages.size(),
          calls,
          null,
          null,
          null,
          "At most; no model was asked here before, so that tokens are not known.");
    }
    long input = past.inputTokens() * calls / past.calls();
    long output = past.outputTokens() * calls / past.calls();
    String basis = "At most; tokens by the newest %d calls.".formatted(past.calls());
    Optional<String> known = cost.of(by.model(), input, output);
    return new Estimate(
        messages.size(),
        calls,
        input,
        output,
        known.orElse(null),
        known.isPresent() ? basis : basis + " No price of the model is known.");
  }

  /** Those that the built-in reader may be in doubt of, by what is kept of them. */
  private int doubtful(Collection<UUID> messages) {
    List<String> ids = messages.stream().map(UUID::toString).toList();
    return sql.first(
            """
            select count(*) as calls from message
            where id = any(?::uuid[]) and (reading is null or reading ->> 'verdict' <> 'remittance'
              or (reading -> 'usage' ->> 'calls')::int > 0
              or reading -> 'advices' = '[]' or reading -> 'problems' <> '[]')
            """,
            row -> row.getInt("calls"),
            ids)
        .orElse(0);
  }

  private Past past() {
    return sql.first(
            """
            select coalesce(sum((usage ->> 'calls')::bigint), 0) as calls,
              coalesce(sum((usage ->> 'inputTokens')::bigint), 0) as input,
              coalesce(sum((usage ->> 'outputTokens')::bigint), 0) as output
            from (select reading -> 'usage' as usage from message
              where (reading -> 'usage' ->> 'calls')::int > 0
              order by received_at desc limit ?) newest
            """,
            row -> new Past(row.getLong("calls"), row.getLong("input"), row.getLong("output")),
            NEWEST)
        .orElseThrow();
  }
}
