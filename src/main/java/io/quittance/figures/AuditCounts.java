package io.quittance.figures;

/** What audits of postings drawn at random found. In the caller's tenant transaction. */
interface AuditCounts {

  /** Postings of the period that were audited, and how many of them turned out wrong. */
  ErrorRate of(Period period);
}
