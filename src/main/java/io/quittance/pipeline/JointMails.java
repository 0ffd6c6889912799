package io.quittance.pipeline;

import io.quittance.advice.ReadingJson;
import io.quittance.advice.Verifier;
import io.quittance.bank.Payment;
import io.quittance.database.Sql;
import io.quittance.document.ReadMessageJson;
import io.quittance.mailbox.ContentStore;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.identity.PaidFrom;
import io.quittance.matching.joint.SeveralMails;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Posts a payment that several mails explain together: all of them in one transaction or none. The
 * messages are locked in the order of their ids before their keys, as a message's own job locks
 * them, so that two such jobs wait for each other instead of blocking each other.
 */
@ApplicationScoped
class JointMails {
  private final Sql sql;
  private final DatabaseBooks books;
  private final AdviceRecords records;
  private final MessageRows rows;
  private final ContentStore content;
  private final KeepProposal keepProposal;
  private final SettleMessage settleMessage;
  private final ReversedBefore reversedBefore;
  private final ChangedKeys changed;
  private final SeveralMails several;

  JointMails(
      Sql sql,
      DatabaseBooks books,
      AdviceRecords records,
      MessageRows rows,
      ContentStore content,
      KeepProposal keepProposal,
      SettleMessage settleMessage,
      ReversedBefore reversedBefore,
      ChangedKeys changed,
      Verifier verifier) {
    this.sql = sql;
    this.books = books;
    this.records = records;
    this.rows = rows;
    this.content = content;
    this.keepProposal = keepProposal;
    this.settleMessage = settleMessage;
    this.reversedBefore = reversedBefore;
    this.changed = changed;
    this.several = new SeveralMails(verifier);
  }

  /** To be called before anything is locked. True when the payment was posted. */
  boolean post(Payment payment) {
    if (!severalAreUndecided(payment)) {
      return false;
    }
    DatabaseBooks all = books.besideEveryMessage();
    List<String> messages = several.messages(payment, all);
    Map<String, MessageRow> held = hold(messages);
    if (held.isEmpty() || held.size() < messages.size()) {
      return false;
    }
    Map<String, SeveralMails.Mail> mails = read(held);
    Set<String> keys = new TreeSet<>(AdviceKeys.of(payment));
    mails.values().forEach(mail -> keys.addAll(AdviceRecords.keys(mail.reading())));
    records.lock(keys);
    Optional<Payment> now = books.payment(payment.id());
    List<SeveralMails.Part> parts =
        now.isEmpty() ? List.of() : several.explain(now.get(), mails, all);
    boolean takenBack =
        parts.stream()
            .anyMatch(part -> !reversedBefore.holds(part.proposal()).equals(part.proposal()));
    if (parts.isEmpty() || takenBack || !everyAdviceIsMatched(mails)) {
      return false;
    }
    parts.forEach(part -> keep(held.get(part.message()), mails.get(part.message()), part));
    held.forEach(
        (id, row) -> {
          settleMessage.settle(row);
          changed.advices(mails.get(id).reading(), row.id);
        });
    return true;
  }

  /** Cheap and mostly false: nothing is looked up unless advices of the payer are undecided. */
  private boolean severalAreUndecided(Payment payment) {
    return PaidFrom.of(payment, books)
        .owner()
        .map(
            customer ->
                sql.first(
                        """
                        select count(*) as waiting from proposal
                        where customer = ? and state = 'open' and verdict in ('WAIT', 'REVIEW')
                          and message is not null
                        """,
                        row -> row.getLong("waiting"),
                        customer.id())
                    .orElse(0L))
        .filter(waiting -> waiting > 1)
        .isPresent();
  }

  private Map<String, MessageRow> hold(List<String> messages) {
    Map<String, MessageRow> held = new TreeMap<>();
    List<UUID> ids = new ArrayList<>();
    messages.forEach(message -> ids.add(UUID.fromString(message)));
    ids.stream()
        .sorted()
        .forEach(
            id ->
                rows.held(id)
                    .filter(row -> row.reading != null)
                    .ifPresent(row -> held.put(id.toString(), row)));
    return held;
  }

  private Map<String, SeveralMails.Mail> read(Map<String, MessageRow> held) {
    Map<String, SeveralMails.Mail> mails = new TreeMap<>();
    held.forEach(
        (id, row) ->
            mails.put(
                id,
                new SeveralMails.Mail(
                    id,
                    ReadMessageJson.read(
                        content.loadDerived(row.id, ReadStage.DOCUMENTS).orElseThrow()),
                    ReadingJson.read(row.reading))));
    return mails;
  }

  /** A message read just now has its own job first, which comes back to this payment. */
  private boolean everyAdviceIsMatched(Map<String, SeveralMails.Mail> mails) {
    return mails.values().stream()
        .allMatch(
            mail ->
                rows.proposals(UUID.fromString(mail.message())).size()
                    == mail.reading().advices().size());
  }

  private void keep(MessageRow row, SeveralMails.Mail mail, SeveralMails.Part part) {
    ProposalRow standing =
        rows.proposals(row.id).stream()
            .filter(one -> part.proposal().advice().equals(one.advice))
            .findFirst()
            .orElseThrow();
    keepProposal.keep(row, mail.reading(), part.proposal(), standing);
    boolean posted =
        rows.proposals(row.id).stream()
            .anyMatch(
                one ->
                    part.proposal().advice().equals(one.advice)
                        && one.state.equals(ProposalRow.APPLIED));
    if (!posted) {
      throw new BooksMovedMeanwhile(
          "message %s could not be posted with payment %s"
              .formatted(row.id, part.proposal().payment()));
    }
  }
}
