package io.quittance.mailbox;

import io.quittance.database.TimeOrderedId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores a mail and hands it to the intake, exactly once for each place it was seen at. All of it
 * happens in the running transaction: bytes, rows, what the intake writes and enqueues, and the
 * cursor that the caller moves.
 */
final class StoreMail {
  private final EntityManager entities;
  private final ContentStore contents;
  private final Intake intake;
  private final Clock clock;

  StoreMail(EntityManager entities, ContentStore contents, Intake intake, Clock clock) {
    this.entities = entities;
    this.contents = contents;
    this.intake = intake;
    this.clock = clock;
  }

  /** What became of a mail that a source showed. */
  enum Outcome {
    /** New: it has its message. */
    RECEIVED,
    /** This place was seen before, or is where a known mail lies since the mailbox was rebuilt. */
    KNOWN
  }

  /**
   * A mail found in a mailbox.
   *
   * @param validity the UIDVALIDITY under which the locator holds, 0 for files
   */
  Outcome found(Origin origin, long validity, Instant receivedAt, byte[] raw) {
    UUID mailbox = origin.mailbox().orElseThrow();
    UUID id = TimeOrderedId.next(clock);
    if (!sight(mailbox, origin.locator(), validity, id)) {
      return Outcome.KNOWN;
    }
    String identity = RawHeaders.of(raw).identity();
    lock(identity);
    Optional<UUID> moved = sameBeforeRebuild(mailbox, validity, identity);
    if (moved.isPresent()) {
      point(mailbox, origin.locator(), moved.get());
      return Outcome.KNOWN;
    }
    receive(id, origin, receivedAt, raw, identity);
    return Outcome.RECEIVED;
  }

  /** A mail handed in by a caller: always a new message. */
  UUID handedIn(String by, byte[] raw) {
    UUID id = TimeOrderedId.next(clock);
    Origin origin =
        new Origin(Origin.Kind.API, Optional.empty(), by, "api/" + id, Optional.empty());
    String identity = RawHeaders.of(raw).identity();
    lock(identity);
    receive(id, origin, clock.instant(), raw, identity);
    return id;
  }

  /** A mail that is there but cannot be taken. */
  Outcome notFetched(
      Origin origin,
      long validity,
      Instant receivedAt,
      long size,
      MailFacts facts,
      UnfetchedMail.Reason reason,
      String detail) {
    UUID mailbox = origin.mailbox().orElseThrow();
    UUID id = TimeOrderedId.next(clock);
    if (!sight(mailbox, origin.locator(), validity, id)) {
      return Outcome.KNOWN;
    }
    String identity =
        facts.messageId() == null
            ? null
            : "unfetched/"
                + size
                + "/"
                + ContentStore.sha256(facts.messageId().getBytes(StandardCharsets.UTF_8));
    if (identity != null) {
      lock(identity);
      Optional<UUID> moved = sameBeforeRebuild(mailbox, validity, identity);
      if (moved.isPresent()) {
        point(mailbox, origin.locator(), moved.get());
        return Outcome.KNOWN;
      }
    }
    insert(id, origin, receivedAt, size, null, identity, null, reason.name());
    intake.notFetched(
        new UnfetchedMail(
            id, origin, receivedAt, size, facts.subject(), facts.from(), reason, detail));
    return Outcome.RECEIVED;
  }

  private void receive(UUID id, Origin origin, Instant receivedAt, byte[] raw, String identity) {
    UUID content = contents.store(raw);
    Optional<UUID> same = firstWith(content, identity);
    insert(id, origin, receivedAt, raw.length, content, identity, same.orElse(null), null);
    intake.received(new ReceivedMail(id, origin, receivedAt, ContentStore.sha256(raw), same));
  }

  private boolean sight(UUID mailbox, String locator, long validity, UUID message) {
    return entities
            .createNativeQuery(
                "insert into mail_sighting (mailbox, locator, validity, message, sighted_at) "
                    + "values (:mailbox, :locator, :validity, :message, :now) "
                    + "on conflict do nothing")
            .setParameter("mailbox", mailbox)
            .setParameter("locator", locator)
            .setParameter("validity", validity)
            .setParameter("message", message)
            .setParameter("now", clock.instant())
            .executeUpdate()
        == 1;
  }

  /** Two mailboxes may receive the same mail at once: the second waits for the first. */
  private void lock(String identity) {
    entities
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock("
                + "hashtextextended(current_tenant() || :identity, 0))) as locked")
        .setParameter("identity", identity)
        .getSingleResult();
  }

  /**
   * The message that lay in this mailbox under an older UIDVALIDITY and was not found again yet:
   * each old one stands for one new one, a copy more is a duplicate that really arrived.
   */
  private Optional<UUID> sameBeforeRebuild(UUID mailbox, long validity, String identity) {
    return uuid(
        entities
            .createNativeQuery(
                """
                select s.message from mail_sighting s
                join received_mail m on m.id = s.message
                where s.mailbox = :mailbox and s.validity <> :validity and m.identity = :identity
                  and not exists (select 1 from mail_sighting again
                    where again.mailbox = s.mailbox and again.validity = :validity
                      and again.message = s.message)
                order by s.message limit 1
                """,
                UUID.class)
            .setParameter("mailbox", mailbox)
            .setParameter("validity", validity)
            .setParameter("identity", identity));
  }

  /** The place just sighted belongs to a known message: the sighting is written anew. */
  private void point(UUID mailbox, String locator, UUID message) {
    entities
        .createNativeQuery(
            "update mail_sighting set message = :message "
                + "where mailbox = :mailbox and locator = :locator")
        .setParameter("message", message)
        .setParameter("mailbox", mailbox)
        .setParameter("locator", locator)
        .executeUpdate();
  }

  private Optional<UUID> firstWith(UUID content, String identity) {
    return uuid(
        entities
            .createNativeQuery(
                "select id from received_mail where content = :content or "
                    + "(identity = :identity and content is not null) order by id limit 1",
                UUID.class)
            .setParameter("content", content)
            .setParameter("identity", identity));
  }

  private void insert(
      UUID id,
      Origin origin,
      Instant receivedAt,
      long size,
      UUID content,
      String identity,
      UUID same,
      String reason) {
    entities
        .createNativeQuery(
            "insert into received_mail (id, content, identity, origin, mailbox, locator, "
                + "received_at, stored_at, size, same_content_as, reason) values (:id, "
                + "cast(:content as uuid), cast(:identity as text), :origin, "
                + "cast(:mailbox as uuid), :locator, :receivedAt, :now, :size, "
                + "cast(:same as uuid), cast(:reason as text))")
        .setParameter("id", id)
        .setParameter("content", text(content))
        .setParameter("identity", identity)
        .setParameter("origin", origin.kind().name())
        .setParameter("mailbox", origin.mailbox().map(UUID::toString).orElse(null))
        .setParameter("locator", origin.locator())
        .setParameter("receivedAt", receivedAt)
        .setParameter("now", clock.instant())
        .setParameter("size", size)
        .setParameter("same", text(same))
        .setParameter("reason", reason)
        .executeUpdate();
  }

  private static String text(UUID id) {
    return id == null ? null : id.toString();
  }

  private static Optional<UUID> uuid(Query query) {
    return ((List<?>) query.getResultList()).stream().map(UUID.class::cast).findFirst();
  }
}
