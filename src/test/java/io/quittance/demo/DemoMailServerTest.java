package io.quittance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Address;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's mails survive its process, under the numbers they had. */
class DemoMailServerTest {
  private static final List<byte[]> SEEDS = List.of(mail("seed one"), mail("seed two — ümlaut"));

  @TempDir Path folder;
  private final int smtpPort = freePort();
  private final int imapPort = freePort();

  @Test
  void mails_uids_and_uidvalidity_survive_a_restart() throws Exception {
    Map<Long, String> before;
    long validity;
    try (DemoMailServer server = start()) {
      send(mail("sent"), DemoMailServer.ADDRESS);
      before = mailbox();
      validity = validity();
      assertThat(before.keySet()).containsExactly(1L, 2L, 3L);
      assertThat(before.get(1L)).isEqualTo(text(SEEDS.get(0)));
      assertThat(before.get(2L)).isEqualTo(text(SEEDS.get(1)));
      assertThat(before.get(3L)).contains("Subject: sent");
    }
    try (DemoMailServer server = start()) {
      assertThat(mailbox()).isEqualTo(before);
      assertThat(validity()).isEqualTo(validity);
      send(mail("later"), "anybody@anywhere.example");
      assertThat(mailbox().keySet()).containsExactly(1L, 2L, 3L, 4L);
    }
  }

  @Test
  void a_mail_to_several_addresses_lies_in_the_mailbox_once() throws Exception {
    try (DemoMailServer server = start()) {
      send(mail("copied"), DemoMailServer.ADDRESS, "ar@northwind-supply.example");
      assertThat(mailbox().keySet()).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void a_mail_is_on_disk_when_its_sender_has_the_answer() throws Exception {
    try (DemoMailServer server = start()) {
      send(mail("kept"), DemoMailServer.ADDRESS);
      assertThat(text(Files.readAllBytes(folder.resolve("3.eml")))).contains("Subject: kept");
    }
  }

  @Test
  void a_file_taken_away_changes_no_other_mails_number() throws Exception {
    try (DemoMailServer server = start()) {
      send(mail("third"), DemoMailServer.ADDRESS);
    }
    Files.delete(folder.resolve("2.eml"));
    try (DemoMailServer server = start()) {
      assertThat(mailbox().keySet()).containsExactly(1L, 3L);
    }
  }

  @Test
  void a_port_in_use_is_named_with_its_setting() throws Exception {
    try (ServerSocket taken = new ServerSocket(imapPort, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(this::start)
          .hasMessageContaining(Integer.toString(imapPort))
          .hasMessageContaining("QUITTANCE_DEMO_IMAP_PORT");
      assertThat(taken.isBound()).isTrue();
    }
  }

  private DemoMailServer start() throws Exception {
    return DemoMailServer.start(folder, smtpPort, imapPort, SEEDS, Clock.systemUTC());
  }

  private void send(byte[] raw, String... recipients) throws Exception {
    MimeMessage message = new MimeMessage(session(), new ByteArrayInputStream(raw));
    Address[] to = new Address[recipients.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = new InternetAddress(recipients[i]);
    }
    Transport.send(message, to);
  }

  private Session session() {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(smtpPort));
    properties.put("mail.smtp.allow8bitmime", "true");
    properties.put("mail.smtp.timeout", "10000");
    return Session.getInstance(properties);
  }

  private Map<Long, String> mailbox() throws Exception {
    Map<Long, String> mails = new TreeMap<>();
    with(
        folder -> {
          for (Message message : folder.getMessages()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            mails.put(folder.getUID(message), text(bytes.toByteArray()));
          }
        });
    return mails;
  }

  private long validity() throws Exception {
    long[] validity = new long[1];
    with(folder -> validity[0] = folder.getUIDValidity());
    return validity[0];
  }

  private interface Work {
    void on(IMAPFolder folder) throws Exception;
  }

  private void with(Work work) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.imap.timeout", "10000");
    try (Store store = Session.getInstance(properties).getStore("imap")) {
      store.connect("127.0.0.1", imapPort, DemoMailServer.ADDRESS, DemoMailServer.PASSWORD);
      IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      work.on(inbox);
    }
  }

  private static byte[] mail(String subject) {
    return ("From: payer@example.com\r\nSubject: "
            + subject
            + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Content-Transfer-Encoding: 8bit\r\n\r\nZahlung über 12,50 €\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] raw) {
    return new String(raw, StandardCharsets.UTF_8);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
