package io.quittance.bank.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.statement.StatementFile.Part;
import io.quittance.bank.statement.StatementFile.Refused;
import io.quittance.bank.statement.StatementFile.RefusedStatement;
import io.quittance.bank.statement.StatementFile.Statement;
import io.quittance.bank.statement.StatementFile.Statements;
import io.quittance.bank.statement.StatementFile.Unreadable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real files of banks end in statements or in reasons, never in an exception; prints a table. */
@Tag("slow")
class CorpusStatementsTest {
  private static final int MOST_ENTRIES = 1_000;
  private static final Pattern BALANCE =
      Pattern.compile("(?m)^:6[02][FM]:([CD])\\d{6}(?:[A-Z]{3})?([\\d,]+)");
  private static final Pattern ENTRY =
      Pattern.compile("(?m)^:61:\\d{6}(?:\\d{4}|\\s{4})?(R?[CD])[A-Z]?([\\d,]+)");

  @Test
  void every_file_is_read_or_refused_with_a_reason() throws IOException {
    List<String> table = new ArrayList<>();
    for (String kind : List.of("iso20022", "mt940", "bai2")) {
      for (Path file : files(kind)) {
        StatementFile read = ReadStatementFile.read(Files.readAllBytes(file), MOST_ENTRIES);
        table.add(kind + "/" + file.getFileName() + " " + describe(read));
        assertThat(reasons(read)).as(file.toString()).allMatch(reason -> reason.length() > 10);
      }
    }
    table.forEach(System.out::println);
    assertThat(table).isNotEmpty();
  }

  /** Another reading of the same rule, which knows only balances and amounts of entries. */
  @Test
  void a_swift_statement_is_taken_exactly_when_its_balances_meet() throws IOException {
    int taken = 0;
    for (Path file : files("mt940")) {
      StatementFile read = ReadStatementFile.read(Files.readAllBytes(file), MOST_ENTRIES);
      List<String> messages = messages(Files.readString(file, StandardCharsets.ISO_8859_1));
      if (read instanceof Statements statements && statements.parts().size() == messages.size()) {
        for (int i = 0; i < messages.size(); i++) {
          boolean meets = balancesMeet(messages.get(i));
          assertThat(statements.parts().get(i) instanceof Statement)
              .as("%s, message %d", file.getFileName(), i + 1)
              .isEqualTo(meets);
          taken += meets ? 1 : 0;
        }
      }
    }
    assertThat(taken).isGreaterThan(40);
  }

  private static List<Path> files(String kind) throws IOException {
    String folder = System.getenv("QUITTANCE_CORPUS");
    Assumptions.assumeTrue(folder != null, "QUITTANCE_CORPUS names no folder");
    try (Stream<Path> files = Files.list(Path.of(folder, kind))) {
      return files.sorted().toList();
    }
  }

  private static List<String> messages(String file) {
    return Stream.of(file.split("(?m)^(?=(?:\\{1:.*\\{4:)?:20:)", -1))
        .filter(message -> message.contains(":20:"))
        .toList();
  }

  private static boolean balancesMeet(String message) {
    List<BigDecimal> balances = signed(BALANCE.matcher(message));
    BigDecimal moved =
        signed(ENTRY.matcher(message)).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return balances.size() == 2 && balances.get(0).add(moved).compareTo(balances.get(1)) == 0;
  }

  private static List<BigDecimal> signed(Matcher matcher) {
    return matcher
        .results()
        .map(
            found -> {
              BigDecimal amount = new BigDecimal(found.group(2).replace(',', '.'));
              return List.of("C", "RD").contains(found.group(1)) ? amount : amount.negate();
            })
        .toList();
  }

  private static List<String> reasons(StatementFile read) {
    if (read instanceof Unreadable unreadable) {
      return List.of(unreadable.message());
    }
    List<String> reasons = new ArrayList<>();
    for (Part part : ((Statements) read).parts()) {
      if (part instanceof RefusedStatement refused) {
        reasons.add(refused.message());
      } else if (part instanceof Statement statement) {
        statement.refused().stream().map(Refused::message).forEach(reasons::add);
      }
    }
    return reasons;
  }

  private static String describe(StatementFile read) {
    if (read instanceof Unreadable unreadable) {
      return "unreadable " + unreadable.code();
    }
    List<Part> parts = ((Statements) read).parts();
    List<String> said = new ArrayList<>();
    long entries = 0;
    for (Part part : parts) {
      if (part instanceof RefusedStatement refused) {
        said.add("refused " + refused.code() + " (" + refused.message() + ")");
      } else if (part instanceof Statement statement) {
        entries += statement.entries().size();
        statement.refused().forEach(each -> said.add("refused entry: " + each.message()));
      }
    }
    return parts.size() + " statements, " + entries + " entries " + said;
  }
}
