package io.quittance.mailbox;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quittance.tenant.TenantId;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;

/** A real IMAP server of the tests, with one user. */
final class MailServer implements AutoCloseable {
  static final String USER = "ar@seller.example";
  static final String PASSWORD = "secret word";

  private final GreenMail server;
  private final GreenMailUser user;

  MailServer() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    user = server.setUser(USER, USER, PASSWORD);
    server.start();
  }

  void deliver(byte[] raw) throws Exception {
    user.deliver(new MimeMessage(null, new ByteArrayInputStream(raw)));
  }

  long unseen() throws Exception {
    return server.getManagers().getImapHostManager().getInbox(user).getUnseenCount();
  }

  MailAccount account(TenantId tenant) {
    return account(tenant, server.getImap().getPort(), PASSWORD, "INBOX");
  }

  MailAccount account(TenantId tenant, String password, String folder) {
    return account(tenant, server.getImap().getPort(), password, folder);
  }

  MailAccount account(TenantId tenant, String password, String folder, MailAccount.Filing filing) {
    return account(tenant, server.getImap().getPort(), password, folder, filing);
  }

  static MailAccount account(TenantId tenant, int port, String password, String folder) {
    return account(tenant, port, password, folder, MailAccount.Filing.LEAVE);
  }

  private static MailAccount account(
      TenantId tenant, int port, String password, String folder, MailAccount.Filing filing) {
    return new MailAccount(
        "shared mailbox",
        tenant,
        MailAccount.Kind.IMAP,
        "imap://" + USER + "@127.0.0.1:" + port + "/" + folder,
        "127.0.0.1",
        port,
        false,
        USER,
        Optional.of(password),
        folder,
        Optional.of("DE01"),
        filing,
        "Processed",
        Duration.ofSeconds(1));
  }

  @Override
  public void close() {
    server.stop();
  }
}
