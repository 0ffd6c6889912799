package io.quittance.workbench;

import io.quittance.advice.model.Drafted;
import io.quittance.document.ReadMessage;
import io.quittance.pipeline.AskAboutCase;
import io.quittance.pipeline.MessageDetail;
import io.quittance.pipeline.MessageStatus;
import io.quittance.receivables.OpenItem;
import io.quittance.review.Decision;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All that the pages know and do, for the tenant and in the name of whoever makes the running call.
 * A call of nobody ends as the problem 401 of {@code api.Caller}.
 */
public interface Desk {
  Visitor visitor();

  Overview overview();

  /**
   * Newest first.
   *
   * @param statuses empty for all
   * @param query words to be found in sender, subject, payer, reference or invoice number; empty
   *     for all
   * @param cursor of an earlier answer, or null for the newest
   */
  MessageList list(Set<MessageStatus> statuses, String query, String cursor, int limit);

  Optional<MessageDetail> detail(UUID message);

  /** What the parts visibly say; empty until the message was read, or when that was erased. */
  Optional<ReadMessage> documents(UUID message);

  /**
   * A PNG of one page of a PDF or image.
   *
   * @param page 1-based
   */
  Optional<byte[]> pageImage(UUID message, String part, int page);

  /** The mail exactly as it was received. */
  Optional<byte[]> raw(UUID message);

  Optional<PartDownload> download(UUID message, String part);

  /**
   * Carries out a person's decision about an open case.
   *
   * @param seen the proposal the person looked at, null for a case about a whole message; when it
   *     is not the case's current one the outcome is {@link DecisionOutcome.Refused#CHANGED} and
   *     nothing happens
   */
  DecisionOutcome decide(UUID review, UUID seen, Decision decision);

  /**
   * @param code as {@code ledger.ReversalReason} has it
   */
  DecisionOutcome reverse(String application, String code, String reason);

  DecisionOutcome reprocess(UUID message);

  /** Whether a model may draft questions to payers. */
  boolean draftsQuestions();

  /** Drafts the question to the payer of an open case; nothing is sent or kept. */
  AskAboutCase.Outcome<Drafted> draftQuestion(UUID review);

  /** Open items of any customer by number, best first, at most 20. */
  List<OpenItem> findItems(String query);
}
