package io.quittance.pipeline;

import io.quittance.bank.Payment;
import io.quittance.database.Sql;
import io.quittance.jobs.Job;
import io.quittance.jobs.JobHandler;
import io.quittance.jobs.Jobs;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.Proposal;
import io.quittance.matching.proof.UnannouncedMatcher;
import io.quittance.receivables.ImportsUnderWay;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A payment that no advice has used, looked at by itself. What the bank's text proves is posted at
 * once; anything else is kept only when the payment has waited long enough or is a case already.
 * What a person rejected is not proposed again.
 */
@ApplicationScoped
class MatchPayment implements JobHandler {
  private final DatabaseBooks books;
  private final AdviceRecords records;
  private final MessageRows rows;
  private final JointMails jointMails;
  private final KeepPaymentProposal keepProposal;
  private final ReviewCases cases;
  private final Sql sql;
  private final ImportsUnderWay imports;
  private final Jobs jobs;
  private final InTenant inTenant;
  private final Clock clock;
  private final UnannouncedMatcher matcher = new UnannouncedMatcher();

  MatchPayment(
      DatabaseBooks books,
      AdviceRecords records,
      MessageRows rows,
      JointMails jointMails,
      KeepPaymentProposal keepProposal,
      ReviewCases cases,
      Sql sql,
      ImportsUnderWay imports,
      Jobs jobs,
      InTenant inTenant,
      Clock clock) {
    this.books = books;
    this.records = records;
    this.rows = rows;
    this.jointMails = jointMails;
    this.keepProposal = keepProposal;
    this.cases = cases;
    this.sql = sql;
    this.imports = imports;
    this.jobs = jobs;
    this.inTenant = inTenant;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return Stages.MATCH_PAYMENT;
  }

  /** In the transaction that brought or changed the payments. */
  void soon(Collection<String> payments) {
    TenantId tenant = inTenant.current();
    jobs.enqueueAll(
        payments.stream()
            .sorted()
            .map(payment -> new Job(Stages.MATCH_PAYMENT, tenant, payment))
            .toList(),
        clock.instant());
  }

  /** An advice of the customer waits: with others it may explain a payment. */
  void thatMayBeShared(String customer) {
    Set<String> payments = new TreeSet<>();
    books
        .customer(customer)
        .ifPresent(
            payer ->
                payer
                    .bankAccounts()
                    .forEach(
                        account ->
                            books.paymentsFrom(account).stream()
                                .filter(MatchPayment::untouched)
                                .forEach(payment -> payments.add(payment.id()))));
    soon(payments);
  }

  @Override
  public void run(Job job) {
    inTenant.run(
        job.tenant(),
        () -> {
          if (imports.ofOpenItems()) {
            // What half of the open items prove, the other half may refute.
            jobs.enqueueAt(job, clock.instant().plus(MatchStage.WHILE_IMPORTING));
          } else if (!shared(job.subject())) {
            match(job.subject(), false);
          }
        });
  }

  private boolean shared(String id) {
    return books.payment(id).filter(MatchPayment::untouched).filter(jointMails::post).isPresent();
  }

  /**
   * @param waited it has waited long enough for an advice: a person is told whatever it is
   */
  void match(String id, boolean waited) {
    Optional<Payment> before = books.payment(id).filter(MatchPayment::untouched);
    if (before.isEmpty()) {
      return;
    }
    // A decision takes its case first and the rest after it; so does this.
    cases.hold(Subject.payment(id));
    // Of a mail and a payment that belong together the second is to see what became of the first.
    records.lock(AdviceKeys.of(before.get()));
    Optional<Payment> payment = books.payment(id).filter(MatchPayment::untouched);
    ProposalRow standing = rows.proposalOfPayment(id).orElse(null);
    if (payment.isEmpty() || (standing != null && !standing.open())) {
      return;
    }
    DatabaseBooks all = books.besideEveryMessage();
    Optional<Proposal> proposal =
        waited || standing != null
            ? Optional.of(matcher.propose(id, toldPayer(id), all))
            : matcher.proven(id, all);
    proposal.ifPresent(one -> keepProposal.keep(payment.get(), one, standing));
  }

  /** The best that can be said of a payment of which nothing is used, whatever it waits for. */
  Optional<Proposal> now(String id) {
    return books
        .payment(id)
        .filter(MatchPayment::untouched)
        .map(
            payment ->
                matcher.propose(payment.id(), toldPayer(payment.id()), books.besideEveryMessage()));
  }

  /** The customer on whose account a person has put the money, or null. */
  private String toldPayer(String payment) {
    return sql.first(
            "select unapplied_customer from payment_balance where payment = ? and unapplied_minor >"
                + " 0",
            row -> row.getString("unapplied_customer"),
            payment)
        .orElse(null);
  }

  static boolean untouched(Payment payment) {
    return payment.status() == Payment.Status.BOOKED
        && payment.amount().isPositive()
        && payment.available().equals(payment.amount());
  }

  @Override
  public void parked(Job job, int attempts, String reason) {
    // The payment stays unidentified, is listed as such and becomes a case when it has waited.
  }
}
