package io.quittance.mailbox;

/**
 * Wraps the data keys of contents. The embedded installation does it with its own secret; a key
 * service outside can take its place.
 */
interface ContentKeys {
  /**
   * @param context what the key belongs to; the same is needed to unwrap
   */
  byte[] wrap(byte[] dataKey, String context);

  /**
   * @throws IllegalStateException when the key was wrapped by another secret or for another context
   */
  byte[] unwrap(byte[] wrapped, String context);
}
