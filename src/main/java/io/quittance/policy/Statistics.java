package io.quittance.policy;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether labels may decide where proof does not reach, and how automatic postings are watched.
 * Only the tenant's own policy counts for it, not that of an entity or a customer.
 *
 * @param budget rate of wrong postings that the tenant accepts, such as 0.005; null: no certificate
 * @param doubt chance that a certificate is issued although the rate is higher, such as 0.05
 * @param auditShare share of automatic postings that a person looks at blind; 0: none
 * @param stop evidence at which postings under a certificate stop; while the budget is kept, false
 *     alarms are as many audited postings apart on average
 * @param stopAll evidence at which automatic postings stop altogether; null: never
 * @param limits by currency code; in a currency that is not named nothing is posted by certificate
 */
public record Statistics(
    BigDecimal budget,
    BigDecimal doubt,
    BigDecimal auditShare,
    int stop,
    Integer stopAll,
    Map<String, Exposure> limits) {

  public static final Statistics OFF =
      new Statistics(null, new BigDecimal("0.05"), BigDecimal.ZERO, 2_000, null, Map.of());

  /**
   * @param posting most that one posting under a certificate may move
   * @param day most that all of them of one day (UTC) may move
   */
  public record Exposure(BigDecimal posting, BigDecimal day) {}

  public Statistics {
    limits = Collections.unmodifiableMap(new TreeMap<>(limits));
  }

  /** True when certificates may be issued. */
  public boolean on() {
    return budget != null;
  }
}
