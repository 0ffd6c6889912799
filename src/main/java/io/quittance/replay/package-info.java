/**
 * Stored messages read or matched anew with another model, prompt or policy: first in shadow, which
 * changes nothing and tells the difference in fields, lines, decisions and money; then, when
 * somebody promotes it, in the messages themselves, by the same doors as everything else.
 *
 * <p>In: a {@link io.quittance.replay.Wish}. Out: a {@link io.quittance.replay.ReprocessingView}
 * whose items are each counted once and whose money adds up, whatever was killed in between.
 */
package io.quittance.replay;
