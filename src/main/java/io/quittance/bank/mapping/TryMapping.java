package io.quittance.bank.mapping;

import io.quittance.api.ImportRow;
import io.quittance.api.Problem;
import io.quittance.bank.statement.StatementFile.Statement;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a mapping reads from a file, before anybody saves the one or takes in the other. */
@Singleton
public class TryMapping {
  private final MappedStatements statements;

  TryMapping(MappedStatements statements) {
    this.statements = statements;
  }

  /**
   * @param statement what taking the file in would record
   * @param columns of the file's header, in their order
   * @param missing columns that the mapping names and the header lacks; their values stay empty
   */
  public record Tried(Statement statement, List<String> columns, List<String> missing) {
    public Tried {
      columns = List.copyOf(columns);
      missing = List.copyOf(missing);
    }
  }

  /**
   * Nothing is kept.
   *
   * @throws Problem 400 when the file is no CSV; 422 when the header lacks the column of the amount
   */
  public Tried run(String account, CsvMapping mapping, byte[] file) {
    List<ImportRow> rows = statements.rows(mapping, file);
    if (rows.isEmpty()) {
      throw Problem.unprocessable(
          "no-rows", "Below the header, line " + (mapping.skipLines() + 1) + ", there is no row.");
    }
    return new Tried(
        MappedStatements.read(account, mapping, file, rows),
        rows.get(0).names(),
        named(mapping.columns()).filter(column -> !rows.get(0).names(column)).toList());
  }

  private static Stream<String> named(CsvMapping.Columns columns) {
    List<String> named = new ArrayList<>(columns.text());
    Stream.of(
            columns.amount(),
            columns.direction(),
            columns.currency(),
            columns.bookingDate(),
            columns.valueDate(),
            columns.reference(),
            columns.endToEndId(),
            columns.payerName(),
            columns.payerAccount(),
            columns.status(),
            columns.type())
        .filter(Objects::nonNull)
        .forEach(named::add);
    return named.stream().distinct();
  }
}
