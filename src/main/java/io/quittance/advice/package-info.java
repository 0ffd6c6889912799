/**
 * From documents to remittance advices with evidence. Input: {@link
 * io.quittance.document.ReadMessage}; output: {@link io.quittance.advice.Reading}. Invariants:
 * readers point and code reads; a value that is not in the visible source is not a value; money is
 * never repaired.
 */
package io.quittance.advice;
