/**
 * What is asked of language models and what it takes: input is a message's question to a model,
 * output its answer, from the provider or kept from before, with an account of it in the database.
 * The same question is paid once in a tenant; no question goes out beyond the token budgets of its
 * mail and of the tenant's day, on however many replicas; content is kept only sealed with the
 * message's key. Not to be called in a transaction: asking takes long.
 */
package io.quittance.calls;
