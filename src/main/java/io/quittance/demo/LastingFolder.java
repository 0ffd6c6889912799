package io.quittance.demo;

import com.icegreen.greenmail.foedus.util.MsgRangeFilter;
import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.FolderListener;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SearchTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * A folder of the mail server whose mails, UIDs and UIDVALIDITY survive the process: every mail is
 * a file before it is in the folder, hence before its sender gets an answer. Flags and deletions do
 * not last; a mail deleted by a mail program is back after a restart, under its old UID.
 */
final class LastingFolder implements MailFolder {
  private final MailFolder folder;
  private final MailFiles files;

  LastingFolder(MailFolder folder, MailFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /** Fills the folder of a new process with the mails of those before. */
  void load() throws IOException, FolderException {
    for (Map.Entry<Long, Path> mail : files.mails().entrySet()) {
      while (folder.getUIDNext() < mail.getKey()) {
        // A file was taken away: its UID is used up, or the following mails would change theirs.
        long gap = folder.appendMessage(parsed(new byte[] {'\r', '\n'}), new Flags(), new Date());
        folder.getMessage(gap).setFlag(Flags.Flag.DELETED, true);
      }
      folder.appendMessage(
          parsed(Files.readAllBytes(mail.getValue())),
          new Flags(),
          Date.from(Files.getLastModifiedTime(mail.getValue()).toInstant()));
    }
    folder.expunge();
  }

  @Override
  public synchronized long appendMessage(MimeMessage message, Flags flags, Date received) {
    try {
      byte[] raw = bytes(message);
      files.write(folder.getUIDNext(), raw);
      return folder.appendMessage(parsed(raw), flags, received);
    } catch (IOException | MessagingException e) {
      throw new UncheckedIOException(new IOException("the mail could not be kept", e));
    }
  }

  @Override
  public void store(MovingMessage message) {
    store(message.getMessage());
  }

  @Override
  public void store(MimeMessage message) {
    appendMessage(message, new Flags(), new Date());
  }

  @Override
  public long getUidValidity() {
    return files.validity();
  }

  private static byte[] bytes(MimeMessage message) throws IOException, MessagingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    message.writeTo(bytes);
    return bytes.toByteArray();
  }

  private static MimeMessage parsed(byte[] raw) {
    try (InputStream bytes = new ByteArrayInputStream(raw)) {
      return new MimeMessage(null, bytes);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException("a mail held in memory could not be read", e);
    }
  }

  MailFolder inMemory() {
    return folder;
  }

  @Override
  public String getName() {
    return folder.getName();
  }

  @Override
  public String getFullName() {
    return folder.getFullName();
  }

  @Override
  public Flags getAvailableFlags() {
    return folder.getAvailableFlags();
  }

  @Override
  public Flags getPermanentFlags() {
    return folder.getPermanentFlags();
  }

  @Override
  public int getMessageCount() {
    return folder.getMessageCount();
  }

  @Override
  public int getRecentCount(boolean reset) {
    return folder.getRecentCount(reset);
  }

  @Override
  public int getFirstUnseen() {
    return folder.getFirstUnseen();
  }

  @Override
  public int getUnseenCount() {
    return folder.getUnseenCount();
  }

  @Override
  public boolean isSelectable() {
    return folder.isSelectable();
  }

  @Override
  public long getUIDNext() {
    return folder.getUIDNext();
  }

  @Override
  public void deleteAllMessages() {
    folder.deleteAllMessages();
  }

  @Override
  public void expunge() throws FolderException {
    folder.expunge();
  }

  @Override
  public void expunge(IdRange[] ranges) {
    folder.expunge(ranges);
  }

  @Override
  public void addListener(FolderListener listener) {
    folder.addListener(listener);
  }

  @Override
  public void removeListener(FolderListener listener) {
    folder.removeListener(listener);
  }

  @Override
  public StoredMessage getMessage(long uid) {
    return folder.getMessage(uid);
  }

  @Override
  public long[] getMessageUids() {
    return folder.getMessageUids();
  }

  @Override
  public long[] search(SearchTerm term) {
    return folder.search(term);
  }

  @Override
  public long copyMessage(long uid, MailFolder target) throws FolderException {
    return folder.copyMessage(uid, target);
  }

  @Override
  public long moveMessage(long uid, MailFolder target) throws FolderException {
    return folder.moveMessage(uid, target);
  }

  @Override
  public void setFlags(Flags flags, boolean value, long uid, FolderListener silent, boolean addUid)
      throws FolderException {
    folder.setFlags(flags, value, uid, silent, addUid);
  }

  @Override
  public void replaceFlags(Flags flags, long uid, FolderListener silent, boolean addUid)
      throws FolderException {
    folder.replaceFlags(flags, uid, silent, addUid);
  }

  @Override
  public int getMsn(long uid) throws FolderException {
    return folder.getMsn(uid);
  }

  @Override
  public void signalDeletion() {
    folder.signalDeletion();
  }

  @Override
  public List<StoredMessage> getMessages(MsgRangeFilter range) {
    return folder.getMessages(range);
  }

  @Override
  public List<StoredMessage> getMessages() {
    return folder.getMessages();
  }

  @Override
  public List<StoredMessage> getNonDeletedMessages() {
    return folder.getNonDeletedMessages();
  }
}
