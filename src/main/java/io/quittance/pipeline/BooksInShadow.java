package io.quittance.pipeline;

import io.quittance.ledger.Applications;
import io.quittance.matching.Books;
import io.quittance.matching.identity.Learned;
import io.quittance.policy.Policies;
import io.quittance.policy.PolicyDraft;
import io.quittance.policy.PolicyDrafts;
import io.quittance.review.learned.LearnedFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The books as a message would find them that is matched as if for the first time: without what was
 * applied from it and what that taught, under the policy that counts.
 */
@ApplicationScoped
class BooksInShadow {
  private final Applications applications;
  private final LearnedFacts learned;
  private final Policies policies;
  private final PolicyDrafts drafts;

  BooksInShadow(
      Applications applications, LearnedFacts learned, Policies policies, PolicyDrafts drafts) {
    this.applications = applications;
    this.learned = learned;
    this.policies = policies;
    this.drafts = drafts;
  }

  /**
   * @param beside the books beside other messages
   */
  Books of(UUID message, Books beside, UnderPolicy policy) {
    if (policy.draft() != null) {
      PolicyDraft draft = drafts.draft(policy.draft());
      return without(
          message,
          beside,
          (entity, customer) -> drafts.asIf(draft, entity, customer),
          Math.max(beside.widestDateWindowDays(), draft.policy().tying().dateWindowDays()));
    }
    Integer version = policy.version();
    return version == null
        ? without(message, beside, beside::policy, beside.widestDateWindowDays())
        : without(
            message,
            beside,
            (entity, customer) -> policies.asOf(version, entity, customer),
            policies.widestDateWindowDays(version));
  }

  private Books without(
      UUID message, Books beside, WithoutOwn.PolicyFor policyFor, int dateWindowDays) {
    String id = message.toString();
    return new WithoutOwn(
        beside,
        OwnApplications.of(applications.ofMessage(id)),
        policyFor,
        dateWindowDays,
        patterns -> learned(patterns, id));
  }

  private List<Learned> learned(Collection<String> patterns, String except) {
    return patterns.isEmpty() ? List.of() : learned.about(patterns, except);
  }
}
