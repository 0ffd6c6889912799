package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.DraftQuestion;
import io.quittance.advice.model.Drafted;
import io.quittance.advice.model.SuggestReasons;
import io.quittance.advice.model.Suggested;
import io.quittance.calls.ModelCalls;
import io.quittance.document.ReadMessage;
import io.quittance.policy.Policies;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What an analyst may ask a model about an open case: a draft of the question to the payer, and
 * which of the tenant's reasons a deduction has. Nothing is kept, posted or sent; the model is
 * asked outside of any transaction.
 */
@ApplicationScoped
public class AskAboutCase {
  private final ReviewCases cases;
  private final Messages messages;
  private final Policies policies;
  private final ChoiceOfTenant choices;
  private final ModelCalls calls;
  private final DraftQuestion draftQuestion;
  private final SuggestReasons suggestReasons;
  private final InTenant inTenant;
  private final Clock clock;

  AskAboutCase(
      ReviewCases cases,
      Messages messages,
      Policies policies,
      ChoiceOfTenant choices,
      ModelCalls calls,
      DraftQuestion draftQuestion,
      SuggestReasons suggestReasons,
      InTenant inTenant,
      Clock clock) {
    this.cases = cases;
    this.messages = messages;
    this.policies = policies;
    this.choices = choices;
    this.calls = calls;
    this.draftQuestion = draftQuestion;
    this.suggestReasons = suggestReasons;
    this.inTenant = inTenant;
    this.clock = clock;
  }

  /**
   * What came of it, or why nothing was asked.
   *
   * @param answer null with a refusal
   */
  public record Outcome<T>(T answer, Refusal refusal) {}

  /** Why no model was asked. */
  public enum Refusal {
    UNKNOWN_CASE,
    /** It is about money or an import: there is no mail to ask about. */
    NO_MESSAGE,
    NO_MODEL
  }

  private record Subject(
      ReviewCase review,
      ReadMessage source,
      List<Advice> advices,
      Map<String, String> reasons,
      Choice choice) {}

  /** Whether the tenant has a model to ask. */
  public boolean possible(TenantId tenant) {
    return choices.of(tenant).isPresent();
  }

  /** Drafts the question to the payer. */
  public Outcome<Drafted> draft(TenantId tenant, UUID id) {
    return ask(
        tenant,
        id,
        subject ->
            draftQuestion.draft(
                subject.choice(),
                subject.source(),
                subject.advices(),
                // Only codes: the words of a reason may tell of the books.
                subject.review().reasons().stream().map(ReviewCase.Reason::code).toList()));
  }

  /** Suggests why less was paid. */
  public Outcome<Suggested> suggest(TenantId tenant, UUID id) {
    return ask(
        tenant,
        id,
        subject ->
            suggestReasons.suggest(
                subject.choice(), subject.source(), subject.advices(), subject.reasons()));
  }

  private <T> Outcome<T> ask(TenantId tenant, UUID id, Function<Subject, T> how) {
    Outcome<Subject> found = inTenant.call(tenant, () -> subject(tenant, id));
    return found.answer() == null
        ? new Outcome<>(null, found.refusal())
        : new Outcome<>(how.apply(found.answer()), null);
  }

  private Outcome<Subject> subject(TenantId tenant, UUID id) {
    Optional<ReviewCase> review = cases.find(id);
    if (review.isEmpty()) {
      return new Outcome<>(null, Refusal.UNKNOWN_CASE);
    }
    UUID message = review.get().message();
    Optional<ReadMessage> source = message == null ? Optional.empty() : messages.documents(message);
    if (source.isEmpty()) {
      return new Outcome<>(null, Refusal.NO_MESSAGE);
    }
    // Within the budgets, and in the account of what was asked, as any other question.
    Optional<Choice> choice =
        choices.of(tenant).map(c -> calls.of(tenant, message, clock.instant(), c).choice());
    if (choice.isEmpty()) {
      return new Outcome<>(null, Refusal.NO_MODEL);
    }
    List<Advice> advices =
        messages
            .detail(message)
            .map(MessageDetail::reading)
            .map(Reading::advices)
            .orElse(List.of());
    return new Outcome<>(
        new Subject(
            review.get(),
            source.get(),
            advices,
            policies.of(null, null).reductions().reasons(),
            choice.get()),
        null);
  }
}
