/** The analysts' queue and their decisions. */
package io.quittance.review;
