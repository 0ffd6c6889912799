/** The pages and the composite reads behind them. */
package io.quittance.workbench;
