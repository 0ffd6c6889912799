package io.quittance.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.InMemoryStore;
import com.icegreen.greenmail.store.MailFolder;
import java.io.IOException;
import java.util.Collection;

/** The mail server's folders in memory, of which the one INBOX lasts. */
final class LastingStore extends InMemoryStore {
  private static final String INBOX = "INBOX";

  private final MailFiles files;
  private LastingFolder inbox;

  LastingStore(MailFiles files) {
    this.files = files;
  }

  /** To be called once the user, and with it the INBOX, was made. */
  void load() throws IOException, FolderException {
    inbox.load();
  }

  @Override
  public MailFolder getMailbox(String name) {
    return lasting(super.getMailbox(name));
  }

  @Override
  public MailFolder getMailbox(MailFolder parent, String name) {
    return lasting(super.getMailbox(plain(parent), name));
  }

  @Override
  public MailFolder createMailbox(MailFolder parent, String name, boolean selectable)
      throws FolderException {
    return lasting(super.createMailbox(plain(parent), name, selectable));
  }

  @Override
  public Collection<MailFolder> getChildren(MailFolder parent) {
    return super.getChildren(plain(parent)).stream().map(this::lasting).toList();
  }

  @Override
  public Collection<MailFolder> listMailboxes(String pattern) throws FolderException {
    return super.listMailboxes(pattern).stream().map(this::lasting).toList();
  }

  @Override
  public MailFolder setSelectable(MailFolder folder, boolean selectable) {
    return lasting(super.setSelectable(plain(folder), selectable));
  }

  @Override
  public void deleteMailbox(MailFolder folder) throws FolderException {
    super.deleteMailbox(plain(folder));
  }

  @Override
  public void renameMailbox(MailFolder folder, String name) throws FolderException {
    super.renameMailbox(plain(folder), name);
  }

  private synchronized MailFolder lasting(MailFolder folder) {
    if (folder == null || !folder.getName().equals(INBOX)) {
      return folder;
    }
    if (inbox == null) {
      inbox = new LastingFolder(folder, files);
    }
    return inbox.inMemory() == folder ? inbox : folder;
  }

  private static MailFolder plain(MailFolder folder) {
    return folder instanceof LastingFolder lasting ? lasting.inMemory() : folder;
  }
}
