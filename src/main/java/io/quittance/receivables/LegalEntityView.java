package io.quittance.receivables;

/**
 * A legal entity as the API shows and takes it.
 *
 * @param name defaults to the id
 * @param country ISO 3166, or null
 * @param currency ISO 4217, or null
 */
public record LegalEntityView(String id, String name, String country, String currency) {}
