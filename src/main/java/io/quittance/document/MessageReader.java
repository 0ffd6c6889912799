package io.quittance.document;

import io.quittance.message.Passwords;

/**
 * Bytes in, everything visible out. The implementation for production runs in a child process that
 * can be killed; the same code in process serves tests and the child itself.
 */
public interface MessageReader {
  /**
   * Never throws for content, however broken: what cannot be read is a part with its fate.
   *
   * @param fileName the name of a bare file (an .eml name or null means a mail), used as a hint
   *     only
   */
  ReadMessage read(byte[] content, String fileName);

  /** The same with passwords to try on protected files. */
  default ReadMessage read(byte[] content, String fileName, Passwords passwords) {
    return read(content, fileName);
  }
}
