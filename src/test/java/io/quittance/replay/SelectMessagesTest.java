package io.quittance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Which messages a filter means, asked for over REST. */
@QuarkusTest
class SelectMessagesTest extends ReprocessingOverRest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 10);

  private final Map<UUID, String> names = new HashMap<>();

  @Test
  void each_condition_means_the_messages_it_says_and_together_those_that_all_mean() {
    books();
    Instant day = DAY.atStartOfDay(clock.getZone()).toInstant();
    Instant next = DAY.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    // All are settled before any is changed: each may have others matched anew.
    UUID a = stored("A");
    UUID b = stored("B");
    UUID c = stored("C");
    UUID d = stored("D");
    UUID e = stored("E");
    quiet();
    is(a, day, "Alpha 100% GmbH", "applied", "['layout']", "0.79");
    is(
        b,
        next.minusMillis(1),
        "alpha_one",
        "review",
        "['layout','model:openai/w@read-advice/v1']",
        "0.80");
    is(c, next, "Alphaxone", "review", "['layout','memory:7']", "0.81");
    is(
        d,
        next.plusSeconds(60),
        null,
        "waiting",
        "['layout','model:openai/wide@read-advice/v1']",
        "1.00");
    is(e, next.plusSeconds(90), "Beta", "parked", "['layout']", null);

    // Alone and with both ends: whole days of the installation's zone.
    assertThat(meant("'from':'2026-01-10'")).isEqualTo("A B C D E");
    assertThat(meant("'from':'2026-01-11'")).isEqualTo("C D E");
    assertThat(meant("'to':'2026-01-10'")).isEqualTo("A B");
    assertThat(meant("'from':'2026-01-10','to':'2026-01-10'")).isEqualTo("A B");
    assertThat(meant("'from':'2026-01-12'")).isEqualTo("none");

    assertThat(meant("'payer':'ALPHA'")).isEqualTo("A B C");
    assertThat(meant("'payer':'100%'")).isEqualTo("A");
    assertThat(meant("'payer':'alpha_o'")).isEqualTo("B");

    assertThat(meant("'reader':'builtin'")).isEqualTo("A C E");
    assertThat(meant("'reader':'model:'")).isEqualTo("B D");
    assertThat(meant("'reader':'model:openai/w@'")).isEqualTo("B");
    assertThat(meant("'reader':'memory:'")).isEqualTo("C");
    assertThat(meant("'reader':'layout'")).isEqualTo("A B C D E");
    assertThat(meant("'reader':'openai/w'")).isEqualTo("none");

    assertThat(meant("'confidenceBelow':0.8")).isEqualTo("A");
    assertThat(meant("'confidenceBelow':0.81")).isEqualTo("A B");
    assertThat(meant("'confidenceBelow':1")).isEqualTo("A B C");

    assertThat(meant("'state':['review']")).isEqualTo("B C");
    assertThat(meant("'state':['waiting','parked']")).isEqualTo("D E");

    assertThat(meant("'state':['review'],'payer':'alpha','reader':'builtin'")).isEqualTo("C");
    assertThat(meant("'to':'2026-01-10','confidenceBelow':0.81,'reader':'model:'")).isEqualTo("B");
    assertThat(meant("'ids':['%s'],'state':['parked']".formatted(e))).isEqualTo("E");

    // What is being read has nothing to be compared with.
    change("update message set status = 'reading' where id = ?", e);
    assertThat(meant("'from':'2026-01-11','to':'2026-01-11'")).isEqualTo("C D");
    change("update message set status = 'parked' where id = ?", e);
  }

  @Test
  void a_condition_that_cannot_be_meant_is_refused_with_what_it_should_be() {
    assertThat(refused("'from':'10.01.2026'")).contains("from is a day like 2026-03-01.");
    assertThat(refused("'to':'2026-02-30'")).contains("to is a day like 2026-03-01.");
    assertThat(refused("'confidenceBelow':1.01"))
        .contains("confidenceBelow is a number from 0 to 1.");
    assertThat(refused("'state':['lost']")).contains("lost");
    assertThat(refused("'ids':['7']")).contains("ids names 7, which is no id.");
    assertThat(refused("'payer':'" + "x".repeat(201) + "'")).contains("at most 200 characters");
  }

  private String refused(String filter) {
    return body(post("/reprocessings", "{'filter':{" + filter + "}}"), 422).path("detail").asText();
  }

  /** The names in order, of this test's messages alone. */
  private String meant(String filter) {
    String wish = "{'filter':{'sender':'acme" + own + ".example'," + filter + "}}";
    Response asked = post("/reprocessings", wish);
    if (asked.statusCode() == 422) {
      assertThat(asked.asString()).contains("no-messages");
      return "none";
    }
    JsonNode items = items(body(asked, 201));
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> names.get(UUID.fromString(item.path("message").asText())))
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(" "));
  }

  private UUID stored(String name) {
    UUID id = mail("PAY-" + own + name, "INV-" + own + name, "100.00");
    await(() -> status(id).equals("waiting"));
    names.put(id, name);
    return id;
  }

  /**
   * As it may have been read and decided.
   *
   * @param readers JSON
   * @param confidence of its advice; null for one without an advice
   */
  private void is(
      UUID id, Instant received, String payer, String status, String readers, String confidence) {
    change(
        "update message set received_at = ?::timestamptz, payer = ?, status = ?,"
            + " reading = jsonb_set(reading, '{readers}', ?::jsonb) where id = ?",
        received,
        payer,
        status,
        readers.replace('\'', '"'),
        id);
    String advices = confidence == null ? "{advices}" : "{advices,0,confidence}";
    change(
        "update message set reading = jsonb_set(reading, ?::text[], ?::jsonb) where id = ?",
        advices,
        confidence == null ? "[]" : confidence,
        id);
  }

  private void change(String statement, Object... arguments) {
    inTenant.run(TENANT, () -> assertThat(sql.change(statement, arguments)).isEqualTo(1));
  }
}
