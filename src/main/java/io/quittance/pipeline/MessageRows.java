package io.quittance.pipeline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of messages, their parts, proposals and fingerprints. All of it in the caller's tenant
 * transaction.
 */
@ApplicationScoped
class MessageRows implements PanacheRepositoryBase<MessageRow, UUID> {

  /** The row, held until the transaction ends: two workers on one message take turns. */
  Optional<MessageRow> held(UUID id) {
    return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  List<PartRow> parts(UUID message) {
    return getEntityManager()
        .createQuery("from PartRow where message = :message order by position", PartRow.class)
        .setParameter("message", message)
        .getResultList();
  }

  void replaceParts(UUID message, List<PartRow> parts) {
    getEntityManager()
        .createQuery("delete from PartRow where message = :message")
        .setParameter("message", message)
        .executeUpdate();
    parts.forEach(getEntityManager()::persist);
  }

  /** The current proposal of each advice, in the order of the advices. */
  List<ProposalRow> proposals(UUID message) {
    return getEntityManager()
        .createQuery(
            "from ProposalRow where message = :message and state <> 'superseded' order by advice",
            ProposalRow.class)
        .setParameter("message", message)
        .getResultList();
  }

  /** Current proposals of the tenant from new to old; state and position may be null. */
  List<ProposalRow> proposals(String state, Messages.Position before, int limit) {
    StringBuilder query = new StringBuilder("from ProposalRow where state <> 'superseded'");
    query.append(state == null ? "" : " and state = :state");
    query.append(before == null ? "" : " and (createdAt < :at or (createdAt = :at and id < :id))");
    var prepared =
        getEntityManager()
            .createQuery(query + " order by createdAt desc, id desc", ProposalRow.class)
            .setMaxResults(limit);
    if (state != null) {
      prepared.setParameter("state", state);
    }
    if (before != null) {
      prepared.setParameter("at", before.receivedAt()).setParameter("id", before.id());
    }
    return prepared.getResultList();
  }

  Optional<ProposalRow> proposal(UUID id) {
    return Optional.ofNullable(getEntityManager().find(ProposalRow.class, id));
  }

  /** The current proposal of a payment that no message explains. */
  Optional<ProposalRow> proposalOfPayment(String payment) {
    return getEntityManager()
        .createQuery(
            "from ProposalRow where payment = :payment and message is null and state <>"
                + " 'superseded'",
            ProposalRow.class)
        .setParameter("payment", payment)
        .getResultStream()
        .findFirst();
  }

  /** A message explains the payment now: what was proposed for it alone is past. */
  void supersedeProposalOfPayment(String payment) {
    proposalOfPayment(payment)
        .filter(ProposalRow::open)
        .ifPresent(row -> row.state = ProposalRow.SUPERSEDED);
  }

  void persistProposal(ProposalRow row) {
    // The superseded row must be gone before the current one comes: one is current at a time.
    getEntityManager().flush();
    getEntityManager().persist(row);
  }

  /**
   * Messages with something undecided, after the given id, in order of their ids. Also those read
   * but not yet matched: a match under way may have looked at the books before they changed, and
   * its proposals cannot be seen here until it commits.
   */
  List<UUID> undecidedAfter(UUID id, int limit) {
    return getEntityManager()
        .createQuery(
            "select m.id from MessageRow m where m.id > :id"
                + " and ((m.status = 'reading' and m.reading is not null) or exists (select 1"
                + " from ProposalRow p where p.message = m.id and p.state = 'open'))"
                + " order by m.id",
            UUID.class)
        .setParameter("id", id)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The message that said the same first: this one, when nobody did before. */
  UUID firstToSay(String fingerprint, UUID message) {
    getEntityManager()
        .createNativeQuery(
            "insert into advice_fingerprint (fingerprint, message) values (:fingerprint, :message)"
                + " on conflict do nothing")
        .setParameter("fingerprint", fingerprint)
        .setParameter("message", message)
        .executeUpdate();
    return (UUID)
        getEntityManager()
            .createNativeQuery(
                "select message from advice_fingerprint where fingerprint = :fingerprint",
                UUID.class)
            .setParameter("fingerprint", fingerprint)
            .getSingleResult();
  }

  /** Who said it first; empty when nobody did. */
  Optional<UUID> whoSaid(String fingerprint) {
    return getEntityManager()
        .createNativeQuery(
            "select message from advice_fingerprint where fingerprint = :fingerprint", UUID.class)
        .setParameter("fingerprint", fingerprint)
        .getResultStream()
        .map(UUID.class::cast)
        .findFirst();
  }

  void forgetFingerprints(UUID message) {
    getEntityManager()
        .createNativeQuery("delete from advice_fingerprint where message = :message")
        .setParameter("message", message)
        .executeUpdate();
  }

  /** Duplicates of the same bytes are not read again: they show what their original says. */
  void describeDuplicates(MessageRow original) {
    update(
        "subject = ?1, sender = ?2, payer = ?3, amount = ?4, currency = ?5, revision = revision + 1"
            + " where duplicateOf = ?6 and reading is null",
        original.subject,
        original.sender,
        original.payer,
        original.amount,
        original.currency,
        original.id);
  }
}
