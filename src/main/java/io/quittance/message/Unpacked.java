package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Part.Role;
import java.util.List;

/**
 * What a container holds that is no multipart: an archive, an Outlook message, a signed envelope.
 *
 * @param fate CONTAINER when it could be opened
 * @param reason why it was not opened; of an opened one a fact worth keeping, or null
 * @param envelope of a mail in a format of its own, else null
 */
record Unpacked(Fate fate, String reason, Envelope envelope, List<Item> items) {

  Unpacked {
    items = List.copyOf(items);
  }

  /** One thing found inside. */
  sealed interface Item permits Content, Mime, Inner, Aside {}

  /**
   * @param role what it is to the mail; of an archive's entry ATTACHMENT
   * @param type as declared, or empty to tell by the bytes
   * @param charset of text, or null
   */
  record Content(String name, Role role, String type, String charset, byte[] bytes)
      implements Item {}

  /** A MIME entity with its own headers. */
  record Mime(byte[] bytes) implements Item {}

  /** A container of the same format inside this one, which has no bytes of its own. */
  record Inner(String name, String type, Unpacked held) implements Item {}

  /** What a limit or its state kept out. */
  record Aside(String name, Fate fate, String reason) implements Item {}

  static Content file(String name, byte[] bytes) {
    return new Content(name, Role.ATTACHMENT, "", null, bytes);
  }

  static Unpacked opened(List<Item> items) {
    return new Unpacked(Fate.CONTAINER, null, null, items);
  }

  static Unpacked closed(Fate fate, String reason) {
    return new Unpacked(fate, reason, null, List.of());
  }

  static Unpacked broken(String what, Exception cause) {
    String said = cause.getMessage();
    String detail = said == null ? cause.getClass().getSimpleName() : said;
    String cut = detail.length() > 200 ? detail.substring(0, 200) : detail;
    return closed(Fate.UNREADABLE, "a broken " + what + ": " + cut);
  }
}
