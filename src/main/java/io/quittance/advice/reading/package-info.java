/**
 * The deterministic readers and the verifier. Input: {@link io.quittance.document.ReadMessage};
 * output: {@link io.quittance.advice.Pointing}s, the advices read at them, and problems.
 * Invariants: only {@code PointedReader} turns printed text into values; only visible lines of the
 * newest message (or of a forward) are read; nothing here knows a clock, a database or a container.
 */
package io.quittance.advice.reading;
