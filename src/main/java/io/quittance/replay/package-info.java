/** Reprocessing of stored messages under another model, prompt or policy. */
package io.quittance.replay;
