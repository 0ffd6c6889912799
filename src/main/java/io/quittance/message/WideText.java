package io.quittance.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells UTF-16 without its mark by the zero bytes of the letters, digits and blanks in it. */
final class WideText {

  private static final int SAMPLE_BYTES = 4_096;
  private static final int FEWEST_BYTES = 8;

  private WideText() {}

  static Optional<Charset> unmarked(byte[] bytes) {
    int seen = Math.min(bytes.length, SAMPLE_BYTES) / 2 * 2;
    if (bytes.length % 2 != 0 || seen < FEWEST_BYTES) {
      return Optional.empty();
    }
    int[] zeros = new int[2];
    for (int i = 0; i < seen; i++) {
      zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    int pairs = seen / 2;
    // Chinese and Japanese letters have no zero byte, but line ends, blanks and amounts do.
    if (zeros[1] * 4 > pairs && zeros[0] * 50 < pairs) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    boolean big = zeros[0] * 4 > pairs && zeros[1] * 50 < pairs;
    return big ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }
}
