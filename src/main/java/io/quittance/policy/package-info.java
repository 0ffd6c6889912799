/**
 * When the system may post by itself: versioned records, resolved customer, group, legal entity,
 * tenant.
 */
package io.quittance.policy;
