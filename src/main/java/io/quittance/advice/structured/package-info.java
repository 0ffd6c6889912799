/**
 * Remittance information in the standards that programs exchange: X12 820, EDIFACT REMADV, ISO
 * 20022, UBL, BAI2 and lockbox files. Input: a {@link io.quittance.document.Document} of segments
 * or XML leaves; output: advices in which the standard itself says what each value means.
 * Invariants: every value stands at its element; control totals are checked and never mended; what
 * cannot be read exactly is a problem that names the segment.
 */
package io.quittance.advice.structured;
