package io.quittance.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo as a newcomer starts it: every fixture mail comes out as its case says, nothing is
 * posted that its case does not name, a restart adds nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> UNSETTLED = Set.of("received", "reading");
  private static final Path FIXTURES = Path.of("fixtures");

  /**
   * Cases whose mail is held where its case says applied, each with the reason; never the other way
   * round.
   */
  private static final Path KNOWN_GAPS = FIXTURES.resolve("known-gaps.txt");

  private PackagedApplication application;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    application =
        new PackagedApplication(
            folder.resolve("home"),
            "demo",
            Map.of(
                "QUITTANCE_DEMO", "true",
                "QUITTANCE_DEMO_SMTP_PORT", Integer.toString(PackagedApplication.freePort()),
                "QUITTANCE_DEMO_IMAP_PORT", Integer.toString(PackagedApplication.freePort())));
    application.start();
    application.waitUntil(Duration.ofMinutes(3), "every demo mail is settled", this::settled);
  }

  @AfterAll
  void stop() {
    application.close();
  }

  @Test
  @Order(1)
  void every_mail_comes_out_as_its_case_says() throws Exception {
    Map<String, List<JsonNode>> bySubject = new HashMap<>();
    for (JsonNode message : application.all("/api/v1/messages")) {
      bySubject
          .computeIfAbsent(message.path("subject").asText(), subject -> new ArrayList<>())
          .add(application.json("/api/v1/messages/" + message.path("id").asText()));
    }
    Map<String, String> differences = new TreeMap<>();
    Set<String> invented = new TreeSet<>();
    for (Path folder : cases()) {
      JsonNode decision = JSON.readTree(folder.resolve("expected.json").toFile()).path("decision");
      List<JsonNode> candidates = bySubject.getOrDefault(subject(folder), List.of());
      assertThat(candidates).as("messages of %s", folder.getFileName()).isNotEmpty();
      boolean right = candidates.stream().anyMatch(message -> as(decision, message));
      if (!right) {
        differences.put(
            folder.getFileName().toString(),
            candidates.stream()
                .map(m -> m.path("status").asText() + " " + m.path("reasons"))
                .collect(Collectors.joining(" | ")));
      }
    }
    invented.addAll(postedBeyondTheCases());
    assertThat(invented).as("applications that no case names").isEmpty();
    assertThat(differences.keySet())
        .as("cases that come out otherwise: %s", differences)
        .isEqualTo(knownGaps());
  }

  @Test
  @Order(2)
  void every_held_message_has_a_reason() throws Exception {
    for (JsonNode message : application.all("/api/v1/messages?status=review")) {
      assertThat(message.path("reasons")).as(message.path("subject").asText()).isNotEmpty();
    }
  }

  @Test
  @Order(3)
  void another_tenant_sees_nothing_of_it() throws Exception {
    String id = application.all("/api/v1/messages").get(0).path("id").asText();
    for (String path :
        List.of(
            "/api/v1/messages",
            "/api/v1/applications",
            "/api/v1/open-items",
            "/api/v1/payments",
            "/api/v1/customers",
            "/api/v1/reviews",
            "/api/v1/proposals",
            "/api/v1/mailboxes")) {
      HttpResponse<String> response = application.getAs("other", path);
      assertThat(response.statusCode()).as(path).isEqualTo(200);
      assertThat(JSON.readTree(response.body()).path("items")).as(path).isEmpty();
    }
    assertThat(application.getAs("other", "/api/v1/messages/" + id).statusCode()).isEqualTo(404);
    assertThat(application.getAs("other", "/api/v1/messages/" + id + "/raw").statusCode())
        .isEqualTo(404);
    assertThat(application.getAs("nobody", "/api/v1/messages").statusCode()).isEqualTo(401);
  }

  @Test
  @Order(4)
  void every_advice_has_its_proposal_and_approving_one_posts_it_once() throws Exception {
    List<JsonNode> applied = application.all("/api/v1/proposals?state=applied");
    assertThat(applied).hasSizeGreaterThan(25);
    assertThat(applied)
        .allMatch(proposal -> proposal.path("certificate").path("checks").size() > 20);
    // Not every recommendation fits the money that is there: the ledger then says so and posts
    // nothing.
    String decision = null;
    JsonNode approved = null;
    for (JsonNode held : application.all("/api/v1/proposals?state=open")) {
      if (held.path("review").isTextual() && !held.path("applications").isEmpty()) {
        decision = "/api/v1/reviews/" + held.path("review").asText() + "/decision";
        if (application.statusOfPost(decision, "{\"action\":\"approve\"}") == 200) {
          approved = held;
          break;
        }
        assertThat(postedFrom(held)).as("after a refusal").isEmpty();
      }
    }
    assertThat(approved).as("one recommendation that can be approved").isNotNull();
    assertThat(postedFrom(approved)).isEqualTo(applications(approved.path("applications")));
    assertThat(application.statusOfPost(decision, "{\"action\":\"approve\"}")).isEqualTo(409);
  }

  @Test
  @Order(5)
  void the_pages_answer_for_every_message() throws Exception {
    assertThat(application.get("/").statusCode()).isEqualTo(200);
    for (JsonNode message : application.all("/api/v1/messages")) {
      assertThat(application.get("/messages/" + message.path("id").asText()).statusCode())
          .as(message.path("subject").asText())
          .isEqualTo(200);
    }
  }

  @Test
  @Order(6)
  void a_restart_finds_everything_as_it_was_left() throws Exception {
    Set<String> before = fingerprints();
    int applications = application.all("/api/v1/applications").size();
    application.close();
    application.start();
    // Two polls of the mailbox go by.
    String polled = lastPoll();
    application.waitUntil(
        Duration.ofSeconds(60), "the mailbox is polled again", () -> !lastPoll().equals(polled));
    assertThat(fingerprints()).isEqualTo(before);
    assertThat(application.all("/api/v1/applications")).hasSize(applications);
  }

  @Test
  @Order(7)
  void an_applied_message_can_be_reversed_once() throws Exception {
    JsonNode applied = application.all("/api/v1/messages?status=applied").get(0);
    String path = "/api/v1/messages/" + applied.path("id").asText();
    JsonNode first = application.json(path).path("applications").get(0);
    String reversal = "/api/v1/applications/" + first.path("id").asText() + "/reversal";
    application.post(reversal, "application/json", "{\"reason\":\"wrong invoice\"}");
    JsonNode after = application.json(path);
    assertThat(after.path("status").asText()).isIn("partly-applied", "parked");
    assertThat(after.path("applications").get(0).path("state").asText()).isEqualTo("reversed");
    assertThat(application.statusOfPost(reversal, "{\"reason\":\"again\"}")).isBetween(400, 499);
  }

  private boolean settled() {
    try {
      List<JsonNode> messages = application.all("/api/v1/messages");
      return messages.size() >= cases().size()
          && messages.stream().noneMatch(m -> UNSETTLED.contains(m.path("status").asText()));
    } catch (IOException notNow) {
      return false;
    }
  }

  private String lastPoll() {
    try {
      return application
          .json("/api/v1/mailboxes")
          .path("items")
          .path(0)
          .path("lastSuccessAt")
          .asText();
    } catch (IOException notNow) {
      return "";
    }
  }

  private Set<String> fingerprints() throws IOException {
    return application.all("/api/v1/messages").stream()
        .map(m -> m.path("id").asText() + m.path("status").asText() + m.path("reasons"))
        .collect(Collectors.toSet());
  }

  private static boolean as(JsonNode decision, JsonNode message) {
    Set<String> statuses = new HashSet<>();
    statuses.add(decision.path("status").asText());
    decision.path("acceptedStatus").forEach(status -> statuses.add(status.asText()));
    String status = message.path("status").asText();
    if (!statuses.contains(status)) {
      return false;
    }
    Set<String> posted = applications(message.path("applications"));
    if (posted.equals(applications(decision.path("applications")))) {
      return true;
    }
    for (JsonNode accepted : decision.path("acceptedApplications")) {
      if (posted.equals(applications(accepted))) {
        return true;
      }
    }
    // Held where holding is right too: then nothing is posted.
    return posted.isEmpty() && !status.equals(decision.path("status").asText());
  }

  private static Set<String> applications(JsonNode applications) {
    Set<String> posted = new TreeSet<>();
    for (JsonNode applied : applications) {
      if (!applied.path("state").asText("applied").equals("reversed")) {
        posted.add(posted(applied));
      }
    }
    return posted;
  }

  private Set<String> postedFrom(JsonNode proposal) throws IOException {
    return applications(
        application
            .json("/api/v1/messages/" + proposal.path("message").asText())
            .path("applications"));
  }

  private static String posted(JsonNode applied) {
    return applied.path("payment").asText()
        + " -> "
        + applied.path("openItem").asText()
        + " "
        + applied.path("amount").asText();
  }

  /** A wrong posting is the one failure that is not forgiven: any that no case names at all. */
  private Set<String> postedBeyondTheCases() throws IOException {
    Set<String> named = new HashSet<>();
    for (Path folder : cases()) {
      JsonNode decision = JSON.readTree(folder.resolve("expected.json").toFile()).path("decision");
      named.addAll(applications(decision.path("applications")));
      decision.path("acceptedApplications").forEach(set -> named.addAll(applications(set)));
    }
    return application.all("/api/v1/applications").stream()
        .map(DemoIT::posted)
        .filter(posted -> !named.contains(posted))
        .collect(Collectors.toSet());
  }

  private static List<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FIXTURES)) {
      return folders.filter(folder -> Files.exists(folder.resolve("mail.eml"))).sorted().toList();
    }
  }

  private static Set<String> knownGaps() throws IOException {
    return Files.readAllLines(KNOWN_GAPS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(":", 2)[0].strip())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String subject(Path folder) throws Exception {
    byte[] raw = Files.readAllBytes(folder.resolve("mail.eml"));
    return Objects.toString(
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw))
            .getSubject(),
        "");
  }
}
