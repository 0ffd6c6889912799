package io.quittance.advice.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The mark around the source. A sender who could guess it could end the source early and speak in
 * our name, even one who knows every word of our prompts; the same message and prompt always get
 * the same mark, so that a question can be replayed and its answer kept.
 */
final class SourceBoundary {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 12;

  private final SecretKeySpec secret;

  /**
   * @param secret of the installation, at least 16 bytes
   */
  SourceBoundary(byte[] secret) {
    if (secret.length < 16) {
      throw new IllegalArgumentException("the secret must have at least 16 bytes");
    }
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  /**
   * @param source lines, each ended by a line feed
   * @param message hash of the message, or what stands for it where only a file was given
   * @param prompt id and version
   */
  String around(String source, String message, String prompt) {
    String mark = mark(message, prompt, source);
    return "BEGIN SOURCE " + mark + "\n" + source + "END SOURCE " + mark;
  }

  /** The source is in it, too: one message shown in other words has another mark. */
  private String mark(String... of) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      for (String part : of) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length before each part keeps two different triples from being the same bytes.
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      byte[] code = mac.doFinal();
      return HexFormat.of().formatHex(code, 0, BYTES);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + ALGORITHM, missing);
    }
  }
}
