/** What a generated document consists of, before it is printed as text, PDF, sheet and so on. */
package io.quittance.evaluation.generate.paper;
