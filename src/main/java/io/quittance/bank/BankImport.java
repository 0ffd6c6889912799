package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRows;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

/**
 * Imports payments for those who do not come by REST. Runs in the caller's tenant transaction; the
 * body is JSON in the form of the REST import.
 */
@Singleton
public class BankImport {
  private final ImportRows rows;
  private final RecordPayments payments;

  BankImport(ImportRows rows, RecordPayments payments) {
    this.rows = rows;
    this.payments = payments;
  }

  public ImportAnswer payments(byte[] json) {
    return payments.run(rows.read(MediaType.APPLICATION_JSON, json));
  }
}
