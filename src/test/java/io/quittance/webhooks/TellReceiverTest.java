package io.quittance.webhooks;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quittance.database.TestTenant;
import io.quittance.mailbox.SealedSecrets;
import io.quittance.mailbox.TestSecrets;
import io.quittance.webhooks.TellReceiver.Letter;
import io.quittance.webhooks.Webhook.State;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the rows that the database writes to a receiver on this machine. */
class TellReceiverTest {
  /** Of today: how long a stopped receiver's events are kept is the database's business. */
  private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5));
  private static final String SECRET = Signature.newSecret();

  private final WireMockServer receiver =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
  private final TestTenant tenant = TestTenant.open();
  private final WebhookTable table = new WebhookTable(tenant.sql());
  private final SealedSecrets secrets = TestSecrets.sealed();
  private final TurnedClock clock = new TurnedClock();
  private final UUID webhook = UUID.randomUUID();
  private TellReceiver tellReceiver;

  @BeforeEach
  void aReceiver() {
    receiver.start();
    tellReceiver =
        new TellReceiver(
            table, secrets, new SendEvent(new Target(true), Duration.ofSeconds(30)), PAUSES, clock);
    tenant.call(
        () -> {
          table.add(
              webhook,
              receiver.baseUrl() + "/hook",
              List.of("review.opened"),
              secrets.seal(SECRET, table.context(webhook)),
              START,
              "test");
          return null;
        });
  }

  @AfterEach
  void stop() {
    receiver.stop();
  }

  @Test
  void a_receiver_that_fails_five_times_hears_everything_in_order_after_growing_pauses() {
    for (int i = 0; i < 5; i++) {
      receiver.stubFor(
          post("/hook")
              .inScenario("down")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "failed " + i)
              .willReturn(aResponse().withStatus(503))
              .willSetStateTo("failed " + (i + 1)));
    }
    receiver.stubFor(
        post("/hook")
            .inScenario("down")
            .whenScenarioStateIs("failed 5")
            .willReturn(aResponse().withStatus(204)));
    openCase(tenant, "first");
    openCase(tenant, "second");

    for (Duration pause : PAUSES) {
      assertThat(tell()).contains(false);
      assertThat(seen().state()).isEqualTo(State.FAILING);
      assertThat(seen().reason()).isEqualTo("The receiver answered 503.");
      assertThat(seen().nextAttemptAt()).isEqualTo(clock.instant().plus(pause));
      clock.turn(pause.minusSeconds(1));
      assertThat(tell()).isEmpty();
      clock.turn(Duration.ofSeconds(1));
    }
    assertThat(tell()).contains(true);
    assertThat(tell()).contains(true);
    assertThat(tell()).isEmpty();

    assertThat(seen().state()).isEqualTo(State.ACTIVE);
    assertThat(seen().pending()).isZero();
    assertThat(seen().lastAnsweredAt()).isEqualTo(clock.instant());
    List<LoggedRequest> heard = heard();
    assertThat(heard).hasSize(7);
    assertThat(heard.subList(0, 6))
        .allSatisfy(request -> assertThat(request.getBodyAsString()).contains("\"first\""))
        .extracting(request -> request.getHeader("webhook-id"))
        .containsOnly(heard.get(0).getHeader("webhook-id"));
    assertThat(heard.get(6).getBodyAsString()).contains("\"second\"");
    assertThat(heard.get(6).getHeader("webhook-id"))
        .isNotEqualTo(heard.get(0).getHeader("webhook-id"));
    assertThat(heard).allSatisfy(TellReceiverTest::isSigned);
  }

  private static void isSigned(LoggedRequest request) {
    Instant timestamp =
        Instant.ofEpochSecond(Long.parseLong(request.getHeader("webhook-timestamp")));
    assertThat(request.getHeader("webhook-signature"))
        .isEqualTo(
            Signature.of(
                SECRET, request.getHeader("webhook-id"), timestamp, request.getBodyAsString()));
    assertThat(request.getHeader("content-type")).isEqualTo("application/json");
  }

  @Test
  void an_event_that_commits_late_is_told_all_the_same() throws SQLException {
    receiver.stubFor(post("/hook").willReturn(aResponse().withStatus(200)));
    TestTenant slow = tenant.beside();
    slow.begin();
    insertCase(slow, "begun first");
    openCase(tenant, "committed first");
    assertThat(tell()).contains(true);
    assertThat(tell()).isEmpty();
    slow.commit();
    assertThat(tell()).contains(true);
    assertThat(heard())
        .extracting(LoggedRequest::getBodyAsString)
        .satisfiesExactly(
            body -> assertThat(body).contains("\"committed first\""),
            body -> assertThat(body).contains("\"begun first\""));
  }

  @Test
  void an_event_that_is_rolled_back_is_never_told() {
    try {
      tenant.call(
          () -> {
            insertCase(tenant, "undone");
            throw new IllegalArgumentException("crash");
          });
    } catch (IllegalArgumentException expected) {
      assertThat(expected).hasMessage("crash");
    }
    assertThat(tell()).isEmpty();
  }

  @Test
  void a_receiver_is_given_up_visibly_and_hears_the_missed_when_it_is_resumed() {
    receiver.stubFor(post("/hook").willReturn(aResponse().withStatus(500)));
    openCase(tenant, "missed");
    for (Duration pause : PAUSES) {
      assertThat(tell()).contains(false);
      clock.turn(pause);
    }
    assertThat(tell()).contains(false);
    assertThat(seen().state()).isEqualTo(State.STOPPED);
    assertThat(seen().reason()).isEqualTo("Given up after 6 attempts. The receiver answered 500.");
    clock.turn(Duration.ofDays(1));
    openCase(tenant, "while it was stopped");
    assertThat(tell()).isEmpty();

    receiver.stubFor(post("/hook").willReturn(aResponse().withStatus(200)));
    tenant.call(
        () -> {
          table.resume(webhook);
          return null;
        });
    assertThat(seen().pending()).isEqualTo(2);
    assertThat(tell()).contains(true);
    assertThat(tell()).contains(true);
    assertThat(seen().state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void a_redirect_is_not_followed_and_gone_stops_at_once() {
    receiver.stubFor(
        post("/hook").willReturn(aResponse().withStatus(302).withHeader("Location", "/elsewhere")));
    receiver.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(200)));
    openCase(tenant, "one");
    assertThat(tell()).contains(false);
    assertThat(seen().reason()).isEqualTo("The receiver answered 302; redirects are not followed.");
    receiver.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));

    clock.turn(PAUSES.get(0));
    receiver.stubFor(
        post("/hook")
            .withHeader("webhook-id", equalTo(heard().get(0).getHeader("webhook-id")))
            .willReturn(aResponse().withStatus(410)));
    assertThat(tell()).contains(false);
    assertThat(seen().state()).isEqualTo(State.STOPPED);
    assertThat(seen().reason())
        .isEqualTo("The receiver answered 410: it wants to hear nothing more.");
  }

  @Test
  void the_address_is_looked_at_before_each_sending() {
    TellReceiver strict =
        new TellReceiver(
            table,
            secrets,
            new SendEvent(new Target(false), Duration.ofSeconds(30)),
            PAUSES,
            clock);
    openCase(tenant, "one");
    Letter letter = tenant.call(() -> strict.next(webhook)).orElseThrow();
    assertThat(strict.send(letter)).asString().contains("is an address of a private network");
    assertThat(heard()).isEmpty();
  }

  /** Empty when there was nothing to tell, else whether it was heard. */
  private Optional<Boolean> tell() {
    Optional<Letter> letter = tenant.call(() -> tellReceiver.next(webhook));
    return letter.map(
        found -> {
          SendEvent.Outcome outcome = tellReceiver.send(found);
          return tenant.call(() -> tellReceiver.record(found, outcome));
        });
  }

  private List<LoggedRequest> heard() {
    return receiver.findAll(postRequestedFor(urlEqualTo("/hook")));
  }

  private Webhook seen() {
    return tenant.call(() -> table.find(webhook)).orElseThrow();
  }

  private static void openCase(TestTenant by, String subject) {
    by.call(() -> insertCase(by, subject));
  }

  private static int insertCase(TestTenant by, String subject) {
    return by.sql()
        .change(
            """
            insert into review_case (id, subject_kind, subject, reasons, state, opened_at)
            values (?, 'import', ?, '[]', 'open', now())
            """,
            UUID.randomUUID(),
            subject);
  }

  /** Turned by hand. */
  private static final class TurnedClock extends Clock {
    private Instant now = START;

    void turn(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
