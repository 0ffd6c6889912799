package io.quittance.mailbox;

import static io.quittance.mailbox.Mails.mail;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.mailbox.PollMailbox.Result;
import io.quittance.mailbox.ScriptedImapServer.Trouble;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.quittance.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a mail server into the database: each mail once, whatever happens in between. */
@QuarkusTest
class MailIntakeTest {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int ATTEMPTS = 3;
  private static final ImapLimits LIMITS =
      new ImapLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          10_000,
          50,
          5,
          50_000);

  @Inject InTenant inTenant;
  @Inject Tenants tenants;
  @Inject EntityManager entities;
  @Inject ContentStore contents;
  @Inject MailboxRegister register;
  @Inject Mailboxes mailboxes;
  @Inject Clock clock;

  private final RecordingIntake intake = new RecordingIntake();
  private TenantId tenant;
  private MailServer server;

  @BeforeEach
  void newTenantAndServer() {
    tenant = new TenantId("mail-" + UUID.randomUUID().toString().substring(0, 8));
    tenants.register(tenant, "Mail");
    server = new MailServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void each_mail_is_taken_once_however_often_the_mailbox_is_polled() throws Exception {
    server.deliver(mail("a"));
    server.deliver(mail("b"));
    PollMailbox poll = poll(server.account(tenant));
    assertThat(poll.poll()).isEqualTo(Result.DONE);
    assertThat(poll.poll()).isEqualTo(Result.DONE);
    assertThat(poll(server.account(tenant)).poll()).isEqualTo(Result.DONE);

    assertThat(intake.received).hasSize(2);
    ReceivedMail first = intake.received.get(0);
    assertThat(first.sha256()).isEqualTo(ContentStore.sha256(mail("a")));
    assertThat(first.sameContentAs()).isEmpty();
    assertThat(first.origin().kind()).isEqualTo(Origin.Kind.IMAP);
    assertThat(first.origin().legalEntity()).contains("DE01");
    assertThat(load(tenant, first.id())).hasValue(mail("a"));
    assertThat(first.id()).isLessThan(intake.received.get(1).id());
  }

  @Test
  void the_same_mail_again_is_a_duplicate_and_stored_once() throws Exception {
    server.deliver(mail("a"));
    server.deliver(mail("a"));
    server.deliver(prefixed("Received: by another way\r\n", mail("a")));
    poll(server.account(tenant)).poll();
    UUID first = intake.received.get(0).id();
    assertThat(intake.received).hasSize(3);
    assertThat(intake.received.get(1).sameContentAs()).contains(first);
    assertThat(intake.received.get(2).sameContentAs()).contains(first);
    assertThat(count("raw_content")).isEqualTo(2);
    assertThat(load(tenant, intake.received.get(1).id())).hasValue(mail("a"));
  }

  @Test
  void another_tenant_shares_nothing() throws Exception {
    TenantId other = new TenantId(tenant.value() + "-2");
    tenants.register(other, "Other");
    server.deliver(mail("a"));
    poll(server.account(tenant)).poll();
    poll(server.account(other)).poll();
    assertThat(intake.received).hasSize(2);
    assertThat(intake.received.get(1).sameContentAs()).isEmpty();
    UUID mine = intake.received.get(0).id();
    assertThat(load(other, mine)).isEmpty();
    assertThat(load(tenant, mine)).isPresent();
    assertThat(mailboxes.statuses(other)).hasSize(1);
    assertThat(mailboxes.statuses(other).get(0).mails()).isEqualTo(1);
  }

  @Test
  void a_crash_before_the_commit_leaves_nothing_and_the_next_poll_takes_the_mail()
      throws Exception {
    server.deliver(mail("a"));
    MailAccount account = server.account(tenant);
    UUID mailbox = register.register(account);
    Origin origin =
        new Origin(Origin.Kind.IMAP, Optional.of(mailbox), "m", "INBOX/1/1", account.legalEntity());
    assertThatThrownBy(
            () ->
                inTenant.run(
                    tenant,
                    () -> {
                      store().found(origin, 1, clock.instant(), mail("a"));
                      assertThat(intake.received).hasSize(1);
                      throw new IllegalStateException("the process ends here");
                    }))
        .hasMessage("the process ends here");
    intake.received.clear();
    for (String table : List.of("raw_content", "content_key", "received_mail", "mail_sighting")) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(poll(account).poll()).isEqualTo(Result.DONE);
    assertThat(intake.received).hasSize(1);
    assertThat(count("received_mail")).isEqualTo(1);
  }

  @Test
  void a_mail_the_intake_stumbles_over_stops_no_other_and_is_recorded_in_the_end()
      throws Exception {
    for (String name : List.of("a", "b", "c")) {
      server.deliver(mail(name));
    }
    String poison = ContentStore.sha256(mail("b"));
    intake.before =
        mail -> {
          if (mail.sha256().equals(poison)) {
            throw new IllegalStateException("cannot");
          }
        };
    PollMailbox poll = poll(server.account(tenant));
    for (int i = 0; i < ATTEMPTS + 1; i++) {
      assertThat(poll.poll()).isEqualTo(Result.DONE);
    }
    assertThat(intake.received).hasSize(2);
    assertThat(intake.notFetched).hasSize(1);
    assertThat(intake.notFetched.get(0).reason()).isEqualTo(UnfetchedMail.Reason.NOT_FETCHED);
    assertThat(intake.notFetched.get(0).detail()).contains("in 3 attempts");
    assertThat(mailboxes.statuses(tenant).get(0).waiting()).isZero();
  }

  @Test
  void a_mail_that_works_at_a_later_attempt_is_taken() throws Exception {
    server.deliver(mail("a"));
    server.deliver(mail("b"));
    List<String> failed = new ArrayList<>();
    intake.before =
        mail -> {
          if (failed.isEmpty()) {
            failed.add(mail.sha256());
            throw new IllegalStateException("not yet");
          }
        };
    PollMailbox poll = poll(server.account(tenant));
    poll.poll();
    assertThat(intake.received).hasSize(1);
    assertThat(mailboxes.statuses(tenant).get(0).waiting()).isEqualTo(1);
    poll.poll();
    assertThat(intake.received).hasSize(2);
    assertThat(intake.notFetched).isEmpty();
    assertThat(mailboxes.statuses(tenant).get(0).waiting()).isZero();
  }

  @Test
  void a_mail_too_large_is_recorded_without_its_bytes() throws Exception {
    server.deliver(mail("big", "Big remittance", "x".repeat(20_000)));
    PollMailbox poll = poll(server.account(tenant));
    poll.poll();
    poll.poll();
    assertThat(intake.notFetched).hasSize(1);
    UnfetchedMail big = intake.notFetched.get(0);
    assertThat(big.reason()).isEqualTo(UnfetchedMail.Reason.TOO_LARGE);
    assertThat(big.subject()).isEqualTo("Big remittance");
    assertThat(big.size()).isGreaterThan(20_000);
    assertThat(count("raw_content")).isZero();
    assertThat(load(tenant, big.id())).isEmpty();
  }

  @Test
  void a_rebuilt_mailbox_brings_only_what_is_new() throws Exception {
    try (ScriptedImapServer rebuilt =
        new ScriptedImapServer(
            Trouble.NONE, 0, List.of(mail("a"), mail("b"), mail("a"), big("c")))) {
      MailAccount account =
          MailServer.account(tenant, rebuilt.port(), MailServer.PASSWORD, "INBOX");
      PollMailbox poll = poll(account);
      poll.poll();
      assertThat(intake.received).hasSize(3);
      assertThat(intake.notFetched).hasSize(1);
      rebuilt.rebuild(8);
      rebuilt.deliver(mail("d"));
      rebuilt.deliver(mail("b"));
      poll.poll();
      poll.poll();
    }
    assertThat(intake.received).hasSize(5);
    assertThat(intake.notFetched).hasSize(1);
    assertThat(intake.received.get(3).sha256()).isEqualTo(ContentStore.sha256(mail("d")));
    assertThat(intake.received.get(4).sameContentAs()).contains(intake.received.get(1).id());
    assertThat(count("received_mail")).isEqualTo(6);
    assertThat(count("mail_sighting")).isEqualTo(10);
  }

  @Test
  void two_pollers_never_take_a_mail_twice() throws Exception {
    for (int i = 0; i < 20; i++) {
      server.deliver(mail("m" + i));
    }
    MailAccount account = server.account(tenant);
    UUID mailbox = register.register(account);
    ExecutorService replicas = Executors.newFixedThreadPool(2);
    List<Future<Boolean>> results = new ArrayList<>();
    for (String owner : List.of("one", "two")) {
      PollMailbox poll = poll(account, mailbox, owner, LEASE);
      results.add(
          replicas.submit(
              () -> {
                boolean done = false;
                for (int i = 0; i < 100 && !done; i++) {
                  done = poll.poll() == Result.DONE;
                }
                return done;
              }));
    }
    for (Future<Boolean> result : results) {
      result.get(60, TimeUnit.SECONDS);
    }
    replicas.shutdown();
    assertThat(intake.received).hasSize(20);
    assertThat(Set.copyOf(intake.received.stream().map(ReceivedMail::sha256).toList())).hasSize(20);
  }

  @Test
  void a_mailbox_in_hand_is_left_to_its_poller() throws Exception {
    server.deliver(mail("a"));
    MailAccount account = server.account(tenant);
    UUID mailbox = register.register(account);
    assertThat(register.lease(account, mailbox, "one", LEASE, false)).isPresent();
    assertThat(poll(account, mailbox, "two", LEASE).poll()).isEqualTo(Result.ELSEWHERE);
    assertThat(intake.received).isEmpty();
  }

  @Test
  void a_poller_that_lost_its_lease_can_store_nothing_more() throws Exception {
    server.deliver(mail("a"));
    server.deliver(mail("b"));
    MailAccount account = server.account(tenant);
    UUID mailbox = register.register(account);
    Duration expired = Duration.ofSeconds(-1);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    PollMailbox slow =
        new PollMailbox(
            account,
            mailbox,
            sink -> {
              sink.begin(1);
              inside.countDown();
              await(goOn);
              sink.found(new MailPlace("INBOX/1/1", 1, clock.instant(), 10), mail("a"));
              return false;
            },
            inTenant,
            register,
            store(),
            new PollMailbox.Terms("slow", false, expired, ATTEMPTS),
            result -> {});
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<Result> slowResult = thread.submit(slow::poll);
    await(inside);
    assertThat(poll(account, mailbox, "quick", LEASE).poll()).isEqualTo(Result.DONE);
    goOn.countDown();
    assertThat(slowResult.get(20, TimeUnit.SECONDS)).isEqualTo(Result.ELSEWHERE);
    thread.shutdown();
    assertThat(intake.received).hasSize(2);
    assertThat(count("mail_sighting")).isEqualTo(2);
  }

  @Test
  void a_failing_mailbox_tells_why_and_how_long() throws Exception {
    server.deliver(mail("a"));
    assertThat(poll(server.account(tenant)).poll()).isEqualTo(Result.DONE);
    PollMailbox failing = poll(server.account(tenant, "wrong secret", "INBOX"));
    assertThat(failing.poll()).isEqualTo(Result.FAILED);
    assertThat(failing.poll()).isEqualTo(Result.FAILED);
    MailboxStatus status = mailboxes.statuses(tenant).get(0);
    assertThat(status.failures()).isEqualTo(2);
    assertThat(status.lastError()).contains("refuses user").doesNotContain("wrong secret");
    assertThat(status.lastSuccessAt()).isNotNull();
    assertThat(poll(server.account(tenant)).poll()).isEqualTo(Result.DONE);
    assertThat(mailboxes.statuses(tenant).get(0).lastError()).isNull();
  }

  @Test
  void tables_hold_no_plain_text() throws Exception {
    byte[] raw = mail("a", "subject", "the account number is DE02120300000000202051");
    server.deliver(raw);
    poll(server.account(tenant)).poll();
    UUID message = intake.received.get(0).id();
    inTenant.run(
        tenant, () -> assertThat(contents.storeDerived(message, "documents", raw)).isTrue());
    for (String table : List.of("raw_content", "derived_content")) {
      byte[] stored =
          inTenant.call(
              tenant,
              () ->
                  (byte[])
                      entities
                          .createNativeQuery("select encrypted from " + table, byte[].class)
                          .getSingleResult());
      assertThat(new String(stored, StandardCharsets.ISO_8859_1))
          .doesNotContain("DE02120300000000202051")
          .doesNotContain("payer@example.com");
      assertThat(stored.length).isEqualTo(1 + 12 + raw.length + 16);
    }
  }

  @Test
  void erasing_the_key_makes_content_and_what_was_derived_unreadable() throws Exception {
    server.deliver(mail("a"));
    server.deliver(mail("a"));
    poll(server.account(tenant)).poll();
    UUID message = intake.received.get(0).id();
    UUID duplicate = intake.received.get(1).id();
    byte[] derived = {1, 2, 3};
    inTenant.run(tenant, () -> contents.storeDerived(message, "documents", derived));
    assertThat(inTenant.call(tenant, () -> contents.loadDerived(message, "documents")))
        .hasValue(derived);
    assertThat(inTenant.call(tenant, () -> contents.erase(message))).isTrue();
    assertThat(inTenant.call(tenant, () -> contents.erase(message))).isFalse();
    assertThat(load(tenant, message)).isEmpty();
    assertThat(load(tenant, duplicate)).isEmpty();
    assertThat(inTenant.call(tenant, () -> contents.loadDerived(message, "documents"))).isEmpty();
    assertThat(inTenant.call(tenant, () -> contents.storeDerived(message, "documents", derived)))
        .isFalse();
    assertThat(count("received_mail")).isEqualTo(2);
  }

  @Test
  void a_mail_handed_in_is_stored_like_any_other() throws Exception {
    server.deliver(mail("a"));
    poll(server.account(tenant)).poll();
    UUID handedIn = inTenant.call(tenant, () -> store().handedIn("token-1", mail("a")));
    assertThat(intake.received).hasSize(2);
    ReceivedMail second = intake.received.get(1);
    assertThat(second.id()).isEqualTo(handedIn);
    assertThat(second.sameContentAs()).contains(intake.received.get(0).id());
    assertThat(second.origin().kind()).isEqualTo(Origin.Kind.API);
    assertThat(load(tenant, handedIn)).hasValue(mail("a"));
  }

  @Test
  void the_api_shows_a_tenant_its_mailboxes() {
    TenantId alpha = new TenantId("alpha");
    register.register(server.account(alpha));
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .get("/api/v1/mailboxes")
        .then()
        .statusCode(200)
        .body("items.name", hasItem("shared mailbox"))
        .body("items[0].failures", equalTo(0));
    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .get("/api/v1/mailboxes")
        .then()
        .statusCode(200)
        .body("items.name", not(hasItem("shared mailbox")));
  }

  private PollMailbox poll(MailAccount account) {
    return poll(account, register.register(account), "one", LEASE);
  }

  private PollMailbox poll(MailAccount account, UUID mailbox, String owner, Duration lease) {
    return new PollMailbox(
        account,
        mailbox,
        new ImapSource(account, LIMITS),
        inTenant,
        register,
        store(),
        new PollMailbox.Terms(owner, false, lease, ATTEMPTS),
        result -> {});
  }

  private StoreMail store() {
    return new StoreMail(entities, contents, intake, clock);
  }

  private Optional<byte[]> load(TenantId of, UUID message) {
    return inTenant.call(of, () -> contents.load(message));
  }

  private long count(String table) {
    return inTenant.call(
        tenant,
        () ->
            ((Number) entities.createNativeQuery("select count(*) from " + table).getSingleResult())
                .longValue());
  }

  private static byte[] big(String name) {
    return mail(name, name, "x".repeat(20_000));
  }

  private static byte[] prefixed(String headers, byte[] raw) {
    return (headers + Mails.text(raw)).getBytes(StandardCharsets.UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Remembers what it was given; may fail before. */
  private static final class RecordingIntake implements Intake {
    final List<ReceivedMail> received = new CopyOnWriteArrayList<>();
    final List<UnfetchedMail> notFetched = new CopyOnWriteArrayList<>();
    volatile Consumer<ReceivedMail> before = mail -> {};

    @Override
    public void received(ReceivedMail mail) {
      before.accept(mail);
      received.add(mail);
    }

    @Override
    public void notFetched(UnfetchedMail mail) {
      notFetched.add(mail);
    }
  }
}
