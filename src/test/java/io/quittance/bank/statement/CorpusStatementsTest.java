package io.quittance.bank.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.statement.StatementFile.RefusedStatement;
import io.quittance.bank.statement.StatementFile.Statement;
import io.quittance.bank.statement.StatementFile.Statements;
import io.quittance.bank.statement.StatementFile.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real files of banks end in statements or in reasons, never in an exception; prints a table. */
@Tag("slow")
class CorpusStatementsTest {
  @Test
  void every_file_is_read_or_refused_with_a_reason() throws IOException {
    String folder = System.getenv("QUITTANCE_CORPUS");
    Assumptions.assumeTrue(folder != null, "QUITTANCE_CORPUS names no folder");
    List<String> table = new ArrayList<>();
    for (String kind : List.of("iso20022", "mt940", "bai2")) {
      try (Stream<Path> files = Files.list(Path.of(folder, kind))) {
        for (Path file : files.sorted().toList()) {
          String said = describe(ReadStatementFile.read(Files.readAllBytes(file), 1_000));
          table.add(kind + "/" + file.getFileName() + " " + said);
        }
      }
    }
    table.forEach(System.out::println);
    assertThat(table).isNotEmpty();
  }

  private static String describe(StatementFile read) {
    if (read instanceof Unreadable unreadable) {
      return "unreadable " + unreadable.code();
    }
    List<String> parts = new ArrayList<>();
    for (StatementFile.Part part : ((Statements) read).parts()) {
      if (part instanceof RefusedStatement refused) {
        parts.add("refused " + refused.code() + " (" + refused.message() + ")");
      } else if (part instanceof Statement statement) {
        parts.add(
            statement.entries().size()
                + " entries, "
                + statement.refused().size()
                + " refused "
                + statement.refused().stream()
                    .map(StatementFile.Refused::message)
                    .distinct()
                    .toList());
      }
    }
    return String.join("; ", parts);
  }
}
