/**
 * A simulated tenant: customers, items, payments and mails from a seed, played over REST day by day
 * against a service of its own, and measured against the truth kept beside. Written without
 * knowledge of the matcher.
 */
package io.quittance.evaluation.simulate;
