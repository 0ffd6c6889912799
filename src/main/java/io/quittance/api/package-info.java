/**
 * What all REST resources share: problem details, pages with cursors, idempotency keys, who calls.
 * Imports no stage.
 */
package io.quittance.api;
