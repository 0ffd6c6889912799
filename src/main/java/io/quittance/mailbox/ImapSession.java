package io.quittance.mailbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.imap.protocol.UIDSet;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * One connection to one folder, opened, used and closed. Speaks in UIDs only and fetches whole
 * mails with PEEK, so that nothing in the mailbox changes and no server's idea of a mail's
 * structure is needed.
 */
final class ImapSession implements AutoCloseable {
  private static final ScheduledExecutorService DEADLINES =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "mailbox-deadlines");
            thread.setDaemon(true);
            return thread;
          });

  private final MailAccount account;
  private final CuttableSockets sockets;
  private final ScheduledFuture<?> deadline;
  private final IMAPStore store;
  private final IMAPFolder folder;

  private ImapSession(
      MailAccount account,
      CuttableSockets sockets,
      ScheduledFuture<?> deadline,
      IMAPStore store,
      IMAPFolder folder) {
    this.account = account;
    this.sockets = sockets;
    this.deadline = deadline;
    this.store = store;
    this.folder = folder;
  }

  /**
   * @param mode {@code Folder.READ_ONLY} is EXAMINE: the server itself refuses any change
   */
  static ImapSession open(MailAccount account, ImapLimits limits, int mode) throws SourceFailure {
    CuttableSockets sockets = new CuttableSockets();
    ScheduledFuture<?> deadline =
        DEADLINES.schedule(sockets::cut, limits.deadline().toMillis(), TimeUnit.MILLISECONDS);
    IMAPStore store = null;
    try {
      store = store(account, limits, sockets);
      store.connect(account.host(), account.port(), account.user(), account.password().orElse(""));
      IMAPFolder folder = (IMAPFolder) store.getFolder(account.folder());
      folder.open(mode);
      return new ImapSession(account, sockets, deadline, store, folder);
    } catch (MessagingException e) {
      SourceFailure failure = failure(account, limits.readTimeout(), sockets, e);
      deadline.cancel(false);
      sockets.cut();
      throw failure;
    }
  }

  /** Numbers hold as long as this stays the same; not positive when the server gives none. */
  long validity() throws MessagingException {
    return folder.getUIDValidity();
  }

  /** UIDs above this one, ascending. {@code n:*} also finds the last mail when nothing is new. */
  List<Long> uidsAfter(long last) throws MessagingException {
    return search((last + 1) + ":*").stream().filter(uid -> uid > last).sorted().toList();
  }

  boolean has(long uid) throws MessagingException {
    return search(Long.toString(uid)).contains(uid);
  }

  /** Place, time and size of those of the mails that the server tells about, by UID. */
  Map<Long, MailPlace> places(Collection<Long> uids) throws MessagingException {
    Map<Long, MailPlace> places = new TreeMap<>();
    if (uids.isEmpty()) {
      return places;
    }
    long validity = validity();
    for (FetchResponse mail : fetch(uids, "UID RFC822.SIZE INTERNALDATE")) {
      UID uid = mail.getItem(UID.class);
      RFC822SIZE size = mail.getItem(RFC822SIZE.class);
      if (uid != null && size != null) {
        INTERNALDATE date = mail.getItem(INTERNALDATE.class);
        Instant received =
            date == null || date.getDate() == null ? Instant.EPOCH : date.getDate().toInstant();
        places.put(
            uid.uid, new MailPlace(locator(validity, uid.uid), uid.uid, received, size.size));
      }
    }
    return places;
  }

  String locator(long validity, long uid) {
    return account.folder() + "/" + validity + "/" + uid;
  }

  /** The whole mails as they lie there; one that the server does not give is missing. */
  Map<Long, byte[]> whole(Collection<Long> uids) throws MessagingException {
    return bodies(uids, "BODY.PEEK[]");
  }

  /** What can be told about a mail that is not fetched whole. */
  MailFacts facts(long uid) {
    try {
      byte[] block =
          bodies(List.of(uid), "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID SUBJECT FROM)]").get(uid);
      return block == null ? MailFacts.NONE : MailFacts.of(block);
    } catch (MessagingException e) {
      return MailFacts.NONE;
    }
  }

  IMAPFolder folder() {
    return folder;
  }

  boolean hasCapability(String name) throws MessagingException {
    return store.hasCapability(name);
  }

  /** Whether the connection is of no more use. */
  boolean broken() {
    return sockets.wasCut() || !folder.isOpen();
  }

  SourceFailure failure(Duration readTimeout, MessagingException e) {
    return failure(account, readTimeout, sockets, e);
  }

  @Override
  public void close() {
    try {
      if (folder.isOpen()) {
        folder.close(false);
      }
      store.close();
    } catch (MessagingException | IllegalStateException e) {
      // The work is done or its failure is already told; the connection ends below either way.
    } finally {
      deadline.cancel(false);
      sockets.cut();
    }
  }

  private Map<Long, byte[]> bodies(Collection<Long> uids, String what) throws MessagingException {
    Map<Long, byte[]> bodies = new HashMap<>();
    for (FetchResponse mail : fetch(uids, "UID " + what)) {
      UID uid = mail.getItem(UID.class);
      BODY body = mail.getItem(BODY.class);
      ByteArray bytes = body == null ? null : body.getByteArray();
      if (uid != null && bytes != null) {
        bodies.put(uid.uid, bytes.getNewBytes());
      }
    }
    return bodies;
  }

  private List<FetchResponse> fetch(Collection<Long> uids, String what) throws MessagingException {
    long[] numbers = uids.stream().mapToLong(Long::longValue).sorted().toArray();
    String set = UIDSet.toString(UIDSet.createUIDSets(numbers));
    List<FetchResponse> mails = new ArrayList<>();
    for (Response response : command("UID FETCH " + set + " (" + what + ")")) {
      if (response instanceof FetchResponse mail) {
        mails.add(mail);
      }
    }
    return mails;
  }

  private List<Long> search(String set) throws MessagingException {
    List<Long> uids = new ArrayList<>();
    for (Response response : command("UID SEARCH UID " + set)) {
      if (response instanceof IMAPResponse answer && answer.keyEquals("SEARCH")) {
        for (long uid = answer.readLong(); uid != -1; uid = answer.readLong()) {
          uids.add(uid);
        }
      }
    }
    return uids;
  }

  private Response[] command(String text) throws MessagingException {
    return (Response[])
        folder.doCommand(
            protocol -> {
              Response[] responses = protocol.command(text, null);
              protocol.notifyResponseHandlers(responses);
              protocol.handleResult(responses[responses.length - 1]);
              return responses;
            });
  }

  private static IMAPStore store(MailAccount account, ImapLimits limits, CuttableSockets sockets)
      throws NoSuchProviderException {
    String protocol = account.secure() ? "imaps" : "imap";
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    // Angus waits for ever by default.
    properties.put(prefix + "connectiontimeout", millis(limits.connectTimeout()));
    properties.put(prefix + "timeout", millis(limits.readTimeout()));
    properties.put(prefix + "writetimeout", millis(limits.readTimeout()));
    properties.put(prefix + "peek", "true");
    properties.put(prefix + "connectionpoolsize", "1");
    properties.put(prefix + "connectionpooltimeout", "1000");
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "starttls.enable", "true");
    properties.put(prefix + "socketFactory", sockets);
    properties.put(prefix + "socketFactory.fallback", "false");
    return (IMAPStore) Session.getInstance(properties).getStore(protocol);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  private static SourceFailure failure(
      MailAccount account, Duration readTimeout, CuttableSockets sockets, MessagingException e) {
    String server = account.host() + ":" + account.port();
    if (sockets.wasCut()) {
      return new SourceFailure("the session with " + server + " lasted too long and was cut", e);
    }
    if (e instanceof AuthenticationFailedException) {
      return new SourceFailure(
          server + " refuses user " + account.user() + " with this password: " + e.getMessage(), e);
    }
    if (e instanceof FolderNotFoundException) {
      return new SourceFailure(server + " has no folder " + account.folder(), e);
    }
    if (e instanceof MailConnectException) {
      return new SourceFailure("no connection to " + server + ": " + root(e), e);
    }
    if (rootCause(e) instanceof SocketTimeoutException) {
      return new SourceFailure(
          server + " did not answer within " + readTimeout.toMillis() + " ms", e);
    }
    return new SourceFailure(server + ": " + root(e), e);
  }

  private static String root(Throwable e) {
    Throwable root = rootCause(e);
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  private static Throwable rootCause(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
