package io.quittance.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise "nothing is lost and nothing is done twice": a mailbox of 500 mails, an application
 * killed with SIGKILL at random moments, and at the end each mail has one outcome, each payment is
 * applied once, and the ledger balances.
 */
class KilledAtAnyMomentIT {
  private static final boolean FULL = "full".equals(System.getProperty("quittance.counts"));
  private static final int MAILS = FULL ? 500 : 120;
  private static final int KILLS = FULL ? 10 : 3;
  private static final Set<String> UNSETTLED = Set.of("received", "reading");

  @TempDir Path folder;

  @Test
  void five_hundred_mails_have_one_outcome_each_and_the_ledger_balances() throws Exception {
    GreenMail server =
        new GreenMail(new ServerSetup(PackagedApplication.freePort(), "127.0.0.1", "imap"));
    server.start();
    try (PackagedApplication application =
        new PackagedApplication(
            folder.resolve("home"),
            "secret",
            Map.of(
                "QUITTANCE_TOKENS", "secret=acme",
                "QUITTANCE_MAILBOX_URL",
                    "imap://box@127.0.0.1:" + server.getImap().getPort() + "/INBOX",
                "QUITTANCE_MAILBOX_PASSWORD", "pass",
                "QUITTANCE_MAILBOX_POLL", "1",
                "QUITTANCE_MAILBOX_TENANT", "acme"))) {
      application.start();
      importBooks(application);
      fill(server);
      Random moments = new Random(20_261_122);
      for (int kill = 0; kill < KILLS; kill++) {
        int enough = (kill + 1) * MAILS / (KILLS + 2) + moments.nextInt(MAILS / (KILLS + 2));
        application.waitUntil(
            Duration.ofMinutes(4),
            enough + " messages are there",
            () -> count(application) >= enough);
        // Anywhere between two statements: the moment is not tied to anything that can be seen.
        Thread.onSpinWait();
        application.kill();
        application.start();
      }
      application.waitUntil(
          Duration.ofMinutes(5), "every message is settled", () -> settled(application));
      everythingOnce(application);
    } finally {
      server.stop();
    }
  }

  private static void importBooks(PackagedApplication application) throws IOException {
    StringBuilder items = new StringBuilder("[");
    StringBuilder payments = new StringBuilder("[");
    for (int i = 0; i < MAILS; i++) {
      String comma = i == 0 ? "" : ",";
      items
          .append(comma)
          .append(
              """
              {"id":"%s","number":"%s","customer":"C1","legalEntity":"LE","kind":"invoice",\
              "currency":"EUR","amount":"%s","openAmount":"%s","issueDate":"2026-10-01",\
              "dueDate":"2026-11-01","status":"open"}\
              """
                  .formatted(invoice(i), invoice(i), amount(i), amount(i)));
      payments
          .append(comma)
          .append(
              """
              {"id":"P-%d","reference":"REM-%d","account":"OUR","legalEntity":"LE",\
              "status":"booked","amount":"%s","currency":"EUR","valueDate":"2026-11-10",\
              "bookingDate":"2026-11-10","payerName":"ACME","payerAccount":"DE02500105170137075030",\
              "text":"REM-%d"}\
              """
                  .formatted(i, 70000 + i, amount(i), 70000 + i));
    }
    application.post(
        "/api/v1/legal-entities", "application/json", "[{\"id\":\"LE\",\"name\":\"Seller\"}]");
    application.post(
        "/api/v1/customers",
        "application/json",
        "[{\"id\":\"C1\",\"number\":\"C1\",\"name\":\"Acme\",\"bankAccounts\":[\"DE02500105170137075030\"]}]");
    JsonNode imported =
        application.post("/api/v1/open-items", "application/json", items.append("]").toString());
    assertThat(imported.path("accepted").asInt()).isEqualTo(MAILS);
    imported =
        application.post("/api/v1/payments", "application/json", payments.append("]").toString());
    assertThat(imported.path("accepted").asInt()).isEqualTo(MAILS);
  }

  private static void fill(GreenMail server) throws Exception {
    GreenMailUser user = server.setUser("box@example.com", "box", "pass");
    for (int i = 0; i < MAILS; i++) {
      byte[] raw = mail(i).getBytes(StandardCharsets.UTF_8);
      user.deliver(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    }
    assertThat(server.getReceivedMessages()).hasSize(MAILS);
    assertThat(GreenMailUtil.getBody(server.getReceivedMessages()[0])).contains(invoice(0));
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
        .formatted(70000 + i, i, 70000 + i, invoice(i), amount(i), amount(i));
  }

  private static String invoice(int i) {
    return "INV-" + (310_000 + i * 7);
  }

  /** Amounts repeat now and then, as they do. */
  private static String amount(int i) {
    return BigDecimal.valueOf(10_000 + (i * 37L) % 9_000, 2).toPlainString();
  }

  private static int count(PackagedApplication application) {
    try {
      return application.all("/api/v1/messages").size();
    } catch (IOException notNow) {
      return 0;
    }
  }

  private static boolean settled(PackagedApplication application) {
    try {
      List<JsonNode> messages = application.all("/api/v1/messages");
      return messages.size() >= MAILS
          && messages.stream().noneMatch(m -> UNSETTLED.contains(m.path("status").asText()));
    } catch (IOException notNow) {
      return false;
    }
  }

  private static void everythingOnce(PackagedApplication application) throws IOException {
    List<JsonNode> messages = application.all("/api/v1/messages");
    assertThat(messages).hasSize(MAILS);
    assertThat(messages.stream().map(m -> m.path("subject").asText()).distinct()).hasSize(MAILS);
    assertThat(
            messages.stream()
                .collect(
                    Collectors.groupingBy(m -> m.path("status").asText(), Collectors.counting())))
        .containsExactly(Map.entry("applied", (long) MAILS));

    List<JsonNode> applications = application.all("/api/v1/applications");
    assertThat(applications).hasSize(MAILS);
    Set<String> items = new HashSet<>();
    for (JsonNode applied : applications) {
      int i = Integer.parseInt(applied.path("payment").asText().substring("P-".length()));
      assertThat(applied.path("openItem").asText()).isEqualTo(invoice(i));
      assertThat(applied.path("amount").asText()).isEqualTo(amount(i));
      assertThat(applied.path("state").asText()).isEqualTo("applied");
      assertThat(items.add(applied.path("openItem").asText())).isTrue();
    }
    ledgerBalances(application);
  }

  private static void ledgerBalances(PackagedApplication application) throws IOException {
    Map<String, BigDecimal> accounts = new HashMap<>();
    long after = 0;
    int postings = 0;
    JsonNode page;
    do {
      page = application.json("/api/v1/postings?limit=200&after=" + after);
      for (JsonNode posting : page.path("items")) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode entry : posting.path("entries")) {
          BigDecimal amount = new BigDecimal(entry.path("amount").asText());
          BigDecimal signed =
              entry.path("side").asText().startsWith("d") ? amount : amount.negate();
          sum = sum.add(signed);
          accounts.merge(entry.path("accountRole").asText(), signed, BigDecimal::add);
        }
        assertThat(sum).as("posting %s", posting.path("id")).isEqualByComparingTo("0");
        after = posting.path("sequence").asLong();
        postings++;
      }
    } while (!page.path("items").isEmpty());
    // One posting brings each payment in, one applies it.
    assertThat(postings).isEqualTo(2 * MAILS);
    assertThat(accounts.get("unidentified")).isEqualByComparingTo("0");
    assertThat(accounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("0");
  }
}
