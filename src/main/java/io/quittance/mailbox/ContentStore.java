package io.quittance.mailbox;

import io.quittance.database.TimeOrderedId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The bytes of mails and of what is derived from them, encrypted under a key of their own, each
 * content once in a tenant. All methods work in the running transaction of the caller's tenant.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ContentStore {
  private final EntityManager entities;
  private final ContentKeys keys;
  private final Clock clock;

  ContentStore(EntityManager entities, ContentKeys keys, Clock clock) {
    this.entities = entities;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Stores the bytes unless this tenant has them.
   *
   * @return the id of the content, the same for the same bytes
   */
  UUID store(byte[] raw) {
    String sha256 = sha256(raw);
    Optional<UUID> known = contentOf(sha256);
    if (known.isPresent()) {
      return known.get();
    }
    UUID key = TimeOrderedId.next(clock);
    UUID content = TimeOrderedId.next(clock);
    byte[] dataKey = Sealing.newKey();
    entities
        .createNativeQuery(
            "insert into content_key (id, wrapped, created_at) values (:id, :wrapped, :now)")
        .setParameter("id", key)
        .setParameter("wrapped", keys.wrap(dataKey, context("key", key)))
        .setParameter("now", clock.instant())
        .executeUpdate();
    int stored =
        entities
            .createNativeQuery(
                "insert into raw_content (id, sha256, size, key, encrypted) "
                    + "values (:id, :sha256, :size, :key, :encrypted) "
                    + "on conflict (tenant, sha256) do nothing")
            .setParameter("id", content)
            .setParameter("sha256", sha256)
            .setParameter("size", raw.length)
            .setParameter("key", key)
            .setParameter("encrypted", Sealing.seal(dataKey, raw, context("raw", content)))
            .executeUpdate();
    // Another transaction may have stored the same bytes meanwhile: theirs count.
    return stored == 1 ? content : contentOf(sha256).orElseThrow();
  }

  /**
   * The raw bytes of a message; empty when their key was erased or the mail was never fetched.
   *
   * @throws IllegalStateException when the stored bytes do not open with this installation's secret
   */
  public Optional<byte[]> load(UUID message) {
    return first(
            "select c.id, c.encrypted, k.id, k.wrapped from received_mail m "
                + "join raw_content c on c.id = m.content join content_key k on k.id = c.key "
                + "where m.id = :message",
            message)
        .filter(row -> row[3] != null)
        .map(
            row ->
                Sealing.open(
                    dataKey((UUID) row[2], (byte[]) row[3]),
                    (byte[]) row[1],
                    context("raw", (UUID) row[0])));
  }

  /** Whether {@link #load} finds the bytes of the message. */
  public boolean has(UUID message) {
    return first(
            "select k.id, k.wrapped from received_mail m "
                + "join raw_content c on c.id = m.content join content_key k on k.id = c.key "
                + "where m.id = :message",
            message)
        .filter(row -> row[1] != null)
        .isPresent();
  }

  /**
   * Stores what was derived from a message, for example its parsed documents, in place of what was
   * stored under this kind before.
   *
   * @return false when the message has no content or its key was erased: then nothing is stored
   */
  public boolean storeDerived(UUID message, String kind, byte[] bytes) {
    Optional<Object[]> key =
        first(
                "select k.id, k.wrapped from received_mail m "
                    + "join raw_content c on c.id = m.content join content_key k on k.id = c.key "
                    + "where m.id = :message",
                message)
            .filter(row -> row[1] != null);
    if (key.isEmpty()) {
      return false;
    }
    UUID keyId = (UUID) key.get()[0];
    byte[] dataKey = dataKey(keyId, (byte[]) key.get()[1]);
    entities
        .createNativeQuery(
            "insert into derived_content (message, kind, key, encrypted, stored_at) "
                + "values (:message, :kind, :key, :encrypted, :now) "
                + "on conflict (tenant, message, kind) do update set key = excluded.key, "
                + "encrypted = excluded.encrypted, stored_at = excluded.stored_at")
        .setParameter("message", message)
        .setParameter("kind", kind)
        .setParameter("key", keyId)
        .setParameter("encrypted", Sealing.seal(dataKey, bytes, context(kind, message)))
        .setParameter("now", clock.instant())
        .executeUpdate();
    return true;
  }

  /** What was last stored under the kind; empty when nothing was or the key was erased. */
  public Optional<byte[]> loadDerived(UUID message, String kind) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select d.encrypted, k.id, k.wrapped from derived_content d "
                    + "join content_key k on k.id = d.key "
                    + "where d.message = :message and d.kind = :kind and k.wrapped is not null")
            .setParameter("message", message)
            .setParameter("kind", kind)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .findFirst()
        .map(
            row ->
                Sealing.open(
                    dataKey((UUID) row[1], (byte[]) row[2]),
                    (byte[]) row[0],
                    context(kind, message)));
  }

  /**
   * Erases the key of a message's content: raw bytes and everything derived become unreadable for
   * ever, also those of its duplicates, while every row that names them stays.
   *
   * @return whether there was a key to erase
   */
  public boolean erase(UUID message) {
    return entities
            .createNativeQuery(
                "update content_key k set wrapped = null, erased_at = :now "
                    + "from received_mail m join raw_content c on c.id = m.content "
                    + "where m.id = :message and k.id = c.key and k.wrapped is not null")
            .setParameter("now", clock.instant())
            .setParameter("message", message)
            .executeUpdate()
        == 1;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<UUID> contentOf(String sha256) {
    return entities
        .createNativeQuery("select id from raw_content where sha256 = :sha256", UUID.class)
        .setParameter("sha256", sha256)
        .getResultStream()
        .map(UUID.class::cast)
        .findFirst();
  }

  private Optional<Object[]> first(String sql, UUID message) {
    List<?> rows = entities.createNativeQuery(sql).setParameter("message", message).getResultList();
    return rows.stream().map(Object[].class::cast).findFirst();
  }

  private byte[] dataKey(UUID key, byte[] wrapped) {
    return keys.unwrap(wrapped, context("key", key));
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
