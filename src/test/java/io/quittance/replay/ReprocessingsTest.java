package io.quittance.replay;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Stored messages reprocessed over REST, with the real database, ledger and jobs. */
@QuarkusTest
class ReprocessingsTest extends ReprocessingOverRest {

  @Test
  void in_shadow_nothing_changes_and_what_is_read_and_matched_as_before_is_the_same() {
    books();
    pay("PAY-" + own, "100.00");
    UUID applied = mail("PAY-" + own, "INV-" + own + "1", "100.00");
    // Else a later mail of the same amount may be read first and have the money.
    await(() -> status(applied).equals("applied"));
    UUID held = mail("PAY-" + own + "X", "INV-" + own + "8", "55.00");
    pay("PAY-" + own + "X", "55.00");
    UUID waiting = mail("PAY-" + own + "Y", "INV-" + own + "2", "100.00");
    await(() -> status(held).equals("review"));
    await(() -> status(waiting).equals("waiting"));
    quiet();

    Map<String, String> before = tables();
    String wish = "{'filter':{'sender':'acme%s.example'},'stage':'read'}".formatted(own);
    JsonNode asked = body(post("/reprocessings", wish), 201);
    assertThat(asked.path("state").asText()).isEqualTo("estimated");
    assertThat(asked.path("estimate").path("messages").asInt()).isEqualTo(3);
    assertThat(asked.path("estimate").path("calls").asInt()).isZero();
    assertThat(asked.path("report").path("remaining").asInt()).isEqualTo(3);
    String id = asked.path("id").asText();

    // An equal wish that is open is the same wish.
    assertThat(body(post("/reprocessings", wish), 200).path("id").asText()).isEqualTo(id);
    body(post("/reprocessings/" + id + "/start", ""), 200);
    JsonNode done = done(id);
    assertThat(outcomes(done)).isEqualTo("same 3");
    assertThat(money(done, "EUR")).isEqualTo("100.00 -> 100.00 (0.00)");
    assertThat(tables()).isEqualTo(before);

    // Started again it does nothing; asked again it is another one, since the first is done.
    assertThat(body(post("/reprocessings/" + id + "/start", ""), 200).path("state").asText())
        .isEqualTo("done");
    assertThat(body(post("/reprocessings", wish), 201).path("id").asText()).isNotEqualTo(id);
  }

  @Test
  void a_draft_that_would_apply_what_is_held_is_better_in_money_and_posts_nothing() {
    books();
    policy("{'differences':{'shortPay':'hold','unexplained':'hold'}}");
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("review"));

    String draft =
        body(post("/policy-drafts?customer=C-" + own, WITH_TOLERANCE), 201).path("id").asText();
    JsonNode done = run("'stage':'match','policy':{'draft':'%s'}".formatted(draft), message);
    assertThat(outcomes(done)).isEqualTo("better 1");
    assertThat(money(done, "EUR")).isEqualTo("0.00 -> 98.00 (98.00)");
    assertThat(status(message)).isEqualTo("review");
    JsonNode item = items(done).get(0);
    assertThat(item.path("difference").path("status").path("after").asText()).isEqualTo("applied");
    assertThat(item.at("/difference/applications/after/0/writeOff").asText()).isEqualTo("2.00");

    Response refused = post("/reprocessings/" + done.path("id").asText() + "/promote", "{}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.asString()).contains("policy-not-in-force");
  }

  @Test
  void promotion_matches_open_cases_anew_and_a_second_one_does_nothing() {
    books();
    policy("{'differences':{'shortPay':'hold','unexplained':'hold'}}");
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("review"));
    policy(WITH_TOLERANCE);

    JsonNode done = run("'stage':'advice'", message);
    assertThat(outcomes(done)).isEqualTo("better 1");
    assertThat(status(message)).isEqualTo("review");
    JsonNode promoted = promote(done, false);
    assertThat(promoted.at("/report/promotion/opened").asInt()).isEqualTo(1);
    await(() -> status(message).equals("applied"));
    assertThat(applications(message)).containsExactly("98.00 2.00 applied");

    quiet();
    Map<String, String> before = tables();
    promote(done, true);
    assertThat(tables()).isEqualTo(before);
  }

  @Test
  void what_is_applied_changes_only_by_word_and_then_by_reversal_and_new_application() {
    books();
    policy(WITH_TOLERANCE);
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("applied"));
    policy(
        "{'differences':{'unexplained':'apply_part'},'tolerance':{'currencies':{'EUR':{'amount':'0.50','percent':'100'}}}}");

    JsonNode done = run("'stage':'match'", message);
    assertThat(outcomes(done)).isEqualTo("different 1");
    assertThat(money(done, "EUR")).isEqualTo("98.00 -> 98.00 (0.00)");
    JsonNode left = promote(done, false);
    assertThat(left.at("/report/promotion/left").asInt()).isEqualTo(1);
    assertThat(items(left).get(0).path("promotionCode").asText()).isEqualTo("applied");
    assertThat(applications(message)).containsExactly("98.00 2.00 applied");

    JsonNode reversed = promote(done, true);
    assertThat(reversed.at("/report/promotion/reversed").asInt()).isEqualTo(1);
    assertThat(applications(message)).containsExactly("98.00 2.00 reversed", "98.00 0.00 applied");
    assertThat(status(message)).isEqualTo("partly-applied");

    quiet();
    Map<String, String> before = tables();
    promote(done, true);
    assertThat(tables()).isEqualTo(before);
    // Nobody took back what was only replaced: matched once more it comes out the same.
    assertThat(outcomes(run("'stage':'match'", message))).isEqualTo("same 1");
  }

  @Test
  void what_would_be_held_now_is_worse_and_taken_back_only_by_word() {
    books();
    policy(WITH_TOLERANCE);
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("applied"));
    policy(
        "{'differences':{'shortPay':'hold','unexplained':'hold'},'tolerance':{'currencies':{'EUR':{'amount':'0.50','percent':'100'}}}}");

    JsonNode done = run("'stage':'read','mode':'apply','reverse':true", message);
    assertThat(outcomes(done)).isEqualTo("worse 1");
    assertThat(money(done, "EUR")).isEqualTo("98.00 -> 0.00 (-98.00)");
    assertThat(done.at("/report/promotion/reversed").asInt()).isEqualTo(1);
    assertThat(applications(message)).containsExactly("98.00 2.00 reversed");
    assertThat(status(message)).isEqualTo("review");
  }

  @Test
  void a_field_read_otherwise_is_shown_and_money_that_stays_is_not_touched() {
    books();
    pay("PAY-" + own, "100.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "100.00");
    await(() -> status(message).equals("applied"));
    quiet();
    // As another reader might have read it.
    inTenant.run(
        TENANT,
        () ->
            sql.change(
                "update message set reading = jsonb_set(jsonb_set(reading,"
                    + " '{advices,0,adviceDate}', '\"2020-01-01\"'),"
                    + " '{advices,0,lines,0,invoiceNumber}', '\"OTHER\"') where id = ?",
                message));

    JsonNode done = run("'stage':'advice'", message);
    assertThat(outcomes(done)).isEqualTo("different 1");
    assertThat(money(done, "EUR")).isEqualTo("100.00 -> 100.00 (0.00)");
    JsonNode difference = items(done).get(0).path("difference");
    assertThat(difference.at("/fields/0/field").asText()).isEqualTo("adviceDate");
    assertThat(difference.at("/fields/0/before").asText()).isEqualTo("2020-01-01");
    assertThat(difference.at("/linesChanged/added").asInt()).isEqualTo(1);
    assertThat(difference.at("/linesChanged/removed").asInt()).isEqualTo(1);
    JsonNode promoted = promote(done, true);
    assertThat(items(promoted).get(0).path("promotionCode").asText()).isEqualTo("applied-alike");
    assertThat(applications(message)).containsExactly("100.00 0.00 applied");
  }

  @Test
  void what_a_person_decided_stays_whatever_the_matcher_would_do() {
    books();
    policy("{'differences':{'shortPay':'hold','unexplained':'hold'}}");
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("review"));
    JsonNode review = body(get("/messages/" + message), 200).at("/proposals/0/review");
    body(
        post(
            "/reviews/" + review.asText() + "/decision",
            "{'action':'apply','applications':[{'payment':'PAY-%s','openItem':'INV-%s1','amount':'98.00'}]}"
                .formatted(own, own)),
        200);
    policy(WITH_TOLERANCE);

    JsonNode done = run("'stage':'match'", message);
    assertThat(outcomes(done)).isEqualTo("same 1");
    assertThat(money(done, "EUR")).isEqualTo("98.00 -> 98.00 (0.00)");
    assertThat(done.at("/report/kept").asInt()).isEqualTo(1);
    JsonNode difference = items(done).get(0).path("difference");
    assertThat(difference.path("kept").asText()).isEqualTo("decided-by-person");
    assertThat(difference.at("/wouldBe/applications/0/writeOff").asText()).isEqualTo("2.00");
    promote(done, true);
    assertThat(applications(message)).containsExactly("98.00 0.00 applied");
  }

  @Test
  void it_can_be_paused_resumed_and_cancelled_and_says_what_cannot_be() {
    books();
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "100.00");
    await(() -> status(message).equals("waiting"));
    String id =
        body(post("/reprocessings", "{'filter':{'ids':['" + message + "']}}"), 201)
            .path("id")
            .asText();
    assertThat(post("/reprocessings/" + id + "/promote", "{}").statusCode()).isEqualTo(409);
    assertThat(post("/reprocessings/" + id + "/pause", "").statusCode()).isEqualTo(409);
    assertThat(body(post("/reprocessings/" + id + "/cancel", ""), 200).path("state").asText())
        .isEqualTo("cancelled");
    assertThat(post("/reprocessings/" + id + "/start", "").statusCode()).isEqualTo(409);
    JsonNode report = body(get("/reprocessings/" + id), 200).path("report");
    assertThat(report.path("items").asInt()).isEqualTo(1);
    assertThat(report.path("remaining").asInt()).isEqualTo(1);

    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .get("/api/v1/reprocessings/" + id)
        .then()
        .statusCode(404);
  }

  @Test
  void an_earlier_version_of_the_policy_decides_as_it_did_and_only_the_newest_is_promoted() {
    books();
    int held = policy("{'differences':{'shortPay':'hold','unexplained':'hold'}}");
    pay("PAY-" + own, "98.00");
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "98.00");
    await(() -> status(message).equals("review"));
    int tolerant = policy(WITH_TOLERANCE);

    JsonNode before = run("'stage':'match','policy':{'version':" + held + "}", message);
    assertThat(outcomes(before)).isEqualTo("same 1");
    assertThat(before.at("/report/money").isEmpty()).isTrue();
    String address = "/reprocessings/" + before.path("id").asText() + "/promote";
    assertThat(post(address, "{}").asString()).contains("policy-not-in-force");

    JsonNode now = run("'stage':'match','policy':{'version':" + tolerant + "}", message);
    assertThat(outcomes(now)).isEqualTo("better 1");
    assertThat(money(now, "EUR")).isEqualTo("0.00 -> 98.00 (98.00)");
    assertThat(promote(now, false).at("/report/promotion/opened").asInt()).isEqualTo(1);
    await(() -> status(message).equals("applied"));
    assertThat(applications(message)).containsExactly("98.00 2.00 applied");
  }

  @Test
  void a_wish_that_cannot_be_fulfilled_is_refused_with_its_reason() {
    assertThat(post("/reprocessings", "{'stage':'guess'}").asString()).contains("stage is read");
    assertThat(
            post("/reprocessings", "{'filter':{'sender':'nobody-%s'}}".formatted(own)).asString())
        .contains("no-messages");
    assertThat(post("/reprocessings", "{'model':'openai/none'}").asString())
        .contains("unknown-model", "there is builtin.");
    assertThat(post("/reprocessings", "{'stage':'match','model':'builtin'}").asString())
        .contains("Stage match reads nothing");
    assertThat(post("/reprocessings", "{'policy':{'version':99999}}").asString())
        .contains("no policy version 99999");
    assertThat(post("/reprocessings", "{'filtre':{}}").statusCode()).isEqualTo(400);
  }

  @Test
  void the_page_asks_shows_the_estimate_starts_and_reports() {
    books();
    UUID message = mail("PAY-" + own, "INV-" + own + "1", "100.00");
    await(() -> status(message).equals("waiting"));
    Response asked =
        page()
            .formParam("sender", "acme" + own + ".example")
            .formParam("stage", "match")
            .post("/reprocessings");
    assertThat(asked.statusCode()).isEqualTo(204);
    String address = asked.header("HX-Redirect");
    String estimate = page().get(address).asString();
    assertThat(estimate)
        .contains("Matched anew", "Messages sender acme" + own + ".example", "to confirm")
        .contains("It runs in shadow", "Start")
        .doesNotContain("In money");
    assertThat(page().post(address + "/start").statusCode()).isEqualTo(204);
    done(address.substring(address.lastIndexOf('/') + 1));
    String report = page().get(address).asString();
    assertThat(report).contains("compared", "1 of 1", "In money", "Remittance advice PAY-" + own);
    assertThat(page().get("/reprocessings").asString()).contains(address, "compared");
    assertThat(page().formParam("confidenceBelow", "much").post("/reprocessings").asString())
        .contains("A confidence is a number from 0 to 1.");
  }

  private RequestSpecification page() {
    return request().header("HX-Request", "true").header("Sec-Fetch-Site", "same-origin");
  }
}
