/**
 * Which movement of an account a bank's report means. Input: the movements known and the reports;
 * output: for each report the movement it tells of, a new one, or a doubt. Plain Java without a
 * store. Invariant: the movements are as few as explain every report, in whatever order reports
 * come and however often, so that no money counts twice.
 */
package io.quittance.bank.movement;
