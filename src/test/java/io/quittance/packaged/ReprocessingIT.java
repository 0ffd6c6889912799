package io.quittance.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stored messages reprocessed in shadow by an application that is killed with SIGKILL in the
 * middle: each message is counted once, the report adds up to the cent, and nothing else has
 * changed.
 */
@Tag("slow")
class ReprocessingIT {
  private static final boolean FULL = "full".equals(System.getProperty("quittance.counts"));
  private static final int MAILS = FULL ? 1000 : 100;

  /** Every fifth pays 2.00 less than is open, every tenth speaks of money that has not come. */
  private static final int SHORT = MAILS / 5;

  private static final int WAITING = MAILS / 10;
  private static final String JSON = "application/json";
  private static final String MESSAGES = "/api/v1/messages";
  private static final Set<String> UNSETTLED = Set.of("received", "reading");

  @TempDir Path folder;

  @Test
  void a_thousand_messages_add_up_though_the_process_is_killed_in_the_middle() throws Exception {
    try (PackagedApplication application =
        new PackagedApplication(
            folder.resolve("home"), "secret", Map.of("QUITTANCE_TOKENS", "secret=acme"))) {
      application.start();
      importBooks(application);
      for (int i = 0; i < MAILS; i++) {
        application.post(MESSAGES, "message/rfc822", mail(i));
      }
      application.waitUntil(
          Duration.ofMinutes(20), "every message is settled", () -> settled(application));
      List<JsonNode> messages = application.all(MESSAGES);
      assertThat(statuses(messages))
          .isEqualTo(
              Map.of(
                  "applied", MAILS - SHORT - WAITING,
                  "review", SHORT,
                  "waiting", WAITING));
      long postings = postings(application);

      Instant begun = Instant.now();
      String id = request(application);
      String address = "/api/v1/reprocessings/" + id;
      assertThat(application.post(address + "/pause", JSON, "").path("state").asText())
          .isEqualTo("paused");
      assertThat(application.post(address + "/resume", JSON, "").path("state").asText())
          .isEqualTo("running");
      application.waitUntil(
          Duration.ofMinutes(10), "half is compared", () -> remaining(application, id) < MAILS / 2);
      assertThat(remaining(application, id)).isPositive();
      application.kill();
      application.start();
      // The same wish while it is open is the same request.
      assertThat(request(application)).isEqualTo(id);
      application.waitUntil(
          Duration.ofMinutes(20), "all are compared", () -> remaining(application, id) == 0);
      System.out.printf(
          "%d messages reprocessed from their bytes, one kill and start among it, in %d s%n",
          MAILS, Duration.between(begun, Instant.now()).toSeconds());

      addsUp(application, application.json(address));
      itemsOnce(application, id);
      assertThat(application.all(MESSAGES)).isEqualTo(messages);
      assertThat(postings(application)).isEqualTo(postings);
    }
  }

  private static void addsUp(PackagedApplication application, JsonNode done) throws IOException {
    assertThat(done.path("state").asText()).isEqualTo("done");
    JsonNode report = done.path("report");
    assertThat(report.path("items").asInt()).isEqualTo(MAILS);
    assertThat(report.path("better").asInt()).isEqualTo(SHORT);
    assertThat(report.path("same").asInt()).isEqualTo(MAILS - SHORT);
    for (String none : List.of("worse", "different", "failed", "remaining")) {
      assertThat(report.path(none).asInt()).as(none).isZero();
    }
    BigDecimal applied = BigDecimal.ZERO;
    for (JsonNode one : application.all("/api/v1/applications")) {
      applied = applied.add(new BigDecimal(one.path("amount").asText()));
    }
    JsonNode money = report.at("/money/EUR");
    assertThat(money.path("before").asText()).isEqualTo(applied.toPlainString());
    BigDecimal better = BigDecimal.ZERO;
    for (int i = 0; i < MAILS; i++) {
      better = better.add(isShort(i) ? paid(i) : BigDecimal.ZERO);
    }
    assertThat(money.path("difference").asText()).isEqualTo(better.toPlainString());
    assertThat(money.path("after").asText()).isEqualTo(applied.add(better).toPlainString());
    assertThat(report.at("/moneyByOutcome/better/EUR/after").asText())
        .isEqualTo(better.toPlainString());
    assertThat(report.at("/moneyByOutcome/same/EUR/before").asText())
        .isEqualTo(applied.toPlainString());
  }

  private static void itemsOnce(PackagedApplication application, String id) throws IOException {
    Set<String> seen = new HashSet<>();
    int after = 0;
    JsonNode page;
    do {
      page = application.json("/api/v1/reprocessings/" + id + "/items?limit=200&after=" + after);
      for (JsonNode item : page) {
        assertThat(item.path("position").asInt()).isEqualTo(++after);
        assertThat(seen.add(item.path("message").asText())).isTrue();
      }
    } while (!page.isEmpty());
    assertThat(seen).hasSize(MAILS);
  }

  private static String request(PackagedApplication application) throws IOException {
    String draft = application.json("/api/v1/policy-drafts").path(0).path("id").asText();
    if (draft.isEmpty()) {
      draft =
          application
              .post(
                  "/api/v1/policy-drafts",
                  JSON,
                  "{\"tolerance\":{\"currencies\":{\"EUR\":{\"amount\":\"5.00\",\"percent\":\"100\"}}}}")
              .path("id")
              .asText();
    }
    return application
        .post(
            "/api/v1/reprocessings",
            JSON,
            "{\"stage\":\"read\",\"policy\":{\"draft\":\"" + draft + "\"},\"start\":true}")
        .path("id")
        .asText();
  }

  private static int remaining(PackagedApplication application, String id) {
    try {
      return application
          .json("/api/v1/reprocessings/" + id)
          .path("report")
          .path("remaining")
          .asInt();
    } catch (IOException notNow) {
      return MAILS;
    }
  }

  private static boolean settled(PackagedApplication application) {
    try {
      return application.all(MESSAGES).stream()
          .noneMatch(message -> UNSETTLED.contains(message.path("status").asText()));
    } catch (IOException notNow) {
      return false;
    }
  }

  private static Map<String, Integer> statuses(List<JsonNode> messages) {
    return messages.stream()
        .collect(
            Collectors.groupingBy(
                message -> message.path("status").asText(), Collectors.summingInt(m -> 1)));
  }

  private static long postings(PackagedApplication application) throws IOException {
    long after = 0;
    long count = 0;
    JsonNode page;
    do {
      page = application.json("/api/v1/postings?limit=200&after=" + after);
      for (JsonNode posting : page.path("items")) {
        after = posting.path("sequence").asLong();
        count++;
      }
    } while (!page.path("items").isEmpty());
    return count;
  }

  private static void importBooks(PackagedApplication application) throws IOException {
    StringBuilder items = new StringBuilder("[");
    StringBuilder payments = new StringBuilder("[");
    for (int i = 0; i < MAILS; i++) {
      items
          .append(i == 0 ? "" : ",")
          .append(
              """
              {"id":"%s","number":"%s","customer":"C1","legalEntity":"LE","kind":"invoice",\
              "currency":"EUR","amount":"%s","openAmount":"%s","issueDate":"2026-10-01",\
              "dueDate":"2026-11-01","status":"open"}\
              """
                  .formatted(invoice(i), invoice(i), open(i), open(i)));
      if (!isWaiting(i)) {
        payments
            .append(payments.length() == 1 ? "" : ",")
            .append(
                """
                {"id":"P-%d","reference":"REM-%d","account":"OUR","legalEntity":"LE",\
                "status":"booked","amount":"%s","currency":"EUR","valueDate":"2026-11-10",\
                "bookingDate":"2026-11-10","payerName":"ACME",\
                "payerAccount":"DE02500105170137075030","text":"REM-%d"}\
                """
                    .formatted(i, 70000 + i, paid(i), 70000 + i));
      }
    }
    application.post("/api/v1/legal-entities", JSON, "[{\"id\":\"LE\",\"name\":\"Seller\"}]");
    application.post(
        "/api/v1/customers",
        JSON,
        "[{\"id\":\"C1\",\"number\":\"C1\",\"name\":\"Acme\",\"bankAccounts\":[\"DE02500105170137075030\"]}]");
    application.post("/api/v1/open-items", JSON, items.append("]").toString());
    application.post("/api/v1/payments", JSON, payments.append("]").toString());
  }

  private static String mail(int i) {
    return """
    From: Accounts Payable <ap@acme.example>
    To: remittance@seller.example
    Subject: Remittance advice REM-%d
    Message-ID: <rem-%d@acme.example>
    Date: Tue, 10 Nov 2026 09:00:00 +0000
    MIME-Version: 1.0
    Content-Type: text/plain; charset=UTF-8

    Dear Sir or Madam,

    today we have paid you by bank transfer.

    Payment reference: REM-%d
    Payment date: 2026-11-10
    Currency: EUR

    Invoice number    Amount paid
    %s        %s

    Total paid: EUR %s

    Kind regards
    Acme
    """
        .replace("\n", "\r\n")
        .formatted(70000 + i, i, 70000 + i, invoice(i), paid(i), paid(i));
  }

  private static boolean isShort(int i) {
    return i % 5 == 1;
  }

  private static boolean isWaiting(int i) {
    return i % 10 == 0;
  }

  private static String invoice(int i) {
    return "INV-" + (310_000 + i * 7);
  }

  /** No two of them are alike, nor 2.00 apart. */
  private static BigDecimal open(int i) {
    return BigDecimal.valueOf(10_000 + i * 37L, 2);
  }

  private static BigDecimal paid(int i) {
    return isShort(i) ? open(i).subtract(new BigDecimal("2.00")) : open(i);
  }
}
