package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.advice.Advice;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.document.MessageReader;
import io.quittance.document.ReadMessage;
import io.quittance.jobs.Job;
import io.quittance.jobs.Jobs;
import io.quittance.ledger.Application;
import io.quittance.ledger.Applications;
import io.quittance.ledger.AppliedView;
import io.quittance.mailbox.ContentStore;
import io.quittance.mailbox.DocumentPasswords;
import io.quittance.mailbox.Origin;
import io.quittance.mailbox.UnfetchedMail;
import io.quittance.matching.Certificate;
import io.quittance.matching.Proposal;
import io.quittance.message.Part;
import io.quittance.money.Money;
import io.quittance.review.DecidedBy;
import io.quittance.review.Decision;
import io.quittance.review.DecisionOutcome;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What races, crashes and second thoughts of people must not do to messages and money. */
@QuarkusTest
class NothingTwiceNothingLostTest {
  private static final TenantId TENANT = new TenantId("alpha");
  private static final String ADA = "ada";

  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject AdviceRecords records;
  @Inject Messages messages;
  @Inject ReceiveMail receiveMail;
  @Inject ReadStage readStage;
  @Inject MessageReader messageReader;
  @Inject ContentStore content;
  @Inject DocumentPasswords passwords;
  @Inject ReadFromMemory memory;
  @Inject SecondOpinion secondOpinion;
  @Inject KeepReading keepReading;
  @Inject Jobs jobs;
  @Inject MatchStage matchStage;
  @Inject KeepProposal keepProposal;
  @Inject SettleMessage settleMessage;
  @Inject ReviewCases cases;
  @Inject Applications applications;
  @Inject Sql sql;
  @Inject Clock clock;

  private final String own = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void a_mail_that_was_never_fetched_cannot_be_read_anew_and_stays_parked() {
    UUID id = UUID.randomUUID();
    run(
        () ->
            receiveMail.notFetched(
                new UnfetchedMail(
                    id,
                    new Origin(
                        Origin.Kind.API, Optional.empty(), ADA, "api/" + id, Optional.empty()),
                    clock.instant(),
                    99,
                    "Payment advice",
                    "a@example.com",
                    UnfetchedMail.Reason.TOO_LARGE,
                    "too large")));
    DecisionOutcome outcome = call(() -> messages.reprocess(TENANT, id));
    assertThat(outcome).isInstanceOf(DecisionOutcome.Refused.class);
    assertThat(((DecisionOutcome.Refused) outcome).code()).isEqualTo("nothing-to-read");
    assertThat(status(id)).isEqualTo(MessageStatus.PARKED);
  }

  @Test
  void a_zero_byte_anywhere_in_a_mail_does_not_keep_it_from_being_read() {
    byte[] mail =
        String.join(
                "\r\n",
                "From: =?UTF-8?Q?Pay=00ables?= <a\0p@payer.example>",
                "Subject: =?UTF-8?Q?Remit=00tance_advice?=",
                "Message-ID: <" + own + "\0@payer.example>",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "Remit\0tance advice. We paid EUR 100.00 for these invoices on 2026-03-01.",
                "Payer: Ac\0me GmbH. Payment reference: REF-\000771",
                "Invoice    Amount",
                "INV-10\0001  100.00",
                "Total  100.00",
                "--b",
                "Content-Type: application/x\0y; name=\"a\0b.bin\"",
                "Content-Disposition: attachment; filename*=UTF-8''a%00b.csv",
                "",
                "Invoice;Am\0ount",
                "--b--",
                "")
            .getBytes(StandardCharsets.UTF_8);
    UUID id = messages.accept(TENANT, mail, ADA);
    readStage.run(new Job(Stages.READ, TENANT, id.toString()));
    MessageRow read = call(() -> rows.findById(id));
    assertThat(read.subject).isEqualTo("Remit tance advice");
    Reading reading = ReadingJson.read(read.reading);
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.REMITTANCE);
    assertThat(reading.advices()).hasSize(1);
    Advice advice = reading.advices().get(0);
    assertThat(advice.paymentAmount()).isEqualByComparingTo("100.00");
    assertThat(advice.currency()).isEqualTo("EUR");
    assertThat(advice.paymentReference()).isEqualTo("REF-771");
    assertThat(advice.lines()).hasSize(1);
    assertThat(advice.lines().get(0).invoiceNumber()).isEqualTo("INV-101");
    assertThat(advice.lines().get(0).netAmount()).isEqualByComparingTo("100.00");
  }

  @Test
  void a_message_whose_match_is_under_way_is_matched_again_when_the_books_change() {
    UUID matching = message(MessageStatus.READING);
    UUID beingRead = message(MessageStatus.READING);
    List<UUID> undecided =
        call(
            () -> {
              MessageRow row = rows.findById(matching);
              row.reading = "{}";
              List<UUID> found = rows.undecidedAfter(new UUID(0, 0), 10_000);
              row.reading = null;
              return found;
            });
    assertThat(undecided).contains(matching).doesNotContain(beingRead);
  }

  @Test
  void a_message_called_no_remittance_leaves_no_case_that_could_still_post() {
    UUID message = message(MessageStatus.REVIEW);
    UUID first = openCase(message, proposal(message, 0, "P1", "I1", ProposalRow.OPEN));
    UUID secondProposal = proposal(message, 1, "P2", "I2", ProposalRow.OPEN);
    UUID second = openCase(message, secondProposal);
    decide(first, Decision.Action.NOT_A_REMITTANCE, null);
    assertThat(status(message)).isEqualTo(MessageStatus.NOT_A_REMITTANCE);
    assertThat(call(() -> cases.ofMessage(message))).isEmpty();
    assertThat(call(() -> cases.find(first)).orElseThrow().state())
        .isEqualTo(ReviewCase.State.DECIDED);
    assertThat(call(() -> cases.find(second)).orElseThrow().state())
        .isEqualTo(ReviewCase.State.SUPERSEDED);
    // Even a case left over from before must not post for it.
    UUID left = openCase(message, secondProposal);
    assertThat(refusal(decide(left, Decision.Action.APPROVE, null))).isEqualTo("changed-meanwhile");
  }

  @Test
  void a_case_about_the_remainder_does_not_apply_anew_what_was_reversed() {
    books();
    UUID message = message(MessageStatus.REVIEW);
    UUID proposal = proposal(message, 0, payment("P"), item("I1"), ProposalRow.OPEN);
    decide(openCase(message, proposal), Decision.Action.APPROVE, null);
    assertThat(status(message)).isEqualTo(MessageStatus.APPLIED);
    UUID remainder = openCase(message, proposal);
    reverse(message, item("I1"));
    assertThat(status(message)).isEqualTo(MessageStatus.PARKED);
    assertThat(call(() -> cases.find(remainder)).orElseThrow().state())
        .isEqualTo(ReviewCase.State.SUPERSEDED);
    UUID left = openCase(message, proposal);
    assertThat(refusal(decide(left, Decision.Action.APPROVE, null))).isEqualTo("changed-meanwhile");
    assertThat(standing(message)).isEmpty();
  }

  @Test
  void one_reversal_of_two_leaves_the_other_applied_also_for_a_payment_a_person_chose() {
    books();
    UUID message = message(MessageStatus.REVIEW);
    UUID proposal = proposal(message, 0, payment("other"), item("I1"), ProposalRow.OPEN);
    decide(
        openCase(message, proposal),
        Decision.Action.APPLY,
        List.of(
            new Decision.Applied(payment("P"), item("I1"), "60.00", null, null, null),
            new Decision.Applied(payment("P"), item("I2"), "40.00", null, null, null)));
    reverse(message, item("I1"));
    assertThat(standing(message)).containsExactly(item("I2"));
    assertThat(status(message)).isEqualTo(MessageStatus.PARTLY_APPLIED);
  }

  @Test
  void what_a_person_leaves_of_a_payment_is_the_payers_whoevers_items_were_paid() {
    books();
    take("customers", "[{'number':'PARENT-%1$s','name':'Holding','bankAccounts':['BANK%1$s']}]");
    take(
        "payments",
        "[{'reference':'Q-%1$s','account':'A-%1$s','legalEntity':'DE-%1$s','currency':'EUR',"
            + "'amount':'100.00','payerAccount':'BANK%1$s'}]");

    applyByHand("Q", "I1", "60.00");
    assertThat(rest("Q")).isEqualTo("0 unidentified, 4000 of PARENT-" + own);

    applyByHand("P", "I2", "40.00");
    assertThat(rest("P")).isEqualTo("6000 unidentified, 0 of nobody");
  }

  private void applyByHand(String payment, String item, String amount) {
    UUID message = message(MessageStatus.REVIEW);
    DecisionOutcome outcome =
        decide(
            openCase(message, null),
            Decision.Action.APPLY,
            List.of(new Decision.Applied(payment(payment), item(item), amount, null, null, null)));
    assertThat(refusal(outcome)).isEqualTo("done: applied");
  }

  private String rest(String payment) {
    return call(
        () ->
            sql.first(
                    "select unidentified_minor, unapplied_minor, unapplied_customer"
                        + " from payment_balance where payment = ?",
                    row ->
                        "%d unidentified, %d of %s"
                            .formatted(
                                row.getLong(1),
                                row.getLong(2),
                                row.getString(3) == null ? "nobody" : row.getString(3)),
                    payment(payment))
                .orElseThrow());
  }

  @Test
  void what_a_person_took_back_no_other_message_applies_again_by_itself() {
    books();
    UUID first = message(MessageStatus.REVIEW);
    decide(
        openCase(first, proposal(first, 0, payment("P"), item("I1"), ProposalRow.OPEN)),
        Decision.Action.APPROVE,
        null);
    reverse(first, item("I1"));

    UUID resent = message(MessageStatus.READING);
    Proposal proven = proposed(0, payment("P"), item("I1"), true);
    Reading reading =
        new Reading(
            Reading.Verdict.REMITTANCE, List.of(), List.of(), List.of(), Reading.Usage.NONE);
    for (int again = 0; again < 2; again++) {
      run(
          () -> {
            MessageRow row = rows.held(resent).orElseThrow();
            ProposalRow before = rows.proposals(resent).stream().findFirst().orElse(null);
            keepProposal.keep(row, reading, proven, before);
            settleMessage.settle(row);
          });
    }
    assertThat(standing(resent)).isEmpty();
    assertThat(status(resent)).isEqualTo(MessageStatus.REVIEW);
    // The case stays the same while nothing changes.
    List<ReviewCase> open = call(() -> cases.ofMessage(resent));
    assertThat(open).hasSize(1);
    assertThat(open.get(0).reasons().get(0).code()).isEqualTo("reversed-before");
    assertThat(open.get(0).revision()).isZero();
  }

  @Test
  void a_message_parked_by_a_failed_match_is_matched_again_when_the_books_change()
      throws IOException {
    byte[] mail = Files.readAllBytes(Path.of("fixtures/payment-not-yet-received/mail.eml"));
    UUID id = messages.accept(TENANT, mail, ADA);
    readStage.run(new Job(Stages.READ, TENANT, id.toString()));
    Job match = new Job(Stages.MATCH, TENANT, id.toString());
    matchStage.run(match);
    MessageStatus before = status(id);
    assertThat(before).isIn(MessageStatus.WAITING, MessageStatus.REVIEW);
    matchStage.parked(match, 5, "the database was away");
    assertThat(status(id)).isEqualTo(MessageStatus.PARKED);
    matchStage.run(match);
    assertThat(status(id)).isEqualTo(before);
  }

  @Test
  void a_run_taken_for_dead_that_fails_late_parks_nothing_that_got_through() {
    UUID applied = message(MessageStatus.APPLIED);
    readStage.parked(new Job(Stages.READ, TENANT, applied.toString()), 5, "late");
    matchStage.parked(new Job(Stages.MATCH, TENANT, applied.toString()), 5, "late");
    assertThat(status(applied)).isEqualTo(MessageStatus.APPLIED);
  }

  @Test
  void what_was_read_when_the_service_stopped_is_no_outcome() throws IOException {
    UUID id = receivedWithoutJob("body-plain-aligned-table");
    AdviceReader cutShort =
        source -> {
          Thread.currentThread().interrupt();
          return nothingFound();
        };
    Job job = new Job(Stages.READ, TENANT, id.toString());
    try {
      assertThatThrownBy(() -> reading(messageReader, cutShort).run(job))
          .hasMessageContaining("stopped");
    } finally {
      // Clears the mark for the tests after this one.
      assertThat(Thread.interrupted()).isTrue();
    }
    readStage.run(job);
    MessageRow read = call(() -> rows.findById(id));
    assertThat(read.status()).isNotEqualTo(MessageStatus.NOT_A_REMITTANCE);
    assertThat(read.advices).isEqualTo(1);
  }

  @Test
  void a_mail_whose_body_could_not_be_read_is_not_called_no_remittance() throws IOException {
    UUID id = receivedWithoutJob("body-plain-dashed-table");
    Part whole =
        new Part(
            "1",
            null,
            Part.Role.CONTAINER,
            null,
            "message/rfc822",
            9,
            null,
            Part.Fate.TIMED_OUT,
            "too slow");
    reading(
            (bytes, name) -> new ReadMessage(null, List.of(whole), List.of()),
            source -> nothingFound())
        .run(new Job(Stages.READ, TENANT, id.toString()));
    assertThat(status(id)).isEqualTo(MessageStatus.REVIEW);
    assertThat(call(() -> cases.ofMessage(id)).get(0).reasons().get(0).code())
        .isEqualTo("not-read");
  }

  private ReadStage reading(MessageReader from, AdviceReader with) {
    return new ReadStage(
        rows,
        content,
        new ReadWithPasswords(from, passwords, inTenant),
        with,
        memory,
        secondOpinion,
        keepReading,
        cases,
        jobs,
        inTenant,
        clock);
  }

  private static Reading nothingFound() {
    return new Reading(
        Reading.Verdict.NOT_A_REMITTANCE, List.of(), List.of(), List.of(), Reading.Usage.NONE);
  }

  /** The bytes of a case under a message that no job reads meanwhile. */
  private UUID receivedWithoutJob(String fixture) throws IOException {
    byte[] mail = Files.readAllBytes(Path.of("fixtures", fixture, "mail.eml"));
    UUID accepted = messages.accept(TENANT, mail, ADA);
    UUID id = message(MessageStatus.RECEIVED);
    run(
        () ->
            rows.getEntityManager()
                .createNativeQuery(
                    "insert into received_mail (id, content, identity, origin, locator,"
                        + " received_at, stored_at, size) select :id, content, identity, origin,"
                        + " 'api/' || :text, received_at, stored_at, size from received_mail"
                        + " where id = :accepted")
                .setParameter("id", id)
                .setParameter("text", id.toString())
                .setParameter("accepted", accepted)
                .executeUpdate());
    return id;
  }

  private void books() {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'number':'C-%1$s','name':'Acme GmbH'}]");
    take(
        "open-items",
        "[{'id':'I1-%1$s','number':'I1-%1$s','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'60.00'},"
            + "{'id':'I2-%1$s','number':'I2-%1$s','customer':'C-%1$s','legalEntity':'DE-%1$s',"
            + "'currency':'EUR','amount':'40.00'}]");
    take(
        "payments",
        "[{'reference':'P-%1$s','account':'A-%1$s','legalEntity':'DE-%1$s','currency':'EUR',"
            + "'amount':'100.00'}]");
  }

  private void take(String resource, String body) {
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .contentType("application/json")
        .body(String.format(Locale.ROOT, body, own).replace('\'', '"'))
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200)
        .body("accepted", equalTo(resource.equals("open-items") ? 2 : 1));
  }

  private String payment(String name) {
    return name + "-" + own;
  }

  private String item(String name) {
    return name + "-" + own;
  }

  private UUID message(MessageStatus status) {
    UUID id = UUID.randomUUID();
    run(
        () -> {
          MessageRow row = new MessageRow();
          row.id = id;
          row.origin = "api:ada";
          row.receivedAt = clock.instant();
          row.changedAt = row.receivedAt;
          row.status = status.text();
          row.reasons = "[]";
          rows.persist(row);
        });
    return id;
  }

  private UUID proposal(UUID message, int advice, String payment, String item, String state) {
    UUID id = UUID.randomUUID();
    run(
        () -> {
          Proposal proposal = proposed(advice, payment, item, false);
          ProposalRow row = new ProposalRow();
          row.id = id;
          row.message = message;
          row.advice = advice;
          row.payment = payment;
          row.customer = proposal.customer();
          row.verdict = proposal.verdict().name();
          row.state = state;
          row.body = PipelineJson.write(proposal);
          row.createdAt = clock.instant();
          rows.persistProposal(row);
        });
    return id;
  }

  private Proposal proposed(int advice, String payment, String item, boolean proven) {
    Money zero = Money.parse("0.00", "EUR");
    return new Proposal(
        advice,
        payment,
        "C-" + own,
        proven ? Proposal.Verdict.APPLY : Proposal.Verdict.REVIEW,
        List.of(new Application(item, Money.parse("60.00", "EUR"), zero, zero, null)),
        List.of(),
        List.of(),
        List.of(),
        proven ? new Certificate(List.of(), 1) : null);
  }

  private UUID openCase(UUID message, UUID proposal) {
    return call(() -> cases.open(Subject.message(message), proposal, List.of()));
  }

  private DecisionOutcome decide(
      UUID review, Decision.Action action, List<Decision.Applied> applied) {
    return call(
        () ->
            cases.decide(
                review,
                new Decision(action, applied, Map.of(), null),
                null,
                DecidedBy.one(ADA, Set.of())));
  }

  private static String refusal(DecisionOutcome outcome) {
    return outcome.fold(done -> "done: " + done.status(), DecisionOutcome.Refused::code);
  }

  private void reverse(UUID message, String item) {
    String application =
        call(() -> applications.ofMessage(message.toString())).stream()
            .filter(a -> a.openItem().equals(item))
            .map(AppliedView::id)
            .findFirst()
            .orElseThrow();
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .contentType("application/json")
        .body("{\"reason\":\"wrong invoice\"}")
        .post("/api/v1/applications/" + application + "/reversal")
        .then()
        .statusCode(200);
  }

  private List<String> standing(UUID message) {
    return call(() -> applications.ofMessage(message.toString())).stream()
        .filter(a -> a.state() == AppliedView.State.APPLIED)
        .map(AppliedView::openItem)
        .toList();
  }

  private MessageStatus status(UUID message) {
    return call(() -> rows.findByIdOptional(message)).orElseThrow().status();
  }

  private <T> T call(Callable<T> work) {
    return inTenant.call(TENANT, work);
  }

  private void run(Runnable work) {
    inTenant.run(TENANT, work);
  }
}
