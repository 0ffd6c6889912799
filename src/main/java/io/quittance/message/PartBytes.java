package io.quittance.message;

import java.util.Optional;

/** The decoded bytes of one part, for download or rendering. */
public final class PartBytes {

  private PartBytes() {}

  /**
   * @param raw the mail or bare file as it was stored
   * @param fileName of a bare file, or null for a mail; the same as was given to the reader
   * @param path as in {@link Part#path()}
   * @return empty for a container, an unknown path and what a limit kept out
   */
  public static Optional<byte[]> of(
      byte[] raw, String fileName, String path, ReadingLimits limits) {
    return of(raw, fileName, path, limits, Passwords.NONE);
  }

  /** The same with passwords to try on the archives around it. */
  public static Optional<byte[]> of(
      byte[] raw, String fileName, String path, ReadingLimits limits, Passwords passwords) {
    return MessageTree.of(raw, fileName, limits, Hints.NONE.with(passwords), false)
        .contents()
        .stream()
        .filter(content -> content.part().path().equals(path) && content.bytes() != null)
        .map(PartContent::bytes)
        .findFirst();
  }

  /** The same for a mail. */
  public static Optional<byte[]> of(byte[] raw, String path, ReadingLimits limits) {
    return of(raw, null, path, limits);
  }
}
