/**
 * What other ledgers do with a payment that names nothing: rules of order that a tenant may switch
 * on. Input: an amount, the open items of one customer, one legal entity and one currency, a
 * policy; output: what the first rule that has an answer applies, in its words. Pure. Invariants:
 * nothing is applied beyond an item's open amount or the money; no rule is on by itself; an item
 * that the ERP leaves to people is never touched.
 */
package io.quittance.matching.rule;
