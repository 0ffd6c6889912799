package io.quittance.mailbox;

import io.quittance.api.Problem;
import io.quittance.audit.AuditLog;
import io.quittance.database.TimeOrderedId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The passwords with which payers protect their files, encrypted like the mails. They leave this
 * class for a reading only, never for an answer, a log or the audit. All methods work in the
 * running transaction of the caller's tenant.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DocumentPasswords {
  /** For one sender, and for one reading: each costs a key derivation for every closed file. */
  private static final int MOST = 20;

  private final EntityManager entities;
  private final ContentKeys keys;
  private final AuditLog audit;
  private final Clock clock;

  DocumentPasswords(EntityManager entities, ContentKeys keys, AuditLog audit, Clock clock) {
    this.entities = entities;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The passwords to try on files of a sender, the nearest first: those of the address, of its
   * domain, of the domains above; of each the newest first.
   *
   * @param address as the mail's envelope names it, or null
   * @return 20 at most; none for what is no mail address
   * @throws IllegalStateException when one does not open with this installation's secret
   */
  public List<String> of(String address) {
    Optional<PasswordSender> sender = PasswordSender.of(address);
    if (sender.isEmpty()) {
      return List.of();
    }
    // Every name is the end of the one before it: the longest is the nearest.
    List<?> rows =
        entities
            .createNativeQuery(
                "select id, wrapped, encrypted from document_password where sender in (:names) "
                    + "order by length(sender) desc, created_at desc, id desc limit :most")
            .setParameter("names", sender.get().fromNearest())
            .setParameter("most", MOST)
            .getResultList();
    return rows.stream().map(row -> opened((Object[]) row)).distinct().toList();
  }

  /**
   * @throws Problem 422 for a field that is wrong, 409 when the sender has a password of this label
   *     or as many as can be tried
   */
  DocumentPasswordView add(NewDocumentPassword given, String actor) {
    NewDocumentPassword wanted = given.checked();
    lock(wanted.sender());
    List<String> labels = labels(wanted.sender());
    if (labels.contains(wanted.label())) {
      throw Problem.conflict(
          "label-taken",
          wanted.sender() + " has a password of this label; delete it first or choose another.");
    }
    if (labels.size() >= MOST) {
      throw Problem.conflict(
          "too-many-passwords",
          wanted.sender() + " has " + MOST + " passwords, no more are tried; delete one first.");
    }
    UUID id = TimeOrderedId.next(clock);
    Instant now = clock.instant();
    byte[] key = Sealing.newKey();
    byte[] plain = wanted.password().getBytes(StandardCharsets.UTF_8);
    entities
        .createNativeQuery(
            "insert into document_password "
                + "(id, sender, label, wrapped, encrypted, created_at, created_by) "
                + "values (:id, :sender, :label, :wrapped, :encrypted, :now, :actor)")
        .setParameter("id", id)
        .setParameter("sender", wanted.sender())
        .setParameter("label", wanted.label())
        .setParameter("wrapped", keys.wrap(key, context("document-password-key", id)))
        .setParameter("encrypted", Sealing.seal(key, plain, context("document-password", id)))
        .setParameter("now", now)
        .setParameter("actor", actor)
        .executeUpdate();
    DocumentPasswordView added = new DocumentPasswordView(id, wanted.label(), wanted.sender(), now);
    record("add-document-password", added, actor);
    return added;
  }

  /**
   * In the order in which they were added.
   *
   * @param after the id of the last one known, or null
   */
  List<DocumentPasswordView> list(UUID after, int most) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select id, label, sender, created_at from document_password "
                    + "where id > :after order by id limit :most")
            .setParameter("after", after == null ? new UUID(0, 0) : after)
            .setParameter("most", most)
            .getResultList();
    return rows.stream().map(row -> view((Object[]) row)).toList();
  }

  /** Forgets a password and its key. */
  boolean delete(UUID id, String actor) {
    List<?> rows =
        entities
            .createNativeQuery(
                "delete from document_password where id = :id "
                    + "returning id, label, sender, created_at")
            .setParameter("id", id)
            .getResultList();
    rows.forEach(row -> record("delete-document-password", view((Object[]) row), actor));
    return !rows.isEmpty();
  }

  private void record(String action, DocumentPasswordView about, String actor) {
    audit.record(
        action,
        about.id().toString(),
        actor,
        Map.of("label", about.label(), "sender", about.sender()));
  }

  /** Two that add at the same time would both see the last free place. */
  private void lock(String sender) {
    entities
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended("
                + "'passwords of ' || current_tenant() || '/' || :sender, 0))) locked")
        .setParameter("sender", sender)
        .getSingleResult();
  }

  private List<String> labels(String sender) {
    List<?> found =
        entities
            .createNativeQuery(
                "select label from document_password where sender = :sender", String.class)
            .setParameter("sender", sender)
            .getResultList();
    return found.stream().map(String.class::cast).toList();
  }

  private static DocumentPasswordView view(Object[] row) {
    return new DocumentPasswordView(
        (UUID) row[0], (String) row[1], (String) row[2], (Instant) row[3]);
  }

  private String opened(Object[] row) {
    UUID id = (UUID) row[0];
    byte[] key = keys.unwrap((byte[]) row[1], context("document-password-key", id));
    byte[] plain = Sealing.open(key, (byte[]) row[2], context("document-password", id));
    return new String(plain, StandardCharsets.UTF_8);
  }

  /** Ties a sealed text to its tenant and its row. */
  private String context(String kind, UUID id) {
    return entities.createNativeQuery("select current_tenant()").getSingleResult()
        + "/"
        + kind
        + "/"
        + id;
  }
}
