package io.quittance.pipeline;

import io.quittance.document.MessageReader;
import io.quittance.document.ReadMessage;
import io.quittance.mailbox.DocumentPasswords;
import io.quittance.message.Part;
import io.quittance.message.Passwords;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Reads a message, and where files stay closed once more with the passwords stored for its sender.
 * The first reading tells both whether one is needed and who the sender is, so that passwords are
 * opened only when there is something to try them on.
 */
@ApplicationScoped
class ReadWithPasswords {
  /** A longer address (RFC 5321) is none, and is not repeated in a reason. */
  private static final int LONGEST_ADDRESS = 254;

  private static final String WAY_OUT =
      " (POST /api/v1/document-passwords) and reprocess the message";

  private final MessageReader reader;
  private final DocumentPasswords passwords;
  private final InTenant inTenant;

  ReadWithPasswords(MessageReader reader, DocumentPasswords passwords, InTenant inTenant) {
    this.reader = reader;
    this.passwords = passwords;
    this.inTenant = inTenant;
  }

  /** Like {@link MessageReader#read}; not to be called in a transaction. */
  ReadMessage read(TenantId tenant, byte[] raw) {
    ReadMessage closed = reader.read(raw, null);
    if (closed.parts().stream().noneMatch(part -> asksForPassword(part, closed))) {
      return closed;
    }
    String sender = sender(closed);
    List<String> stored = inTenant.call(tenant, () -> passwords.of(sender));
    ReadMessage read = stored.isEmpty() ? closed : reader.read(raw, null, new Passwords(stored));
    return explained(read, advice(sender, stored.size()));
  }

  private static String sender(ReadMessage message) {
    String address = message.envelope() == null ? null : message.envelope().fromAddress();
    return address == null || address.length() > LONGEST_ADDRESS ? null : address;
  }

  /** Mails encrypted as a whole (S/MIME, PGP) ask for a private key, not for a password. */
  private static boolean asksForPassword(Part part, ReadMessage message) {
    return part.fate() == Part.Fate.ENCRYPTED
        && !part.mediaType().contains("pkcs7")
        && message.parts().stream()
            .noneMatch(
                other ->
                    other.path().equals(part.parent())
                        && other.mediaType().equals("multipart/encrypted"));
  }

  private static String advice(String sender, int tried) {
    if (sender == null) {
      return "; the mail names no sender, so that no stored password could be tried";
    }
    return tried == 0
        ? "; no password is stored for " + sender + " or its domain: add one" + WAY_OUT
        : "; passwords stored for "
            + sender
            + " or its domain were tried ("
            + tried
            + ") and none opens it: add the right one"
            + WAY_OUT;
  }

  private static ReadMessage explained(ReadMessage read, String advice) {
    return new ReadMessage(
        read.envelope(),
        read.parts().stream()
            .map(part -> asksForPassword(part, read) ? explained(part, advice) : part)
            .toList(),
        read.documents());
  }

  private static Part explained(Part part, String advice) {
    return new Part(
        part.path(),
        part.parent(),
        part.role(),
        part.name(),
        part.mediaType(),
        part.size(),
        part.sha256(),
        part.fate(),
        part.reason() + advice);
  }
}
