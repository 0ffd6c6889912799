package io.quittance.calls;

import io.quittance.advice.model.Exchange;
import io.quittance.database.Sql;
import io.quittance.database.TimeOrderedId;
import io.quittance.model.ModelPrice;
import io.quittance.model.ModelSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** The rows of {@code model_call}. In the caller's tenant transaction. */
@ApplicationScoped
class CallBook {
  /** Longer than any call may take: what was begun before and has no end died with its process. */
  static final Duration LONGEST_CALL = ModelSettings.LONGEST_CALL.plusMinutes(1);

  private static final int LOCK_SPACE = 0x43414c4c;

  private final Sql sql;
  private final Clock clock;

  CallBook(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /** Until the transaction ends nobody else begins a question of this tenant. */
  void lock(OneAsking asking) {
    sql.list(
        "select pg_advisory_xact_lock(?, ?)",
        row -> true,
        LOCK_SPACE,
        asking.tenant().value().hashCode());
  }

  /** Whether the same question is being asked right now, about another message or once more. */
  boolean underWay(OneAsking asking, String request) {
    return sql.first(
            "select 1 from model_call where request = ? and ended_at is null"
                + " and (message, asking) <> (?, ?) and begun_at > ?",
            row -> true,
            request,
            asking.message(),
            asking.since(),
            clock.instant().minus(LONGEST_CALL))
        .isPresent();
  }

  /** Tokens used or promised today. */
  long tokensToday() {
    return tokens("day = ?", today());
  }

  /** Tokens used or promised by this asking. */
  long tokensOf(OneAsking asking) {
    return tokens("message = ? and asking = ?", asking.message(), asking.since());
  }

  private long tokens(String where, Object... arguments) {
    return sql.first(
            "select coalesce(sum(coalesce(input_tokens + output_tokens, reserved)), 0) as tokens"
                + " from model_call where not kept and "
                + where,
            row -> row.getLong("tokens"),
            arguments)
        .orElseThrow();
  }

  /** A question that is about to be sent, with all that it may take. */
  UUID begin(OneAsking asking, OneQuestion question) {
    return insert(asking, question, false, question.reserved());
  }

  /** A question that was answered before: begun and ended at once. */
  UUID kept(OneAsking asking, OneQuestion question, Ending ending) {
    UUID id = insert(asking, question, true, 0);
    end(id, ending, null, Duration.ZERO);
    return id;
  }

  private UUID insert(OneAsking asking, OneQuestion question, boolean kept, long reserved) {
    UUID id = TimeOrderedId.next(clock);
    sql.change(
        "insert into model_call (id, message, asking, day, begun_at, model, prompt, prompt_sha256,"
            + " request, kept, reserved) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        asking.message(),
        asking.since(),
        today(),
        clock.instant(),
        asking.model(),
        question.prompt().name(),
        question.prompt().sha256(),
        question.request(),
        kept,
        reserved);
    return id;
  }

  /**
   * @param price null when none is known for the model
   */
  void end(UUID id, Ending ending, ModelPrice price, Duration duration) {
    BigDecimal cost =
        price == null || ending.inputTokens() == null
            ? null
            : price.of(ending.inputTokens(), ending.outputTokens());
    sql.change(
        "update model_call set ended_at = ?, outcome = ?, answered_by = ?, mode = ?,"
            + " input_tokens = ?, output_tokens = ?, cost = ?, currency = ?, millis = ?"
            + " where id = ?",
        clock.instant(),
        ending.outcome(),
        ending.answeredBy(),
        ending.mode() == null ? null : ending.mode().name(),
        ending.inputTokens(),
        ending.outputTokens(),
        cost,
        cost == null ? null : price.currency().getCurrencyCode(),
        duration.toMillis(),
        id);
  }

  /** What was not sent is no call. */
  void drop(UUID id) {
    sql.change("delete from model_call where id = ?", id);
  }

  void judge(UUID id, Exchange exchange) {
    sql.change(
        "update model_call set usable = ?, values_refused = ? where id = ?",
        exchange.usable(),
        exchange.valuesRefused(),
        id);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
