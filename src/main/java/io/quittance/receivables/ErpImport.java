package io.quittance.receivables;

import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRows;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;

/**
 * Imports what an ERP says, for those who do not come by REST. Runs in the caller's tenant
 * transaction; the bodies are JSON in the form of the REST imports.
 */
@Singleton
public class ErpImport {
  private final ImportRows rows;
  private final LegalEntities entities;
  private final ImportCustomers customers;
  private final ImportOpenItems items;
  private final Clock clock;

  ErpImport(
      ImportRows rows,
      LegalEntities entities,
      ImportCustomers customers,
      ImportOpenItems items,
      Clock clock) {
    this.rows = rows;
    this.entities = entities;
    this.customers = customers;
    this.items = items;
    this.clock = clock;
  }

  public ImportAnswer legalEntities(byte[] json) {
    return entities.imported(rows.read(MediaType.APPLICATION_JSON, json));
  }

  public ImportAnswer customers(byte[] json) {
    return customers.run(rows.read(MediaType.APPLICATION_JSON, json));
  }

  /** A delta as of now: it closes nothing. */
  public ImportAnswer openItems(byte[] json) {
    Instant now = clock.instant();
    return items.run(
        rows.read(MediaType.APPLICATION_JSON, json), new ItemImportScope(false, now, null, now));
  }
}
