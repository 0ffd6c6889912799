package io.quittance.pipeline;

import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.database.Sql;
import io.quittance.document.ReadMessage;
import io.quittance.document.ReadMessageJson;
import io.quittance.ledger.Applications;
import io.quittance.mailbox.ContentStore;
import io.quittance.matching.Books;
import io.quittance.matching.Matcher;
import io.quittance.matching.Proposal;
import io.quittance.policy.PolicyDraft;
import io.quittance.policy.PolicyDrafts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Matches past messages twice, under the policy in force and as if a draft were, each as if it had
 * not been applied yet, and tells the difference. Posts nothing. What a person decided or took back
 * does not count: it is the matcher that is compared with itself.
 */
@ApplicationScoped
class TryPolicy {
  private final Sql sql;
  private final MessageRows messages;
  private final ContentStore content;
  private final Matcher matcher;
  private final Books books;
  private final Applications applications;
  private final PolicyDrafts drafts;

  TryPolicy(
      Sql sql,
      MessageRows messages,
      ContentStore content,
      Matcher matcher,
      Books books,
      Applications applications,
      PolicyDrafts drafts) {
    this.sql = sql;
    this.messages = messages;
    this.content = content;
    this.matcher = matcher;
    this.books = books;
    this.applications = applications;
    this.drafts = drafts;
  }

  /**
   * @param count of the newest messages with an advice
   */
  PolicyDifference on(PolicyDraft draft, int count) {
    PolicyDifference difference = new PolicyDifference();
    List<UUID> newest =
        sql.list(
            """
            select id from message
            where reading is not null and advices > 0 and duplicate_of is null
              and asking_since is null
            order by received_at desc, id limit ?
            """,
            row -> UUID.fromString(row.getString("id")),
            count);
    newest.forEach(id -> compare(id, draft, difference));
    return difference;
  }

  private void compare(UUID id, PolicyDraft draft, PolicyDifference difference) {
    MessageRow row = messages.findById(id);
    Optional<byte[]> documents = content.loadDerived(id, ReadStage.DOCUMENTS);
    if (documents.isEmpty()) {
      return;
    }
    Reading reading = ReadingJson.read(row.reading);
    ReadMessage source = ReadMessageJson.read(documents.get());
    OwnApplications own = OwnApplications.of(applications.ofMessage(id.toString()));
    int window = books.widestDateWindowDays();
    Books now = new WithoutOwn(books, own, books::policy, window, books::learned);
    Books then =
        new WithoutOwn(
            books,
            own,
            (entity, customer) -> drafts.asIf(draft, entity, customer),
            Math.max(window, draft.policy().tying().dateWindowDays()),
            books::learned);
    List<Proposal> before = matcher.propose(source, reading, now);
    List<Proposal> after = matcher.propose(source, reading, then);
    for (int i = 0; i < before.size(); i++) {
      difference.add(before.get(i), after.get(i), books);
    }
  }
}
