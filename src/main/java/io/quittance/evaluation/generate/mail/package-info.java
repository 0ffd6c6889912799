/** Writes mails of generated cases; equal mails give equal bytes. */
package io.quittance.evaluation.generate.mail;
