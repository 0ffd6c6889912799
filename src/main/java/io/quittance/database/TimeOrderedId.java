package io.quittance.database;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Identifiers that sort by the time they were made: UUID version 7 (RFC 9562, 5.7), 48 bits of
 * milliseconds and 74 random bits.
 */
public final class TimeOrderedId {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private TimeOrderedId() {}

  public static UUID next(Clock clock) {
    long high = (clock.millis() << 16) | VERSION_7 | (RANDOM.nextLong() & 0x0fffL);
    long low = VARIANT | (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL);
    return new UUID(high, low);
  }
}
