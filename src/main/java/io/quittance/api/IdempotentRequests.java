package io.quittance.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Remembers the answers to writes that carry an idempotency key.
 *
 * <p>The key is claimed before the work and in another transaction than the work's: after a crash
 * in between, the key is free again once the claim is too old to be still running, and the write
 * runs a second time. Writes are therefore repeatable themselves (upserts by business key, content
 * once, the ledger's own keys); this class spares callers the difference in the answer.
 */
@ApplicationScoped
class IdempotentRequests {
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final InTenant inTenant;
  private final EntityManager entities;
  private final ObjectMapper json;
  private final Clock clock;
  private final Duration retention;
  private final Duration abandonedAfter;

  IdempotentRequests(
      InTenant inTenant,
      EntityManager entities,
      ObjectMapper json,
      Clock clock,
      @ConfigProperty(name = "quittance.api.idempotency-retention", defaultValue = "PT48H")
          Duration retention,
      @ConfigProperty(name = "quittance.api.idempotency-abandoned-after", defaultValue = "PT2M")
          Duration abandonedAfter) {
    this.inTenant = inTenant;
    this.entities = entities;
    this.json = json;
    this.clock = clock;
    this.retention = retention;
    this.abandonedAfter = abandonedAfter;
  }

  /**
   * An answer as it was given.
   *
   * @param headers those that belong to the answer: type, location, entity tag
   * @param body null when it had none
   */
  record Answer(int status, Map<String, String> headers, byte[] body) {}

  /**
   * Claims the key for a request.
   *
   * @return the stored answer if the request was answered before; empty when the caller now owns
   *     the key and must {@link #answered} or {@link #release} it
   * @throws Problem 422 when the key was used for another request, 409 while the first call runs
   */
  Optional<Answer> claim(TenantId tenant, String key, String requestHash) {
    return inTenant.call(
        tenant,
        () -> {
          Instant now = clock.instant();
          forgetOlderThan(now.minus(retention));
          if (insert(key, requestHash, now)) {
            return Optional.empty();
          }
          return existing(key, requestHash, now);
        });
  }

  void answered(TenantId tenant, String key, Answer answer) {
    inTenant.run(
        tenant,
        () ->
            entities
                .createNativeQuery(
                    "update idempotent_request set status = :status, headers = :headers, "
                        + "body = cast(:body as bytea) where key = :key")
                .setParameter("status", answer.status())
                .setParameter("headers", write(answer.headers()))
                .setParameter("body", answer.body() == null ? new byte[0] : answer.body())
                .setParameter("key", key)
                .executeUpdate());
  }

  /** Frees the key of a call that failed here: the caller may try it again. */
  void release(TenantId tenant, String key) {
    inTenant.run(
        tenant,
        () ->
            entities
                .createNativeQuery(
                    "delete from idempotent_request where key = :key and status is null")
                .setParameter("key", key)
                .executeUpdate());
  }

  private void forgetOlderThan(Instant limit) {
    entities
        .createNativeQuery("delete from idempotent_request where started_at < :limit")
        .setParameter("limit", limit)
        .executeUpdate();
  }

  private boolean insert(String key, String requestHash, Instant now) {
    return entities
            .createNativeQuery(
                "insert into idempotent_request (key, request_hash, started_at) "
                    + "values (:key, :hash, :now) on conflict do nothing")
            .setParameter("key", key)
            .setParameter("hash", requestHash)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  private Optional<Answer> existing(String key, String requestHash, Instant now) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select request_hash, status, headers, body, started_at < :abandoned "
                    + "from idempotent_request where key = :key for update")
            .setParameter("key", key)
            .setParameter("abandoned", now.minus(abandonedAfter))
            .getResultList();
    if (rows.isEmpty()) {
      throw stillRunning();
    }
    Object[] row = (Object[]) rows.get(0);
    if (!requestHash.equals(row[0])) {
      throw Problem.unprocessable(
          "idempotency-key-reused", "This Idempotency-Key was used for another request.");
    }
    if (row[1] != null) {
      byte[] body = (byte[]) row[3];
      return Optional.of(
          new Answer(
              ((Number) row[1]).intValue(), read((String) row[2]), body.length == 0 ? null : body));
    }
    if (!Boolean.TRUE.equals(row[4])) {
      throw stillRunning();
    }
    entities
        .createNativeQuery("update idempotent_request set started_at = :now where key = :key")
        .setParameter("now", now)
        .setParameter("key", key)
        .executeUpdate();
    return Optional.empty();
  }

  private static Problem stillRunning() {
    return Problem.conflict(
        "request-in-progress", "The first request with this Idempotency-Key still runs.");
  }

  private String write(Map<String, String> headers) {
    try {
      return json.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> read(String headers) {
    try {
      return json.readValue(headers, HEADERS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
