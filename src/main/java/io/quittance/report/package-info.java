/**
 * What a person looks at after a run: the page of a message with its evidence, progress while it
 * runs. Input: readings and counts; output: HTML in files and lines on standard error. Invariants:
 * nothing that a sender wrote is ever markup, script, style or an address to load from; a page
 * loads nothing from outside and works from a file; every page has a limit on what it shows.
 */
package io.quittance.report;
