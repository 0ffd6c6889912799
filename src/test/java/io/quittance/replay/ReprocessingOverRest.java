package io.quittance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.OneCustomerOverRest;
import io.quittance.api.TestTokens;
import io.quittance.tenant.TenantId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What tests of reprocessing ask over REST, and what they look at in the database afterwards. */
abstract class ReprocessingOverRest extends OneCustomerOverRest {
  static final TenantId TENANT = new TenantId("epsilon");

  static final String WITH_TOLERANCE =
      "{'tolerance':{'currencies':{'EUR':{'amount':'5.00','percent':'100'}}}}";

  /** What a shadow run has to leave alone. */
  private static final List<String> UNTOUCHED =
      List.of(
          "message",
          "message_part",
          "derived_content",
          "advice_record",
          "advice_key",
          "advice_fingerprint",
          "proposal",
          "review_case",
          "decision",
          "posting",
          "posting_entry",
          "application",
          "application_reversal",
          "payment_balance",
          "learned_fact",
          "learned_use",
          "proposal_label",
          "remembered_layout",
          "layout_proof",
          "layout_reading");

  ReprocessingOverRest() {
    super(TENANT, TestTokens.EPSILON);
  }

  JsonNode run(String wish, UUID message) {
    JsonNode asked =
        body(
            post(
                "/reprocessings",
                "{'filter':{'ids':['%s']},'start':true,%s}".formatted(message, wish)),
            201);
    return done(asked.path("id").asText());
  }

  JsonNode promote(JsonNode asked, boolean reverse) {
    String id = asked.path("id").asText();
    body(post("/reprocessings/" + id + "/promote", "{'reverse':" + reverse + "}"), 200);
    return done(id);
  }

  JsonNode done(String id) {
    await(() -> body(get("/reprocessings/" + id), 200).path("state").asText().equals("done"));
    JsonNode done = body(get("/reprocessings/" + id), 200);
    addsUp(done.path("report"));
    return done;
  }

  /** Items are their outcomes; money is that of the items and that of the outcomes. */
  static void addsUp(JsonNode report) {
    int sum = 0;
    for (String outcome : List.of("same", "better", "worse", "different", "failed", "remaining")) {
      sum += report.path(outcome).asInt();
    }
    assertThat(sum).isEqualTo(report.path("items").asInt());
    report
        .path("money")
        .fields()
        .forEachRemaining(
            total -> {
              BigDecimal before = BigDecimal.ZERO;
              BigDecimal after = BigDecimal.ZERO;
              BigDecimal difference = BigDecimal.ZERO;
              for (JsonNode outcome : report.path("moneyByOutcome")) {
                JsonNode sums = outcome.path(total.getKey());
                before = before.add(new BigDecimal(sums.path("before").asText("0")));
                after = after.add(new BigDecimal(sums.path("after").asText("0")));
                difference = difference.add(new BigDecimal(sums.path("difference").asText("0")));
              }
              assertThat(before).isEqualByComparingTo(total.getValue().path("before").asText());
              assertThat(after).isEqualByComparingTo(total.getValue().path("after").asText());
              assertThat(after.subtract(before)).isEqualByComparingTo(difference);
            });
  }

  static String outcomes(JsonNode asked) {
    StringBuilder said = new StringBuilder();
    for (Outcome outcome : Outcome.values()) {
      int count = asked.path("report").path(outcome.text()).asInt();
      said.append(count == 0 ? "" : outcome.text() + " " + count + " ");
    }
    return said.toString().strip();
  }

  static String money(JsonNode asked, String currency) {
    JsonNode sums = asked.at("/report/money/" + currency);
    return "%s -> %s (%s)"
        .formatted(
            sums.path("before").asText(),
            sums.path("after").asText(),
            sums.path("difference").asText());
  }

  JsonNode items(JsonNode asked) {
    return body(get("/reprocessings/" + asked.path("id").asText() + "/items"), 200);
  }

  /** A digest of every row of each table that must not change. */
  Map<String, String> tables() {
    return inTenant.call(
        TENANT,
        () -> {
          Map<String, String> digests = new TreeMap<>();
          for (String table : UNTOUCHED) {
            digests.put(
                table,
                sql.first(
                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by"
                            + " t::text)), '') as digest from "
                            + table
                            + " t"
                            // What a model said is kept, as all that was paid for.
                            + (table.equals("derived_content")
                                ? " where kind not like 'model-answer/%'"
                                : ""),
                        row -> row.getString("digest"))
                    .orElseThrow());
          }
          return digests;
        });
  }
}
