/**
 * What labels prove about an error rate. Input: right or wrong, with scores; output: exact bounds,
 * a threshold, an alarm. Plain Java in decimal arithmetic: the same labels give the same answer on
 * any machine. Sources: Learn then Test (arXiv 2110.01052) with Clopper-Pearson bounds, and the
 * e-detector in its CUSUM form.
 */
package io.quittance.certificate.statistics;
