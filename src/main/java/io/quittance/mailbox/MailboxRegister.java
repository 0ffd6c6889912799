package io.quittance.mailbox;

import io.quittance.database.TimeOrderedId;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The rows about mailboxes: accounts, who polls them, how far they are read, what is in trouble.
 */
@ApplicationScoped
class MailboxRegister {
  private static final int LONGEST_REASON = 500;

  private final InTenant inTenant;
  private final EntityManager entities;
  private final Clock clock;

  MailboxRegister(InTenant inTenant, EntityManager entities, Clock clock) {
    this.inTenant = inTenant;
    this.entities = entities;
    this.clock = clock;
  }

  /** How far a mailbox is read; validity is empty before the first mail. */
  record Cursor(Optional<Long> validity, long lastUid) {}

  /** The right to poll a mailbox until a time, fenced by its epoch. */
  record Lease(UUID mailbox, String name, TenantId tenant, long epoch) {}

  /** Writes the account down, or its new address under the same name. */
  UUID register(MailAccount account) {
    return inTenant.call(
        account.tenant(),
        () -> {
          UUID id =
              (UUID)
                  entities
                      .createNativeQuery(
                          """
                          insert into mailbox (id, name, kind, address, folder, legal_entity,
                            filing, filed_folder, created_at)
                          values (:id, :name, :kind, :address, :folder,
                            cast(:legalEntity as text), :filing, :filedFolder, :now)
                          on conflict (tenant, name) do update set address = excluded.address,
                            folder = excluded.folder, legal_entity = excluded.legal_entity,
                            filing = excluded.filing, filed_folder = excluded.filed_folder
                          returning id
                          """,
                          UUID.class)
                      .setParameter("id", TimeOrderedId.next(clock))
                      .setParameter("name", account.name())
                      .setParameter("kind", lower(account.kind()))
                      .setParameter("address", account.address())
                      .setParameter("folder", account.folder())
                      .setParameter("legalEntity", account.legalEntity().orElse(null))
                      .setParameter("filing", lower(account.filing()))
                      .setParameter("filedFolder", account.filedFolder())
                      .setParameter("now", clock.instant())
                      .getSingleResult();
          entities
              .createNativeQuery(
                  "insert into mailbox_cursor (mailbox) values (:id) on conflict do nothing")
              .setParameter("id", id)
              .executeUpdate();
          return id;
        });
  }

  /**
   * Takes the mailbox for polling.
   *
   * @param alone no other process works on this database: what a dead one held is taken at once
   * @return empty while another process has it
   */
  Optional<Lease> lease(
      MailAccount account, UUID mailbox, String owner, Duration length, boolean alone) {
    return inTenant.call(
        account.tenant(),
        () -> {
          Instant now = clock.instant();
          List<?> epochs =
              entities
                  .createNativeQuery(
                      """
                      update mailbox_cursor set lease_owner = :owner, lease_until = :until,
                        lease_epoch = lease_epoch + 1, last_polled_at = :now
                      where mailbox = :mailbox and (lease_until is null or lease_until < :now
                        or lease_owner = :owner or :alone) returning lease_epoch
                      """,
                      Long.class)
                  .setParameter("owner", owner)
                  .setParameter("until", now.plus(length))
                  .setParameter("now", now)
                  .setParameter("alone", alone)
                  .setParameter("mailbox", mailbox)
                  .getResultList();
          return epochs.stream()
              .findFirst()
              .map(epoch -> new Lease(mailbox, account.name(), account.tenant(), (Long) epoch));
        });
  }

  /** Gives the mailbox back after a poll that went through, or not. */
  void release(Lease lease, Optional<String> error) {
    inTenant.run(
        lease.tenant(),
        () ->
            entities
                .createNativeQuery(
                    """
                    update mailbox_cursor set lease_until = null, lease_owner = null,
                      last_error = cast(:error as text),
                      failures = case when :failed then failures + 1 else 0 end,
                      last_success_at = case when :failed then last_success_at else :now end
                    where mailbox = :mailbox and lease_epoch = :epoch
                    """)
                .setParameter("error", error.map(MailboxRegister::shortened).orElse(null))
                .setParameter("failed", error.isPresent())
                .setParameter("now", clock.instant())
                .setParameter("mailbox", lease.mailbox())
                .setParameter("epoch", lease.epoch())
                .executeUpdate());
  }

  /** To be called in the transaction that stores: fails when the lease is lost. */
  Cursor holding(Lease lease, Duration length) {
    List<?> rows =
        entities
            .createNativeQuery(
                "update mailbox_cursor set lease_until = :until where mailbox = :mailbox "
                    + "and lease_epoch = :epoch returning validity, last_uid")
            .setParameter("until", clock.instant().plus(length))
            .setParameter("mailbox", lease.mailbox())
            .setParameter("epoch", lease.epoch())
            .getResultList();
    if (rows.isEmpty()) {
      throw new LeaseLost(lease.name());
    }
    Object[] row = (Object[]) rows.get(0);
    return new Cursor(Optional.ofNullable((Long) row[0]), (Long) row[1]);
  }

  void moveTo(UUID mailbox, long uid) {
    entities
        .createNativeQuery(
            "update mailbox_cursor set last_uid = greatest(last_uid, :uid) "
                + "where mailbox = :mailbox")
        .setParameter("uid", uid)
        .setParameter("mailbox", mailbox)
        .executeUpdate();
  }

  /** The mailbox numbers its mails anew: everything is looked at again. */
  void startOver(UUID mailbox, long validity) {
    entities
        .createNativeQuery(
            "update mailbox_cursor set validity = :validity, last_uid = 0 "
                + "where mailbox = :mailbox")
        .setParameter("validity", validity)
        .setParameter("mailbox", mailbox)
        .executeUpdate();
    entities
        .createNativeQuery("delete from mailbox_trouble where mailbox = :mailbox")
        .setParameter("mailbox", mailbox)
        .executeUpdate();
  }

  boolean sighted(UUID mailbox, String locator) {
    return !entities
        .createNativeQuery(
            "select 1 from mail_sighting where mailbox = :mailbox and locator = :locator")
        .setParameter("mailbox", mailbox)
        .setParameter("locator", locator)
        .getResultList()
        .isEmpty();
  }

  Set<Long> troubled(UUID mailbox) {
    List<?> uids =
        entities
            .createNativeQuery(
                "select uid from mailbox_trouble where mailbox = :mailbox", Long.class)
            .setParameter("mailbox", mailbox)
            .getResultList();
    Set<Long> all = new HashSet<>();
    uids.forEach(uid -> all.add((Long) uid));
    return all;
  }

  /**
   * Counts an attempt that failed.
   *
   * @return how many did so far
   */
  int troubled(UUID mailbox, MailPlace place, String reason) {
    return ((Number)
            entities
                .createNativeQuery(
                    """
                    insert into mailbox_trouble as known (mailbox, locator, uid, attempts, reason)
                    values (:mailbox, :locator, :uid, 1, :reason)
                    on conflict (tenant, mailbox, locator) do update
                      set attempts = known.attempts + 1, reason = excluded.reason
                    returning attempts
                    """,
                    Integer.class)
                .setParameter("mailbox", mailbox)
                .setParameter("locator", place.locator())
                .setParameter("uid", place.uid())
                .setParameter("reason", shortened(reason))
                .getSingleResult())
        .intValue();
  }

  void noTrouble(UUID mailbox, String locator) {
    entities
        .createNativeQuery(
            "delete from mailbox_trouble where mailbox = :mailbox and locator = :locator")
        .setParameter("mailbox", mailbox)
        .setParameter("locator", locator)
        .executeUpdate();
  }

  List<MailboxStatus> statuses(TenantId tenant) {
    return inTenant.call(
        tenant,
        () ->
            entities
                .createNativeQuery(
                    """
                    select m.id, m.name, m.kind, m.address, m.folder, c.last_polled_at,
                      c.last_success_at, c.last_error, c.failures,
                      (select count(*) from received_mail r where r.mailbox = m.id),
                      (select count(*) from mailbox_trouble t where t.mailbox = m.id)
                    from mailbox m join mailbox_cursor c on c.mailbox = m.id order by m.name
                    """)
                .getResultStream()
                .map(row -> status((Object[]) row))
                .toList());
  }

  private static MailboxStatus status(Object[] row) {
    return new MailboxStatus(
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (String) row[4],
        (Instant) row[5],
        (Instant) row[6],
        (String) row[7],
        ((Number) row[8]).intValue(),
        ((Number) row[9]).longValue(),
        ((Number) row[10]).longValue());
  }

  private static String shortened(String reason) {
    String line = reason.replaceAll("\\s+", " ");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
