/**
 * Advices and payments that explain each other only together: many mails to one payment, one advice
 * over several payments. Input: a payment or an advice that nothing explains alone, and the books;
 * output: proposals with certificates, or nothing. Invariants: a set counts only when no other of
 * the same payer gives the amount; every member is certified by itself as if its share were a
 * payment of its own; an advice or payment that a single partner explains is never part of a set.
 */
package io.quittance.matching.joint;
