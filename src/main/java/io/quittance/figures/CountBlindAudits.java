package io.quittance.figures;

import jakarta.inject.Singleton;

/** Audits that were decided in the period, whenever their postings were made. */
@Singleton
class CountBlindAudits implements AuditCounts {
  private final io.quittance.certificate.AuditCounts audits;

  CountBlindAudits(io.quittance.certificate.AuditCounts audits) {
    this.audits = audits;
  }

  @Override
  public ErrorRate of(Period period) {
    io.quittance.certificate.AuditCounts.Counted counted =
        audits.between(period.start(), period.end());
    return new ErrorRate(counted.wrong(), counted.audited());
  }
}
