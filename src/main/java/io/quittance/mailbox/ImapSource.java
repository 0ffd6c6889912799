package io.quittance.mailbox;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder of an IMAP account, read by UIDVALIDITY and UID, never by flags, which are left as they
 * are.
 */
final class ImapSource implements MailSource {
  private final MailAccount account;
  private final ImapLimits limits;

  /** After a session that broke while it fetched several mails, the next fetches them singly. */
  private boolean careful;

  ImapSource(MailAccount account, ImapLimits limits) {
    this.account = account;
    this.limits = limits;
  }

  @Override
  public boolean read(MailSink sink) throws SourceFailure {
    try (ImapSession session = ImapSession.open(account, limits, Folder.READ_ONLY)) {
      try {
        boolean more = read(session, sink);
        careful = false;
        return more;
      } catch (MessagingException e) {
        throw session.failure(limits.readTimeout(), e);
      }
    }
  }

  private boolean read(ImapSession session, MailSink sink)
      throws MessagingException, SourceFailure {
    long validity = session.validity();
    if (validity <= 0) {
      throw new SourceFailure(
          "the server gives no UIDVALIDITY for "
              + account.folder()
              + ": its mails cannot be told apart, none is read");
    }
    long last = sink.begin(validity);
    Set<Long> troubled = new TreeSet<>(sink.troubled());
    List<Long> fresh = session.uidsAfter(last);
    List<Long> batch = fresh.subList(0, Math.min(limits.batchMails(), fresh.size()));
    take(session, sink, told(session, validity, batch));
    // After the new ones: a mail that breaks each session it is fetched in delays no other.
    retry(session, sink, validity, troubled);
    return fresh.size() > batch.size();
  }

  private void retry(ImapSession session, MailSink sink, long validity, Set<Long> troubled)
      throws MessagingException, SourceFailure {
    Map<Long, MailPlace> places = session.places(troubled);
    for (long uid : troubled) {
      if (places.containsKey(uid)) {
        takeOne(session, sink, places.get(uid));
      } else if (!session.has(uid)) {
        sink.gone(session.locator(validity, uid));
      }
    }
  }

  /** The places of the batch; a mail that is there but not told about has its place, too. */
  private static Collection<MailPlace> told(ImapSession session, long validity, List<Long> batch)
      throws MessagingException {
    Map<Long, MailPlace> places = session.places(batch);
    for (long uid : batch) {
      if (!places.containsKey(uid) && session.has(uid)) {
        places.put(uid, new MailPlace(session.locator(validity, uid), uid, Instant.EPOCH, 0));
      }
    }
    return places.values();
  }

  private void take(ImapSession session, MailSink sink, Collection<MailPlace> places)
      throws MessagingException, SourceFailure {
    List<MailPlace> chunk = new ArrayList<>();
    long bytes = 0;
    for (MailPlace place : places) {
      boolean alone = careful || place.size() > limits.maxMailBytes();
      if (alone || chunk.size() == limits.chunkMails() || bytes > limits.chunkBytes()) {
        takeChunk(session, sink, chunk);
        chunk.clear();
        bytes = 0;
      }
      if (alone) {
        takeOne(session, sink, place);
      } else {
        chunk.add(place);
        bytes += place.size();
      }
    }
    takeChunk(session, sink, chunk);
  }

  private void takeChunk(ImapSession session, MailSink sink, List<MailPlace> chunk)
      throws MessagingException, SourceFailure {
    if (chunk.isEmpty()) {
      return;
    }
    Map<Long, byte[]> mails;
    try {
      mails = session.whole(chunk.stream().map(MailPlace::uid).toList());
    } catch (MessagingException e) {
      if (session.broken()) {
        // Which of them broke it is not known: the next session asks for each alone.
        careful = true;
        throw e;
      }
      mails = Map.of();
    }
    for (MailPlace place : chunk) {
      byte[] raw = mails.get(place.uid());
      if (raw == null) {
        takeOne(session, sink, place);
      } else {
        hand(sink, place, raw);
      }
    }
  }

  private void takeOne(ImapSession session, MailSink sink, MailPlace place)
      throws MessagingException, SourceFailure {
    if (place.size() > limits.maxMailBytes()) {
      sink.tooLarge(place, session.facts(place.uid()));
      return;
    }
    byte[] raw;
    try {
      raw = session.whole(List.of(place.uid())).get(place.uid());
    } catch (MessagingException e) {
      sink.failed(place, session.failure(limits.readTimeout(), e).getMessage());
      if (session.broken()) {
        careful = true;
        throw e;
      }
      return;
    }
    if (raw != null) {
      hand(sink, place, raw);
    } else if (session.has(place.uid())) {
      sink.failed(place, "the server does not give it");
    } else {
      sink.gone(place.locator());
    }
  }

  /** Servers have been seen to tell a wrong size: the bytes count. */
  private void hand(MailSink sink, MailPlace place, byte[] raw) {
    if (raw.length > limits.maxMailBytes()) {
      sink.tooLarge(
          new MailPlace(place.locator(), place.uid(), place.receivedAt(), raw.length),
          MailFacts.of(raw));
    } else {
      sink.found(place, raw);
    }
  }
}
