/**
 * Which combinations of open items give an amount that came without references, counted exactly.
 * Input: open amounts of one customer (or family) in one currency, an amount, a tolerance, limits;
 * output: none, exactly one, several with the best examples and why each is plausible, or not
 * decided. Plain Java without clock, store or container. Invariants: "exactly one" is said only
 * when every other was excluded; two items of equal amounts are two items; a limit reached is "not
 * decided" and never "unique"; the order in which items come changes nothing.
 *
 * <p>The port: whoever makes proposals gives {@link
 * io.quittance.matching.combination.CountSubsets#count} every item of the customer with something
 * left on it, by {@link io.quittance.matching.combination.OpenAmount#of}, whatever its status: a
 * disputed item or one in collection may be what was paid, and an item left out may be in the
 * second answer. The certifier holds what may not be posted. The answer goes to {@link
 * io.quittance.matching.combination.CombinationRule#judge} with the policy's switch and whether the
 * payer is certain. {@code Allowed} is a claim to be certified as any other; {@code Several},
 * {@code NotDecided} and {@code Refused} become a case whose rivals are the combinations with their
 * grounds, and their words its reasons. A difference within the tolerance is left to the policy.
 */
package io.quittance.matching.combination;
