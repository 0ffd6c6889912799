package io.quittance.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Applies one payment (with the named credit items) to open items, all or nothing: invoices less
 * credits may not exceed what the payment has available.
 *
 * @param key idempotency key: the same key with the same content has one effect, with other content
 *     it is refused
 * @param payment id of the payment, or null for netting without cash
 * @param customer the payer to whose account money not applied goes when {@code settleRest}
 * @param settleRest true moves the payment's rest from unidentified to unapplied of the customer
 * @param decision who decided and on what evidence
 * @param intercompany true allows items of other legal entities than the money's; each entity gets
 *     a balanced half of the posting
 */
public record ApplicationRequest(
    String key,
    String payment,
    String customer,
    List<Application> applications,
    boolean settleRest,
    LocalDate postingDate,
    Decision decision,
    boolean intercompany) {

  /** Within one legal entity. */
  public ApplicationRequest(
      String key,
      String payment,
      String customer,
      List<Application> applications,
      boolean settleRest,
      LocalDate postingDate,
      Decision decision) {
    this(key, payment, customer, applications, settleRest, postingDate, decision, false);
  }

  /** The same request, which may reach items of other legal entities when that is allowed. */
  public ApplicationRequest acrossEntities(boolean allowed) {
    return new ApplicationRequest(
        key, payment, customer, applications, settleRest, postingDate, decision, allowed);
  }

  /**
   * Cited by the posting and never changed afterwards.
   *
   * @param actor {@code certifier} or a person
   * @param approver a second person, or null
   * @param message id of the message whose advice was followed, or null
   * @param proposal id of the proposal, or null
   * @param policyVersion version in force
   * @param reader reader, model and prompt version behind the advice, or null
   * @param evidence JSON of the certificate or of the analyst's decision
   * @param actorGroups groups of clerks that the actor belongs to; they limit what is given away
   * @param approverGroups those of the approver
   */
  public record Decision(
      String actor,
      String approver,
      String reasonCode,
      String note,
      String message,
      String proposal,
      Integer policyVersion,
      String reader,
      String evidence,
      Set<String> actorGroups,
      Set<String> approverGroups) {
    public Decision {
      actorGroups = Set.copyOf(actorGroups);
      approverGroups = Set.copyOf(approverGroups);
    }

    /** A decision of somebody who belongs to no group. */
    public Decision(
        String actor,
        String approver,
        String reasonCode,
        String note,
        String message,
        String proposal,
        Integer policyVersion,
        String reader,
        String evidence) {
      this(
          actor,
          approver,
          reasonCode,
          note,
          message,
          proposal,
          policyVersion,
          reader,
          evidence,
          Set.of(),
          Set.of());
    }

    /** The same decision, by people of these groups. */
    public Decision of(Set<String> groupsOfActor, Set<String> groupsOfApprover) {
      return new Decision(
          actor,
          approver,
          reasonCode,
          note,
          message,
          proposal,
          policyVersion,
          reader,
          evidence,
          groupsOfActor,
          groupsOfApprover);
    }
  }

  public ApplicationRequest {
    applications = List.copyOf(applications);
  }
}
