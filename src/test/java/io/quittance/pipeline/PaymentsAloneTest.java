package io.quittance.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.bank.Payment;
import io.quittance.bank.Payments;
import io.quittance.jobs.DueJobs;
import io.quittance.jobs.Job;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.receivables.OpenItem;
import io.quittance.receivables.Receivables;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Payments that no advice speaks of: with database, ledger and people's decisions. */
@QuarkusTest
class PaymentsAloneTest {
  private static final String ADA = "ada";

  @Inject InTenant inTenant;
  @Inject MatchPayment matchPayment;
  @Inject UnannouncedPayments unannounced;
  @Inject Applications applications;
  @Inject Payments payments;
  @Inject Receivables receivables;
  @Inject ReviewCases cases;
  @Inject MessageRows rows;
  @Inject DataSource source;

  private final OwnBooks own = new OwnBooks("Zeta");
  private final String payment = own.id("BANK-");

  @Test
  void what_the_banks_text_names_is_posted_and_a_reversal_puts_it_before_a_person() {
    books();
    pay("330.00", own.id("Inv ") + "1 and " + own.id("") + "2");
    match();
    assertThat(applied())
        .extracting(AppliedView::openItem)
        .containsExactly(own.id("INV-") + "1", own.id("INV-") + "2");
    assertThat(open()).isEmpty();

    for (AppliedView application : applied()) {
      OwnBooks.reverse(application.id());
    }
    waited();
    assertThat(codes()).contains("not-announced");
  }

  @Test
  void a_payment_without_a_name_in_it_becomes_a_case_with_its_best_explanation() {
    books();
    pay("110.00", "thank you");
    match();
    assertThat(applied()).isEmpty();
    assertThat(open()).isEmpty();
    waited();
    assertThat(codes()).containsExactly("not-announced", "by-chance", "policy-holds");

    decide(new Decision(Decision.Action.APPROVE, null, Map.of(), null));
    assertThat(applied()).extracting(AppliedView::openItem).containsExactly(own.id("INV-") + "1");
  }

  @Test
  void whoever_opens_money_that_waits_sees_what_it_may_be_and_nothing_is_kept() {
    books();
    pay("110.00", "thank you");
    match();
    ofPayment()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].state", equalTo("not-kept"))
        .body("items[0].id", nullValue())
        .body("items[0].verdict", equalTo("review"))
        .body("items[0].applications.openItem", contains(own.id("INV-") + "1"));
    assertThat(open()).isEmpty();
    assertThat(call(() -> rows.proposalOfPayment(payment))).isEmpty();

    waited();
    ofPayment().body("items.state", contains("open")).body("items[0].id", notNullValue());
    decide(new Decision(Decision.Action.APPROVE, null, Map.of(), null));
    ofPayment().statusCode(200).body("items.size()", equalTo(0));
    OwnBooks.get("proposals/of-payment?payment=nobody-paid-this")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-payment"));
  }

  private ValidatableResponse ofPayment() {
    return OwnBooks.get("proposals/of-payment?payment=" + payment).then();
  }

  @Test
  void what_changed_since_the_proposal_is_refused_by_name_and_nothing_is_posted() {
    books();
    pay("110.00", "thank you");
    waited();
    // As if more had been open when it was made.
    inTenant.run(
        OwnBooks.TENANT,
        () -> {
          ProposalRow row = rows.proposalOfPayment(payment).orElseThrow();
          row.basis = row.basis.replace("110.00 open", "120.00 open");
        });
    DecisionOutcome outcome = attempt(new Decision(Decision.Action.APPROVE, null, Map.of(), null));
    assertThat(outcome).isInstanceOf(DecisionOutcome.Refused.class);
    assertThat(((DecisionOutcome.Refused) outcome).code()).isEqualTo("changed-since-proposal");
    assertThat(applied()).isEmpty();
  }

  @Test
  void money_of_somebody_unknown_gets_its_payer_from_a_person_and_then_an_explanation() {
    books();
    pay("110.00", "thank you", own.id("DE00NOBODY"));
    waited();
    assertThat(codes()).contains("payer-unknown");
    decide(
        new Decision(
            Decision.Action.CHOOSE_PAYER, null, Map.of("customer", own.customer()), "called them"));
    // Now it is the customer's money, and another case says what it may have paid.
    waited();
    assertThat(open()).hasSize(1);
    decide(new Decision(Decision.Action.APPROVE, null, Map.of(), null));
    assertThat(applied()).extracting(AppliedView::openItem).containsExactly(own.id("INV-") + "1");
  }

  @Test
  void money_may_stay_with_its_customer_or_be_no_receivable() {
    books();
    pay("77.00", "thank you");
    waited();
    decide(new Decision(Decision.Action.ON_ACCOUNT, null, Map.of(), "prepaid"));
    assertThat(call(() -> payments.payment(payment)).orElseThrow().available().isZero()).isTrue();
    assertThat(call(() -> receivables.openItems(own.customer())))
        .extracting(OpenItem::kind)
        .contains(OpenItem.Kind.ON_ACCOUNT);
    assertThat(open()).isEmpty();
  }

  @Test
  void money_that_is_no_receivable_leaves_the_receivables() {
    books();
    pay("78.00", "thank you");
    waited();
    DecisionOutcome unsaid =
        attempt(new Decision(Decision.Action.NOT_RECEIVABLE, null, Map.of(), null));
    assertThat(((DecisionOutcome.Refused) unsaid).code()).isEqualTo("note-required");
    decide(new Decision(Decision.Action.NOT_RECEIVABLE, null, Map.of(), "insurance"));
    Payment gone = call(() -> payments.payment(payment)).orElseThrow();
    assertThat(gone.available().isZero()).isTrue();
  }

  @Test
  void a_case_told_to_wait_comes_back() {
    books();
    pay("110.00", "thank you");
    waited();
    DecisionOutcome past =
        attempt(new Decision(Decision.Action.WAIT, null, Map.of("until", "2020-01-01"), null));
    assertThat(((DecisionOutcome.Refused) past).code()).isEqualTo("bad-day");
    decide(new Decision(Decision.Action.WAIT, null, Map.of(), null));
    waited();
    assertThat(open()).isEmpty();
    inTenant.run(
        OwnBooks.TENANT,
        () -> rows.proposalOfPayment(payment).orElseThrow().waitUntil = LocalDate.of(2020, 1, 1));
    waited();
    assertThat(codes()).contains("not-announced");
  }

  private void books() {
    own.open();
    own.item(own.id("INV-") + "1", own.id("INV-") + "1", "110.00");
    own.item(own.id("INV-") + "2", own.id("INV-") + "2", "220.00");
  }

  private void pay(String amount, String text) {
    pay(amount, text, own.account());
  }

  private void pay(String amount, String text, String account) {
    own.pay(payment, amount, text, Map.of("payerAccount", account, "valueDate", "2026-03-02"));
    DueJobs.awaitNone(source);
  }

  private void match() {
    matchPayment.run(new Job(Stages.MATCH_PAYMENT, OwnBooks.TENANT, payment));
  }

  private void waited() {
    unannounced.run(new Job(Stages.UNANNOUNCED, OwnBooks.TENANT, payment));
  }

  private List<AppliedView> applied() {
    return call(
        () ->
            applications.list(
                new Applications.Filter(null, payment, null, AppliedView.State.APPLIED), 0, 10));
  }

  private List<ReviewCase> open() {
    return call(() -> cases.of(Subject.payment(payment)));
  }

  private List<String> codes() {
    return open().stream()
        .flatMap(one -> one.reasons().stream())
        .map(ReviewCase.Reason::code)
        .toList();
  }

  private void decide(Decision decision) {
    assertThat(attempt(decision)).isInstanceOf(DecisionOutcome.Done.class);
  }

  private DecisionOutcome attempt(Decision decision) {
    return call(
        () -> cases.decide(open().get(0).id(), decision, null, DecidedBy.one(ADA, Set.of())));
  }

  private <T> T call(Callable<T> work) {
    return inTenant.call(OwnBooks.TENANT, work);
  }
}
