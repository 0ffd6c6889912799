package io.quittance.certificate;

import io.quittance.policy.Fingerprint;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A draw from 0 to 999,999 that the tenant's seed and the proposal give: anybody who has both draws
 * the same again, and nobody who has not can tell beforehand.
 */
record Draw(int value, int share) {
  private static final int MILLION = 1_000_000;

  /**
   * @param share of the postings that is drawn, from 0 to 1
   */
  static Draw of(String seed, UUID proposal, BigDecimal share) {
    // 48 bits: so many more than a million that none of the values is noticeably likelier.
    long bits = Long.parseLong(Fingerprint.of(seed + '\n' + proposal).substring(0, 12), 16);
    return new Draw((int) (bits % MILLION), share.movePointRight(6).intValueExact());
  }

  boolean drawn() {
    return value < share;
  }
}
