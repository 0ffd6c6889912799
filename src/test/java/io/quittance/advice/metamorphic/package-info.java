/**
 * Changes of a message that change nothing of what it says, and the comparison of the two readings.
 */
package io.quittance.advice.metamorphic;
