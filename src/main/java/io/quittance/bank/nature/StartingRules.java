package io.quittance.bank.nature;

import io.quittance.bank.statement.Direction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rules of a tenant that has written none, from {@code receipt_rules.txt}. */
final class StartingRules {
  private static final List<ReceiptRule> RULES = load();

  private StartingRules() {}

  static List<ReceiptRule> rules() {
    return RULES;
  }

  private static List<ReceiptRule> load() {
    List<ReceiptRule> rules = new ArrayList<>();
    try (InputStream in = StartingRules.class.getResourceAsStream("receipt_rules.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          rules.add(rule(line.split("\\s+", 5)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(rules);
  }

  /** Name, direction, nature, kind of condition, what it asks for. */
  private static ReceiptRule rule(String[] column) {
    String asked = column.length > 4 ? column[4].strip() : null;
    return new ReceiptRule(
        column[0],
        column[1].equals("any") ? null : Direction.valueOf(column[1].toUpperCase(Locale.ROOT)),
        column[3].equals("code") ? asked : null,
        column[3].equals("party") ? asked : null,
        column[3].equals("text") ? asked : null,
        column[3].equals("own-account"),
        column[3].equals("returned"),
        Nature.of(column[2]).orElseThrow());
  }
}
