package io.quittance.certificate;

import io.quittance.database.Sql;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A test of labels as it is kept; one that passed is a certificate until it is void.
 *
 * @param threshold least score of what it covers
 * @param accepted labels with this score or more, of which so many were {@code wrong}
 * @param bound the highest rate of wrong ones that they leave possible at {@code doubt}
 * @param voided when, or null
 */
record IssuedCertificate(
    UUID id,
    boolean passed,
    String method,
    Long seed,
    BigDecimal budget,
    BigDecimal doubt,
    int threshold,
    int accepted,
    int wrong,
    BigDecimal bound,
    int labels,
    int policyVersion,
    String reader,
    int scoreVersion,
    String actor,
    Instant recordedAt,
    Instant voided,
    String voidedBy,
    String voidReason) {

  static IssuedCertificate read(ResultSet row) throws SQLException {
    return new IssuedCertificate(
        UUID.fromString(row.getString("id")),
        row.getBoolean("passed"),
        row.getString("method"),
        row.getObject("seed", Long.class),
        row.getBigDecimal("budget"),
        row.getBigDecimal("doubt"),
        row.getInt("threshold"),
        row.getInt("accepted"),
        row.getInt("wrong"),
        row.getBigDecimal("bound"),
        row.getInt("labels"),
        row.getInt("policy_version"),
        row.getString("reader"),
        row.getInt("score_version"),
        row.getString("actor"),
        Sql.instant(row, "recorded_at"),
        Sql.instant(row, "voided_at"),
        row.getString("voided_by"),
        row.getString("void_reason"));
  }

  /** {@code of 650 labels with 12 points or more 0 were wrong, at most 0.46 % at 95 %}. */
  String words() {
    return "of %d labels with %d points or more %d were wrong: at most %s, with a doubt of %s"
        .formatted(
            accepted,
            threshold,
            wrong,
            bound.stripTrailingZeros().toPlainString(),
            doubt.stripTrailingZeros().toPlainString());
  }
}
