package io.quittance.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every resource inherits: callers, problems, parameters, repeated requests. */
@QuarkusTest
@QuarkusTestResource(TestTokens.class)
class ApiTest {
  private static final String ECHO = "/api/v1/echo";

  @Test
  void a_call_without_a_valid_token_is_refused_with_a_problem() {
    given()
        .get(ECHO)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .body("type", equalTo("urn:quittance:problem:token-required"))
        .body("title", equalTo("Unauthorized"))
        .body("status", equalTo(401))
        .body("code", equalTo("token-required"))
        .body("instance", equalTo(ECHO));
    given().header("Authorization", "Bearer wrong").get(ECHO).then().statusCode(401);
    given().header("Authorization", "Bearer demo").get(ECHO).then().statusCode(401);
    given().header("Sec-Fetch-Site", "same-origin").get(ECHO).then().statusCode(401);
    given().get("/api/v1/no-such-resource").then().statusCode(401);
  }

  @Test
  void a_token_opens_its_tenant() {
    alpha().get(ECHO).then().statusCode(200).body("tenant", equalTo("alpha"));
    given()
        .header("Authorization", "bearer " + TestTokens.BETA)
        .get(ECHO)
        .then()
        .statusCode(200)
        .body("tenant", equalTo("beta"))
        .body("actor", matchesPattern("token-[0-9a-f]{8}"));
  }

  @Test
  void a_browser_login_opens_the_tenant_but_not_for_calls_other_websites_make() {
    RequestSpecification login = given().auth().preemptive().basic("ann", TestTokens.ALPHA);
    login.get(ECHO).then().statusCode(200).body("tenant", equalTo("alpha"));
    given()
        .auth()
        .preemptive()
        .basic("ann", TestTokens.ALPHA)
        .header("Sec-Fetch-Site", "cross-site")
        .contentType("application/json")
        .body("{}")
        .post(ECHO)
        .then()
        .statusCode(401);
  }

  @Test
  void what_is_not_there_or_not_understood_is_a_problem() {
    alpha().get("/api/v1/nothing").then().statusCode(404).body("code", equalTo("not-found"));
    alpha()
        .delete(ECHO)
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .body("code", equalTo("method-not-allowed"));
    alpha().contentType("text/csv").body("a").post(ECHO).then().statusCode(415);
    alpha()
        .contentType("application/json")
        .body("{\"text\": ")
        .post(ECHO)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("bad-json"));
    alpha()
        .contentType("application/json")
        .body("{\"text\": \"a\", \"number\": \"4711x\"}")
        .post(ECHO)
        .then()
        .statusCode(400)
        .body("detail", containsString("number"))
        .body("detail", not(containsString("4711x")))
        .body("detail", not(containsString("quittance")));
  }

  @Test
  void an_unexpected_exception_tells_only_the_number_of_its_log_entry() {
    alpha()
        .contentType("application/json")
        .body("{\"text\": \"boom\"}")
        .post(ECHO)
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body("code", equalTo("internal-error"))
        .body("detail", matchesPattern(".* [0-9a-f-]{36}"))
        .body("detail", not(containsString("secret")));
  }

  @Test
  void parameters_of_lists_are_checked() {
    alpha().get(ECHO + "?limit=9999").then().statusCode(200).body("limit", equalTo(500));
    alpha().get(ECHO + "?limit=0").then().statusCode(400).body("code", equalTo("bad-limit"));
    alpha().get(ECHO + "?limit=ten").then().statusCode(400).body("code", equalTo("bad-limit"));
    String cursor = Cursor.of("2026-01-01", "x").toString();
    alpha().get(ECHO + "?cursor=" + cursor).then().body("cursor", equalTo("2026-01-01|x"));
    alpha().get(ECHO + "?cursor=***").then().statusCode(400).body("code", equalTo("bad-cursor"));
  }

  @Test
  void a_change_of_an_older_version_is_refused() {
    alpha().header("If-Match", "\"7\"").put(ECHO).then().statusCode(204);
    alpha().put(ECHO).then().statusCode(204);
    alpha()
        .header("If-Match", "\"6\"")
        .put(ECHO)
        .then()
        .statusCode(412)
        .body("code", equalTo("changed-meanwhile"));
  }

  @Test
  void a_repeated_write_gets_the_first_answer_and_does_nothing() {
    String key = UUID.randomUUID().toString();
    Response first = say(key, "{\"text\": \"once\"}");
    int runs = EchoResource.RUNS.get();
    Response second = say(key, "{\"text\": \"once\"}");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString()).contains("once");
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(second.contentType()).startsWith("application/json");
    assertThat(EchoResource.RUNS.get()).isEqualTo(runs);

    Response other = say(key, "{\"text\": \"twice\"}");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.jsonPath().getString("code")).isEqualTo("idempotency-key-reused");
    assertThat(EchoResource.RUNS.get()).isEqualTo(runs);
  }

  @Test
  void keys_of_two_tenants_do_not_meet() {
    String key = UUID.randomUUID().toString();
    say(key, "{\"text\": \"of alpha\"}");
    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body("{\"text\": \"of beta\"}")
        .post(ECHO)
        .then()
        .statusCode(201)
        .body("text", equalTo("of beta"));
  }

  @Test
  void a_refusal_is_an_answer_and_a_failure_is_not() {
    String key = UUID.randomUUID().toString();
    assertThat(say(key, "{\"text\": \"refuse\"}").statusCode()).isEqualTo(422);
    int runs = EchoResource.RUNS.get();
    Response again = say(key, "{\"text\": \"refuse\"}");
    assertThat(again.jsonPath().getString("code")).isEqualTo("refused");
    assertThat(again.contentType()).startsWith("application/problem+json");
    assertThat(EchoResource.RUNS.get()).isEqualTo(runs);

    String failing = UUID.randomUUID().toString();
    assertThat(say(failing, "{\"text\": \"boom\"}").statusCode()).isEqualTo(500);
    assertThat(say(failing, "{\"text\": \"boom\"}").statusCode()).isEqualTo(500);
    assertThat(EchoResource.RUNS.get()).isEqualTo(runs + 2);
  }

  @Test
  void browsers_are_told_to_run_nothing_foreign() {
    for (String path : new String[] {ECHO, "/q/health", "/q/openapi"}) {
      Response answer = given().get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'self'")
          .contains("frame-ancestors 'none'");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }
  }

  private static RequestSpecification alpha() {
    return given().header("Authorization", "Bearer " + TestTokens.ALPHA);
  }

  private static Response say(String key, String body) {
    return alpha()
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post(ECHO);
  }
}
