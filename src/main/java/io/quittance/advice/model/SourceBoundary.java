package io.quittance.advice.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The mark around the source. A sender who could guess it could end the source early and speak in
 * our name; the same message always gets the same mark, so that a reading can be replayed.
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

  String around(String source) {
    String mark = mark(source);
    return "BEGIN SOURCE " + mark + "\n" + source + "END SOURCE " + mark;
  }

  private String mark(String source) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      byte[] code = mac.doFinal(source.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(code, 0, BYTES);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + ALGORITHM, missing);
    }
  }
}
