/**
 * The analysts' pages. Input: what {@link io.quittance.workbench.Desk} tells and does; output: HTML
 * rendered on the server, made lively by htmx. Invariants: nothing that a sender wrote is ever
 * markup, script, style or an address to load from; a decision needs a call from our own page; what
 * is approved is what was shown.
 */
package io.quittance.workbench;
