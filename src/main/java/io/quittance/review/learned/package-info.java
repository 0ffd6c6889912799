/**
 * What analysts' decisions teach about payers: facts that people see, count and remove. In: a
 * decision that was carried out. Out: facts for matching, which it weighs. What concerns one
 * customer counts by its own confirmations; what concerns the whole tenant awaits a second person.
 */
package io.quittance.review.learned;
