package io.quittance.figures;

import jakarta.inject.Singleton;

/** Blind audits that were decided in the period. */
@Singleton
class BlindAuditCounts implements AuditCounts {
  private final io.quittance.certificate.AuditCounts audits;

  BlindAuditCounts(io.quittance.certificate.AuditCounts audits) {
    this.audits = audits;
  }

  @Override
  public ErrorRate of(Period period) {
    io.quittance.certificate.AuditCounts.Counted counted =
        audits.between(period.start(), period.end());
    return new ErrorRate(counted.wrong(), counted.audited());
  }
}
