package io.quittance.figures;

/** What audits of postings drawn at random found. In the caller's tenant transaction. */
interface AuditCounts {

  /** Audits decided in the period, and how many of them found the posting wrong. */
  ErrorRate of(Period period);
}
