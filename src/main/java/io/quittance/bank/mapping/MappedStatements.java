package io.quittance.bank.mapping;

import io.quittance.api.ImportRow;
import io.quittance.api.ImportRows;
import io.quittance.api.Problem;
import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.FileHash;
import io.quittance.bank.statement.Origin;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatementFile.Refused;
import io.quittance.bank.statement.StatementFile.Statement;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads an account's CSV by its saved mapping. In the caller's tenant transaction. */
@Singleton
public class MappedStatements {
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private final StoredMappings mappings;
  private final ImportRows rows;

  public MappedStatements(StoredMappings mappings, ImportRows rows) {
    this.mappings = mappings;
    this.rows = rows;
  }

  /**
   * @param account our own, for which a mapping is saved
   * @throws Problem 422 when none is, or when the header lacks a column that it names; 400 when the
   *     file is no CSV
   */
  public Statement read(String account, byte[] file) {
    CsvMapping mapping =
        mappings
            .of(account)
            .map(StoredMappings.Saved::mapping)
            .orElseThrow(
                () ->
                    Problem.unprocessable(
                        "no-mapping", "There is no mapping for account " + account + "."));
    return read(account, mapping, file, rows(mapping, file));
  }

  /** The rows below the header that the mapping means. */
  List<ImportRow> rows(CsvMapping mapping, byte[] file) {
    String text = text(file).lines().skip(mapping.skipLines()).collect(Collectors.joining("\n"));
    return rows.read("text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  static Statement read(String account, CsvMapping mapping, byte[] file, List<ImportRow> rows) {
    List<StatedEntry> entries = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (ImportRow row : rows) {
      requireColumn(row, mapping.columns().amount());
      StatedEntry entry = row.fault().isPresent() ? null : new MappedRow(mapping, row).entry();
      if (entry == null) {
        ImportRow.Fault fault = row.fault().orElseThrow();
        refused.add(new Refused(row.number(), fault.code(), fault.message()));
      } else {
        entries.add(entry);
      }
    }
    return new Statement(
        Channel.CSV, account, null, Origin.named(FileHash.of(file)), entries, refused);
  }

  private static void requireColumn(ImportRow row, String column) {
    if (!row.names(column)) {
      throw Problem.unprocessable(
          "missing-column",
          "The header has no column %s, but %s; does the mapping fit?"
              .formatted(column, String.join(", ", row.names())));
    }
  }

  private static String text(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(file, WESTERN);
    }
  }
}
