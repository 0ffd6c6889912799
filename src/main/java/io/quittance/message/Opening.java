package io.quittance.message;

import io.quittance.message.Part.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What the opening of one container may cost. The bytes are counted over all containers of a
 * message together, so that archives inside archives unpack to no more than one may.
 *
 * @param levels containers that may still stand inside each other
 * @param hints passwords and trusted servers
 */
record Opening(ReadingLimits limits, Budget budget, int levels, Hints hints) {

  /** Bytes that may still be unpacked in this message. */
  static final class Budget {
    private long left;

    Budget(long most) {
      this.left = most;
    }
  }

  Opening deeper() {
    return new Opening(limits, budget, levels - 1, hints);
  }

  boolean tooDeep() {
    return levels < 1;
  }

  String tooDeepReason() {
    return "more than " + limits.depth() + " containers inside each other";
  }

  /** The most bytes that the next entry may have. */
  long most() {
    return Math.min(budget.left, limits.partBytes());
  }

  /** Reads a stream and counts its bytes; empty when it holds more than {@link #most}. */
  Optional<byte[]> read(InputStream in) throws IOException {
    long most = most();
    byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
    budget.left -= Math.min(bytes.length, most);
    return bytes.length > most ? Optional.empty() : Optional.of(bytes);
  }

  /** Counts bytes that are there already; false when they are too many. */
  boolean takes(byte[] bytes) {
    if (bytes.length > most()) {
      return false;
    }
    budget.left -= bytes.length;
    return true;
  }

  Unpacked.Aside tooLarge(String name, long most) {
    return new Unpacked.Aside(
        name, Fate.TOO_LARGE, "unpacks to more than the " + most + " bytes that are left for it");
  }
}
