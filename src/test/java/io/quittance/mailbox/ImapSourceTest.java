package io.quittance.mailbox;

import static io.quittance.mailbox.Mails.mail;
import static io.quittance.mailbox.Mails.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.mailbox.ScriptedImapServer.Trouble;
import io.quittance.tenant.TenantId;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** IMAP against a real server, and against one that misbehaves. */
class ImapSourceTest extends MailSourceContract {
  private static final TenantId TENANT = new TenantId("acme");
  static final ImapLimits LIMITS = limits(Duration.ofSeconds(20));
  private static final List<byte[]> THREE = List.of(mail("a"), mail("b"), mail("c"));

  private MailServer server;

  @BeforeEach
  void startServer() {
    server = new MailServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Override
  void put(String name, byte[] raw) throws Exception {
    server.deliver(raw);
  }

  @Override
  MailSource source() {
    return new ImapSource(server.account(TENANT), LIMITS);
  }

  @Override
  MailSource missing() {
    return new ImapSource(server.account(TENANT, MailServer.PASSWORD, "missing"), LIMITS);
  }

  @Test
  void nothing_in_the_mailbox_changes() throws Exception {
    put("a", mail("a"));
    put("b", mail("b", "big", "x".repeat((int) MAX_BYTES)));
    readAll(source(), new RecordingSink());
    assertThat(server.unseen()).isEqualTo(2);
  }

  @Test
  void a_mail_too_large_is_told_with_its_subject() throws Exception {
    put("b", mail("b", "=?utf-8?q?gro=C3=9F?=", "x".repeat((int) MAX_BYTES)));
    RecordingSink sink = new RecordingSink();
    readAll(source(), sink);
    assertThat(sink.facts)
        .containsExactly(new MailFacts("<b@example.com>", "groß", "payer@example.com"));
  }

  @Test
  void a_rebuilt_mailbox_is_read_from_its_beginning() throws Exception {
    try (ScriptedImapServer server = scripted(Trouble.NONE)) {
      MailSource source = source(server.port(), LIMITS);
      RecordingSink sink = new RecordingSink();
      readAll(source, sink);
      server.rebuild(8);
      readAll(source, sink);
      assertThat(sink.beginnings).isEqualTo(2);
      assertThat(sink.places.keySet())
          .containsExactly(
              "INBOX/7/1", "INBOX/7/2", "INBOX/7/3", "INBOX/8/1", "INBOX/8/2", "INBOX/8/3");
    }
  }

  @Test
  void a_wrong_password_is_told_without_showing_it() {
    MailAccount account = server.account(TENANT, "wrong secret", "INBOX");
    assertThatThrownBy(() -> new ImapSource(account, LIMITS).read(new RecordingSink()))
        .isInstanceOf(SourceFailure.class)
        .hasMessageContaining("refuses user " + MailServer.USER)
        .hasMessageNotContaining("wrong secret");
    assertThat(account.toString()).doesNotContain("wrong secret");
  }

  @Test
  void a_server_that_is_not_there_is_told() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> read(port, LIMITS))
        .isInstanceOf(SourceFailure.class)
        .hasMessageContaining("no connection to 127.0.0.1:" + port);
  }

  @Test
  void a_server_that_says_nothing_is_given_up() throws Exception {
    try (ScriptedImapServer silent = scripted(Trouble.SILENT)) {
      ImapLimits hasty =
          new ImapLimits(
              Duration.ofSeconds(5),
              Duration.ofMillis(200),
              Duration.ofSeconds(20),
              MAX_BYTES,
              BATCH,
              2,
              5_000);
      assertThatThrownBy(() -> read(silent.port(), hasty))
          .isInstanceOf(SourceFailure.class)
          .hasMessageContaining("did not answer within 200 ms");
    }
  }

  @Test
  void a_server_that_only_trickles_is_cut_at_the_deadline() throws Exception {
    try (ScriptedImapServer trickling = scripted(Trouble.TRICKLING)) {
      assertThatThrownBy(() -> read(trickling.port(), limits(Duration.ofMillis(500))))
          .isInstanceOf(SourceFailure.class)
          .hasMessageContaining("lasted too long and was cut");
    }
  }

  @Test
  void without_uidvalidity_nothing_is_read() throws Exception {
    try (ScriptedImapServer numberless = scripted(Trouble.NUMBERLESS)) {
      assertThatThrownBy(() -> read(numberless.port(), LIMITS))
          .isInstanceOf(SourceFailure.class)
          .hasMessageContaining("no UIDVALIDITY");
    }
  }

  @Test
  void a_mail_that_the_server_refuses_or_garbles_stops_no_other() throws Exception {
    for (Trouble trouble : new Trouble[] {Trouble.REFUSES, Trouble.GARBLES}) {
      try (ScriptedImapServer server = scripted(trouble)) {
        RecordingSink sink = new RecordingSink();
        source(server.port(), LIMITS).read(sink);
        assertThat(sink.texts()).containsExactly(text(mail("a")), text(mail("c")));
        assertThat(sink.failures).hasSize(1).first().asString().startsWith("2: ");
        assertThat(sink.troubled).containsExactly(2L);
      }
    }
  }

  @Test
  void a_mail_that_breaks_the_connection_stops_no_other_for_long() throws Exception {
    try (ScriptedImapServer server = scripted(Trouble.HANGS_UP)) {
      RecordingSink sink = new RecordingSink();
      MailSource source = source(server.port(), LIMITS);
      for (int session = 0; session < 3; session++) {
        assertThatThrownBy(() -> source.read(sink)).isInstanceOf(SourceFailure.class);
      }
      assertThat(sink.texts()).containsExactly(text(mail("a")), text(mail("c")));
      assertThat(sink.failures).isNotEmpty().allSatisfy(f -> assertThat(f).startsWith("2: "));
    }
  }

  @Test
  void the_time_of_the_mail_server_is_the_time_of_receipt() throws Exception {
    try (ScriptedImapServer server = scripted(Trouble.NONE)) {
      RecordingSink sink = new RecordingSink();
      source(server.port(), LIMITS).read(sink);
      assertThat(sink.places.get("INBOX/7/1").receivedAt())
          .isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
    }
  }

  private static void read(int port, ImapLimits limits) throws SourceFailure {
    source(port, limits).read(new RecordingSink());
  }

  private static MailSource source(int port, ImapLimits limits) {
    return new ImapSource(MailServer.account(TENANT, port, MailServer.PASSWORD, "INBOX"), limits);
  }

  private static ScriptedImapServer scripted(Trouble trouble) throws IOException {
    return new ScriptedImapServer(trouble, 2, THREE);
  }

  private static ImapLimits limits(Duration deadline) {
    return new ImapLimits(
        Duration.ofSeconds(5), Duration.ofSeconds(10), deadline, MAX_BYTES, BATCH, 2, 5_000);
  }
}
