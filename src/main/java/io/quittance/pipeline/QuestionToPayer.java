package io.quittance.pipeline;

import io.quittance.advice.model.Choice;
import io.quittance.advice.model.DraftQuestion;
import io.quittance.advice.model.Drafted;
import io.quittance.document.ReadMessage;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Drafts the question that an analyst may ask the payer of an open case. Nothing is kept or sent;
 * the model is asked outside of any transaction.
 */
@ApplicationScoped
public class QuestionToPayer {
  private final ReviewCases cases;
  private final Messages messages;
  private final ChoiceOfTenant choices;
  private final DraftQuestion draftQuestion;
  private final InTenant inTenant;

  QuestionToPayer(
      ReviewCases cases,
      Messages messages,
      ChoiceOfTenant choices,
      DraftQuestion draftQuestion,
      InTenant inTenant) {
    this.cases = cases;
    this.messages = messages;
    this.choices = choices;
    this.draftQuestion = draftQuestion;
    this.inTenant = inTenant;
  }

  /** What came of it, or why nothing was asked. */
  public record Outcome(Drafted drafted, Refusal refusal) {}

  /** Why no model was asked. */
  public enum Refusal {
    UNKNOWN_CASE,
    /** It is about money or an import: there is no mail to ask about. */
    NO_MESSAGE,
    NO_MODEL
  }

  /** Whether the tenant has a model to ask. */
  public boolean possible(TenantId tenant) {
    return choices.of(tenant).isPresent();
  }

  public Outcome draft(TenantId tenant, UUID id) {
    Optional<ReviewCase> found = inTenant.call(tenant, () -> cases.find(id));
    if (found.isEmpty()) {
      return new Outcome(null, Refusal.UNKNOWN_CASE);
    }
    ReviewCase review = found.get();
    Optional<ReadMessage> source =
        review.message() == null
            ? Optional.empty()
            : inTenant.call(tenant, () -> messages.documents(review.message()));
    if (source.isEmpty()) {
      return new Outcome(null, Refusal.NO_MESSAGE);
    }
    Optional<Choice> choice = choices.of(tenant);
    if (choice.isEmpty()) {
      return new Outcome(null, Refusal.NO_MODEL);
    }
    // Only codes: the words of a reason may tell of the books.
    List<String> unclear = review.reasons().stream().map(ReviewCase.Reason::code).toList();
    return new Outcome(draftQuestion.draft(choice.get().model(), source.get(), unclear), null);
  }
}
