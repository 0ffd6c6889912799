package io.quittance.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * An SMTP and an IMAP server on this machine only, with one mailbox that takes the mail for every
 * address. Mails, UIDs and UIDVALIDITY are kept in a folder and survive the process.
 */
final class DemoMailServer implements AutoCloseable {
  static final String ADDRESS = "remittance@northwind-supply.example";
  static final String PASSWORD = "demo";

  private static final String HOST = "127.0.0.1";
  private static final long START_LIMIT_MILLIS = 10_000;

  private final AbstractServer smtp;
  private final AbstractServer imap;

  private DemoMailServer(AbstractServer smtp, AbstractServer imap) {
    this.smtp = smtp;
    this.imap = imap;
  }

  /**
   * Starts both servers.
   *
   * @param folder where the mails are kept
   * @param seeds mails that lie in the mailbox from the first start on
   * @throws IllegalStateException when a port is in use; its message names the setting
   */
  static DemoMailServer start(
      Path folder, int smtpPort, int imapPort, List<byte[]> seeds, Clock clock) throws IOException {
    requireFree(smtpPort, "QUITTANCE_DEMO_SMTP_PORT");
    requireFree(imapPort, "QUITTANCE_DEMO_IMAP_PORT");
    LastingStore store = new LastingStore(MailFiles.open(folder, seeds, clock));
    OneMailbox managers = new OneMailbox(store);
    try {
      managers.prepare();
      store.load();
    } catch (UserException | FolderException e) {
      throw new IOException("the demo mailbox could not be opened", e);
    }
    DemoMailServer server =
        new DemoMailServer(
            new SmtpServer(new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP), managers),
            new ImapServer(new ServerSetup(imapPort, HOST, ServerSetup.PROTOCOL_IMAP), managers));
    try {
      server.run(server.smtp);
      server.run(server.imap);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  @Override
  public void close() {
    smtp.stopService();
    imap.stopService();
  }

  private void run(AbstractServer service) throws IOException {
    service.startService();
    try {
      if (!service.waitTillRunning(START_LIMIT_MILLIS)) {
        throw new IOException("the demo mail server did not start: " + service);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the demo mail server started", e);
    }
  }

  private static void requireFree(int port, String setting) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "port " + port + " of the demo mail server is in use; name another one with " + setting,
          e);
    }
  }

  /** GreenMail's parts around the lasting store, with one user who gets every mail. */
  private static final class OneMailbox extends Managers {
    private final ImapHostManager hosts;
    private final UserManager users;
    private final SmtpManager deliveries;

    OneMailbox(LastingStore store) {
      this.hosts = new ImapHostManagerImpl(store);
      this.users = new EachMailOnce(hosts);
      this.deliveries = new SmtpManager(hosts, users);
    }

    void prepare() throws UserException {
      GreenMailUser user = users.createUser(ADDRESS, ADDRESS, PASSWORD);
      users.setMessageDeliveryHandler((message, address) -> user);
    }

    @Override
    public ImapHostManager getImapHostManager() {
      return hosts;
    }

    @Override
    public UserManager getUserManager() {
      return users;
    }

    @Override
    public SmtpManager getSmtpManager() {
      return deliveries;
    }
  }

  /** A mail to several addresses of ours is one mail in the one mailbox. */
  private static final class EachMailOnce extends UserManager {
    private WeakReference<MovingMessage> last = new WeakReference<>(null);

    EachMailOnce(ImapHostManager hosts) {
      super(hosts);
    }

    @Override
    public synchronized void deliver(MovingMessage message, MailAddress address)
        throws MessagingException, UserException {
      if (last.get() != message) {
        super.deliver(message, address);
        last = new WeakReference<>(message);
      }
    }
  }
}
