package io.quittance.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.database.TimeOrderedId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes down who did what, in the transaction that does it. The rows can be added and read, never
 * changed or removed, by anybody.
 */
@ApplicationScoped
public class AuditLog {
  private final EntityManager entities;
  private final ObjectMapper json;
  private final Clock clock;

  AuditLog(EntityManager entities, ObjectMapper json, Clock clock) {
    this.entities = entities;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Records an action of the running transaction's tenant.
   *
   * @param action what was done, as a verb with its object: {@code reverse-application}
   * @param subject the identifier of what it was done to
   * @param actor who: the name of a caller or of the part that decided
   * @param detail what else explains it: identifiers, versions, reason codes, never content,
   *     account numbers or secrets
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(String action, String subject, String actor, Map<String, String> detail) {
    entities
        .createNativeQuery(
            "insert into audit_entry (id, at, actor, action, subject, detail) "
                + "values (:id, :at, :actor, :action, :subject, cast(:detail as jsonb))")
        .setParameter("id", TimeOrderedId.next(clock))
        .setParameter("at", clock.instant())
        .setParameter("actor", actor)
        .setParameter("action", action)
        .setParameter("subject", subject)
        .setParameter("detail", write(detail))
        .executeUpdate();
  }

  private String write(Map<String, String> detail) {
    try {
      return json.writeValueAsString(new TreeMap<>(detail));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
