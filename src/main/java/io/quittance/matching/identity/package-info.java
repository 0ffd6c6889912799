/**
 * Who paid: what bank, books, advice and mail say about it, weighed in bits. In: a payment, its
 * clues and the books. Out: candidates ranked with their evidence, and whether the first is
 * certain. A name, a domain or a mail is never enough; an account that several share, a factor and
 * a payment processor identify nobody. Plain Java, deterministic.
 */
package io.quittance.matching.identity;
