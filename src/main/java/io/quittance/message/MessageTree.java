package io.quittance.message;

import java.util.List;

/**
 * A raw mail taken apart. The root multipart is not a part of its own: its children are {@code 1},
 * {@code 2} and so on, as in IMAP.
 *
 * @param envelope null for a bare file that is no mail
 * @param contents in the order of the source, containers before what they contain
 */
public record MessageTree(Envelope envelope, List<PartContent> contents) {

  public MessageTree {
    contents = List.copyOf(contents);
  }

  /**
   * Never throws for content.
   *
   * @param fileName of a bare file; null or a name of a mail file means a mail
   */
  public static MessageTree of(byte[] raw, String fileName, ReadingLimits limits) {
    return of(raw, fileName, limits, Hints.NONE, false);
  }

  /**
   * The same, for content that may have ended a process before.
   *
   * @param shut true to open no archive and no mail in a format of its own
   */
  public static MessageTree of(
      byte[] raw, String fileName, ReadingLimits limits, Hints hints, boolean shut) {
    TreeBuilder builder = new TreeBuilder(limits, hints, shut);
    if (!isMail(raw, fileName)) {
      Envelope envelope = builder.bareFile(raw, fileName);
      return new MessageTree(envelope, builder.contents());
    }
    if (raw.length > limits.mailBytes()) {
      builder.tooLarge(raw.length);
    } else {
      builder.mail(raw);
    }
    return new MessageTree(envelopeOf(raw, hints), builder.contents());
  }

  /** The envelope alone: a pass over the headers, nothing of the content is looked at. */
  public static Envelope envelopeOf(byte[] raw, Hints hints) {
    return Envelopes.of(Entity.headersOf(raw), hints.trustedServers());
  }

  /** True when the input is read as a mail and not as a bare file. */
  public static boolean isMail(byte[] raw, String fileName) {
    if (MediaType.byMagic(raw).isPresent()) {
      return false;
    }
    String extension = MediaType.extension(fileName);
    if (fileName == null || extension.equals("eml") || extension.equals("emlx")) {
      return true;
    }
    return MediaType.of(raw, "", fileName).equals(MediaType.MAIL);
  }
}
