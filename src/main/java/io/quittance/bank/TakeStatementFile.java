package io.quittance.bank;

import io.quittance.api.ImportAnswer;
import io.quittance.api.Problem;
import io.quittance.bank.mapping.MappedStatements;
import io.quittance.bank.statement.ReadStatementFile;
import io.quittance.bank.statement.StatementFile;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Takes a bank's file in the caller's tenant transaction; each statement counts or not as a whole.
 */
@Singleton
class TakeStatementFile {
  private final RecordStatement record;
  private final MappedStatements mapped;
  private final int mostEntries;

  TakeStatementFile(
      RecordStatement record,
      MappedStatements mapped,
      @ConfigProperty(name = "quittance.imports.most-rows", defaultValue = "200000")
          int mostEntries) {
    this.record = record;
    this.mapped = mapped;
    this.mostEntries = mostEntries;
  }

  /**
   * @throws Problem 400 when the file is none of the formats or breaks off
   */
  ImportAnswer run(byte[] file) {
    ImportAnswer.Tally tally = new ImportAnswer.Tally();
    take(ReadStatementFile.read(file, mostEntries), tally);
    return tally.answer();
  }

  /**
   * @param account our own, whose saved mapping reads the CSV
   */
  ImportAnswer runMapped(String account, byte[] csv) {
    ImportAnswer.Tally tally = new ImportAnswer.Tally();
    record.record(mapped.read(account, csv), tally);
    return tally.answer();
  }

  void take(StatementFile file, ImportAnswer.Tally tally) {
    if (file instanceof StatementFile.Unreadable unreadable) {
      throw Problem.badRequest(unreadable.code(), unreadable.message());
    }
    if (file instanceof StatementFile.Statements statements) {
      for (StatementFile.Part part : statements.parts()) {
        if (part instanceof StatementFile.RefusedStatement refused) {
          tally.refuse(0, refused.code(), "Statement " + refused.name() + ": " + refused.message());
        } else if (part instanceof StatementFile.Statement statement) {
          record.record(statement, tally);
        }
      }
    }
  }
}
