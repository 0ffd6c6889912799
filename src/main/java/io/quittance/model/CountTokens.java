package io.quittance.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * Tokens of texts whose provider did not count them, by the public encoding o200k_base. Other
 * models count otherwise, usually within a fifth.
 */
final class CountTokens {
  private CountTokens() {}

  static long of(String text) {
    // What looks like a control token in a mail is text.
    return Loaded.O200K.countTokensOrdinary(text);
  }

  /** Loaded when first asked for: it is some megabytes. */
  private static final class Loaded {
    static final Encoding O200K =
        Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
  }
}
