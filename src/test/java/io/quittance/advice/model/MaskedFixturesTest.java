package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.advice.LayoutAdviceReader;
import io.quittance.document.Document;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Masking over every fixture: what it has to hide and what it has to leave. */
class MaskedFixturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern AMOUNT = Pattern.compile("[0-9][0-9.,']*[.,][0-9]{2}(?![0-9])");

  private final List<String> leaked = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private int names;
  private int needed;

  @Test
  void no_customers_name_or_domain_leaves_and_every_number_and_amount_does() throws IOException {
    try (Stream<Path> cases = Files.list(Path.of("fixtures"))) {
      for (Path folder : cases.sorted().toList()) {
        if (Files.exists(folder.resolve("mail.eml"))) {
          look(folder);
        }
      }
    }
    assertThat(leaked).isEmpty();
    assertThat(lost).isEmpty();
    assertThat(names).isGreaterThan(80);
    assertThat(needed).isGreaterThan(500);
  }

  private void look(Path folder) throws IOException {
    ReadMessage message =
        new InProcessReader(ReadingLimits.DEFAULT)
            .read(Files.readAllBytes(folder.resolve("mail.eml")), "mail.eml");
    String plain = new NumberedSource(message).text();
    Masking mask = new MaskPrivate(message, new LayoutAdviceReader().read(message).advices());
    String masked = new NumberedSource(message, NumberedSource.Selection.USUAL, mask).text();
    message.documents().stream()
        .flatMap(Document::lines)
        .forEach(line -> assertThat(gaps(mask.shown(line).text())).isEqualTo(gaps(line.text())));
    for (String name : names(folder)) {
      if (holds(plain, name)) {
        names++;
        if (holds(masked, name)) {
          leaked.add(folder.getFileName() + ": " + name);
        }
      }
    }
    for (String value : needed(folder, plain)) {
      needed++;
      if (!masked.contains(value)) {
        lost.add(folder.getFileName() + ": " + value);
      }
    }
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    for (JsonNode customer : json(folder.resolve("customers.json"))) {
      names.add(customer.path("name").asText());
      customer.path("aliases").forEach(alias -> names.add(alias.asText()));
      customer.path("emailDomains").forEach(domain -> names.add(domain.asText()));
      customer.path("bankAccounts").forEach(account -> names.add(account.asText()));
    }
    for (JsonNode advice : json(folder.resolve("expected.json")).path("advices")) {
      names.add(advice.at("/payer/name").asText(""));
      names.add(advice.at("/payee/name").asText(""));
    }
    names.removeAll(Set.of("", "null"));
    return names;
  }

  private static List<String> needed(Path folder, String plain) throws IOException {
    List<String> needed = new ArrayList<>();
    for (JsonNode advice : json(folder.resolve("expected.json")).path("advices")) {
      for (JsonNode line : advice.path("lines")) {
        String number = line.path("invoiceNumber").asText("");
        if (!number.isEmpty() && plain.contains(number)) {
          needed.add(number);
        }
      }
    }
    AMOUNT.matcher(plain).results().map(MatchResult::group).forEach(needed::add);
    return needed;
  }

  /** Everything but letters and digits, each in its place. */
  private static String gaps(String text) {
    return text.replaceAll("[\\p{L}\\p{N}]", "x");
  }

  private static JsonNode json(Path file) throws IOException {
    return Files.exists(file) ? JSON.readTree(file.toFile()) : JSON.createArrayNode();
  }

  private static boolean holds(String text, String name) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .contains(name.toLowerCase(Locale.ROOT));
  }
}
