package io.quittance.mailbox;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/**
 * Seals secrets of other parts as mails and payers' passwords are sealed: each under a key of its
 * own, which the installation's secret wraps.
 */
@Singleton
public class SealedSecrets {
  private final ContentKeys keys;

  SealedSecrets(ContentKeys keys) {
    this.keys = keys;
  }

  /**
   * @param wrapped the key, wrapped
   * @param encrypted the secret, sealed with the key
   */
  public record Sealed(byte[] wrapped, byte[] encrypted) {}

  /**
   * @param context ties the secret to its tenant and row; the same opens it
   */
  public Sealed seal(String secret, String context) {
    byte[] key = Sealing.newKey();
    byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
    return new Sealed(keys.wrap(key, keyOf(context)), Sealing.seal(key, plain, context));
  }

  /**
   * @throws IllegalStateException when it was sealed for another context or with another secret of
   *     the installation
   */
  public String open(Sealed sealed, String context) {
    byte[] key = keys.unwrap(sealed.wrapped(), keyOf(context));
    return new String(Sealing.open(key, sealed.encrypted(), context), StandardCharsets.UTF_8);
  }

  private static String keyOf(String context) {
    return context + "/key";
  }
}
