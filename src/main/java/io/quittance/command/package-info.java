/** The command line and the start of the service. */
package io.quittance.command;
