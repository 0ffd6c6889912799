package io.quittance.receivables;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over what a row says, by which a repeated import sees that nothing changed. */
final class ContentHash {
  private ContentHash() {}

  static String of(String... values) {
    StringBuilder text = new StringBuilder();
    for (String value : values) {
      text.append(value == null ? "-" : value.length() + ":" + value).append(';');
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
