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
  /** Messages beyond the newest ones tell little of today's. */
  private static final int NEWEST = 1000;

  private final Sql sql;
  private final EstimateCost cost;

  MakeEstimate(Sql sql, EstimateCost cost) {
    this.sql = sql;
    this.cost = cost;
  }

  private record Past(long messages, long calls, long inputTokens, long outputTokens) {
    /** The average, rounded up: an estimate that is too low is a promise broken. */
    long of(long all, int asked) {
      return (all * asked + messages - 1) / messages;
    }

    String words() {
      return ("An average and no bound: the newest %d messages that a model was asked about took %d"
              + " calls and %d tokens.")
          .formatted(messages, calls, inputTokens + outputTokens);
    }
  }

  Estimate of(Collection<UUID> messages, Requested requested, boolean askedAlways) {
    ReadAnew.By by = requested.by();
    if (by.model() == null || requested.from() == ReadAnew.From.READING) {
      return new Estimate(messages.size(), 0, 0L, 0L, null, "No model is asked.");
    }
    int asked = askedAlways ? messages.size() : doubtful(messages);
    Past past = past();
    if (past.messages() == 0) {
      return new Estimate(
          messages.size(),
          asked,
          null,
          null,
          null,
          "One call for each message that may be asked about, and some take more. No model was"
              + " asked here before, so that tokens are not known.");
    }
    long input = past.of(past.inputTokens(), asked);
    long output = past.of(past.outputTokens(), asked);
    Optional<String> known = cost.of(by.model(), input, output);
    return new Estimate(
        messages.size(),
        Math.toIntExact(past.of(past.calls(), asked)),
        input,
        output,
        known.orElse(null),
        past.words() + (known.isPresent() ? "" : " No price of the model is known."));
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
            select count(*) as messages, coalesce(sum((usage ->> 'calls')::bigint), 0) as calls,
              coalesce(sum((usage ->> 'inputTokens')::bigint), 0) as input,
              coalesce(sum((usage ->> 'outputTokens')::bigint), 0) as output
            from (select reading -> 'usage' as usage from message
              where (reading -> 'usage' ->> 'calls')::int > 0
              order by received_at desc limit ?) newest
            """,
            row ->
                new Past(
                    row.getLong("messages"),
                    row.getLong("calls"),
                    row.getLong("input"),
                    row.getLong("output")),
            NEWEST)
        .orElseThrow();
  }
}
