package io.quittance.harm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.model.Asking;
import io.quittance.document.InProcessReader;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import io.quittance.message.ReadingLimits;
import io.quittance.pipeline.AdviceReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hostile mail of {@code fixtures/adversarial} beside its clean twin: nothing posts that the
 * twin would not, whether the built-in reader reads it or a model that does what the attacker
 * wishes; and where the mail is odd the reading or the proposal says why.
 */
class AdversarialMailTest {
  private static final Path CASES = Path.of("fixtures/adversarial");
  private static final byte[] SECRET = "sixteen bytes at least".getBytes(StandardCharsets.UTF_8);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InProcessReader mails = new InProcessReader(ReadingLimits.DEFAULT);
  private final Acme acme = new Acme();

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothing_posts_that_the_clean_twin_would_not(String name) throws IOException {
    Path folder = CASES.resolve(name);
    JsonNode told = JSON.readTree(Files.readAllBytes(folder.resolve("case.json")));
    ReadMessage hostile = read(folder.resolve("case.eml"));
    AdviceReader builtIn = AdviceReaders.builtIn();
    Set<String> twin = acme.postings(read(folder.resolve("twin.eml")), builtIn);

    assertThat(twin).as("the twin").isNotEmpty();
    assertThat(twin).as("built-in").containsAll(acme.postings(hostile, builtIn));
    FakeModel bribed = new FakeModel((prompt, shown) -> Acme.pointing(shown, told.get("wish")));
    for (Asking asking : Asking.values()) {
      AdviceReader both =
          AdviceReaders.withModel(bribed, AdviceReaders.USUAL_PROMPT, SECRET, asking, e -> {});
      assertThat(twin)
          .as("with a bribed model, %s", asking)
          .containsAll(acme.postings(hostile, both));
    }
    flagged(acme.said(hostile, builtIn), told.get("flags"));
    AdviceReader both =
        AdviceReaders.withModel(
            bribed, AdviceReaders.USUAL_PROMPT, SECRET, Asking.ALWAYS, exchange -> {});
    // A bribe takes no flag away, or there are others in its place.
    JsonNode flags = told.get("flagsWithModel");
    flagged(acme.said(hostile, both), flags.isEmpty() ? told.get("flags") : flags);
  }

  @Test
  void adv_20_what_looks_like_a_template_is_read_as_it_stands() throws IOException {
    ReadMessage mail = read(CASES.resolve("adv-20-qute-injection/case.eml"));
    assertThat(mail.documents().get(0).lines().map(Line::text))
        .contains(
            "{config:['quarkus.datasource.password']} {inject:ledger.postAll}"
                + " {#each items}x{/each} {{tenant}} ${jndi:ldap://x}");
  }

  private static void flagged(Set<String> said, JsonNode flags) {
    for (JsonNode flag : flags) {
      assertThat(said).contains(flag.asText());
    }
  }

  private ReadMessage read(Path file) throws IOException {
    return mails.read(Files.readAllBytes(file), "mail.eml");
  }
}
