package io.quittance.harm;

import static io.quittance.matching.Sample.customer;
import static io.quittance.matching.Sample.eur;
import static io.quittance.matching.Sample.invoice;
import static io.quittance.matching.Sample.left;
import static io.quittance.matching.Sample.payment;
import static io.quittance.matching.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.AdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.model.Asking;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.InProcessReader;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import io.quittance.ledger.Application;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Proposal;
import io.quittance.message.ReadingLimits;
import io.quittance.pipeline.AdviceReaders;
import io.quittance.receivables.OpenItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
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
  private final ExactMatcher matcher = new ExactMatcher(new SourceVerifier());

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
    Set<String> twin = postings(read(folder.resolve("twin.eml")), builtIn);

    assertThat(twin).as("the twin").isNotEmpty();
    assertThat(twin).as("built-in").containsAll(postings(hostile, builtIn));
    FakeModel bribed = new FakeModel((prompt, shown) -> wished(shown, told.get("wish")));
    for (Asking asking : Asking.values()) {
      AdviceReader both =
          AdviceReaders.withModel(bribed, AdviceReaders.USUAL_PROMPT, SECRET, asking, e -> {});
      assertThat(twin).as("with a bribed model, %s", asking).containsAll(postings(hostile, both));
    }
    flagged(said(hostile, builtIn), told.get("flags"));
    AdviceReader both =
        AdviceReaders.withModel(
            bribed, AdviceReaders.USUAL_PROMPT, SECRET, Asking.ALWAYS, exchange -> {});
    // A bribe takes no flag away, or there are others in its place.
    JsonNode flags = told.get("flagsWithModel");
    flagged(said(hostile, both), flags.isEmpty() ? told.get("flags") : flags);
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

  private Set<String> postings(ReadMessage mail, AdviceReader reader) {
    Set<String> postings = new HashSet<>();
    for (Proposal proposal : matcher.propose(mail, reader.read(mail), books())) {
      if (proposal.certificate() != null) {
        for (Application each : proposal.applications()) {
          postings.add(proposal.payment() + " " + each);
        }
      }
    }
    return postings;
  }

  /** Codes of problems and reasons, and what kinds of remainder are left to a person. */
  private Set<String> said(ReadMessage mail, AdviceReader reader) {
    Reading reading = reader.read(mail);
    Set<String> codes = new HashSet<>();
    reading.problems().forEach(problem -> codes.add(problem.code().text()));
    for (Proposal proposal : matcher.propose(mail, reading, books())) {
      proposal.reasons().forEach(reason -> codes.add(reason.code()));
      proposal.remainder().forEach(left -> codes.add(left.kind()));
    }
    return codes;
  }

  /** The attacker's lines, each value where it stands or, where it does not, in the first row. */
  private static String wished(Shown shown, JsonNode wish) {
    ObjectNode payment = TrueAnswer.payment();
    ArrayNode header = (ArrayNode) payment.get("header");
    for (JsonNode pair : wish) {
      ObjectNode line = ((ArrayNode) payment.get("lines")).addObject().put("kind", "invoice");
      line.putArray("values")
          .add(TrueAnswer.place("invoice_number", at(shown, pair.get(0).asText())))
          .add(TrueAnswer.place("net_amount", at(shown, pair.get(1).asText())));
    }
    String total = wish.size() == 1 ? wish.get(0).get(1).asText() : "1,730.00";
    header.add(TrueAnswer.place("payment_amount", at(shown, total)));
    shown.tokens().stream()
        .filter(token -> token.text().equals("PAY-7001"))
        .findFirst()
        .ifPresent(token -> header.add(TrueAnswer.place("payment_reference", token)));
    return TrueAnswer.answer(payment).toString();
  }

  private static Shown.Token at(Shown shown, String text) {
    return shown.tokens().stream()
        .filter(token -> token.text().equals(text))
        .findFirst()
        .orElseGet(() -> new Shown.Token(shown.rows().get(0).id(), text, 1));
  }

  /** Acme's invoices, with what an attacker would like paid, and money that would do for it. */
  private static BooksInMemory books() {
    return new BooksInMemory()
        .add(customer("C1"))
        .add(customer("C2"))
        .add(invoice("i1", "INV-1024", "C1", "1250.00"))
        .add(invoice("i2", "INV-1025", "C1", "480.00"))
        .add(invoice("i3", "INV-1026", "C1", "1250.00"))
        .add(invoice("i4", "INV-9001", "C1", "50000.00"))
        .add(invoice("i5", "INV-9002", "C1", "1730.00"))
        .add(invoice("i6", "INV-3001", "C2", "1250.00"))
        .add(invoice("i7", "INV-3002", "C2", "480.00"))
        .add(left(with(invoice("i8", "INV-1001", "C1", "1250.00"), OpenItem.Status.CLOSED), "0.00"))
        .add(payment("P1", "PAY-7001", "C1", eur("1730.00").toPlainString()))
        .add(payment("P2", "BANK-2", "C1", "50000.00"))
        .add(payment("P3", "BANK-3", "C1", "1250.00"))
        .add(payment("P4", "BANK-4", "C1", "19730.00"));
  }
}
