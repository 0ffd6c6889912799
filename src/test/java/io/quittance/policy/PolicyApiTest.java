package io.quittance.policy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The policy from outside; the tenant beta changes it in this one test only. */
@QuarkusTest
class PolicyApiTest {
  @Inject Policies policies;
  @Inject InTenant inTenant;

  @Test
  void the_nearest_version_given_wins_and_every_change_is_a_new_version() {
    get("").body("version", equalTo(1)).body("shortPay", equalTo("apply_and_review_difference"));
    post("legal-entities", "[{\"id\":\"PL\"}]");
    post(
        "customers",
        "[{\"id\":\"K\",\"name\":\"K\",\"group\":\"G\"},{\"id\":\"L\",\"name\":\"L\"}]");

    put("", "{\"waitDays\":10}").statusCode(200).body("version", equalTo(2));
    put("?legalEntity=PL", "{\"overPay\":\"hold\"}")
        .body("version", equalTo(3))
        .body("waitDays", equalTo(10));
    put("?group=G", "{\"discountGraceDays\":5}").body("version", equalTo(4));
    put("?customer=K", "{\"shortPay\":\"hold\"}").body("version", equalTo(5));
    get("").body("version", equalTo(2)).body("overPay", equalTo("apply_and_leave_unapplied"));
    get("?legalEntity=PL&customer=L").body("version", equalTo(3)).body("overPay", equalTo("hold"));
    get("?legalEntity=PL&customer=K").body("version", equalTo(5)).body("shortPay", equalTo("hold"));
    get("?group=G").body("version", equalTo(4)).body("discountGraceDays", equalTo(5));

    refused("{\"waitDay\":10}", "no field waitDay");
    refused("{\"waitDays\":-1}", "waitDays is a number of days from 0 to 366, not -1");
    refused("{\"applyExact\":\"yes\"}", "applyExact is true or false");
    refused("{\"shortPay\":\"write_off\"}", "shortPay is one of");
    put("", "{").statusCode(400).body("code", equalTo("bad-json"));
    put("?customer=none", "{}").statusCode(422).body("code", equalTo("unknown-customer"));

    caller()
        .header("If-Match", "\"1\"")
        .contentType("application/json")
        .body("{\"waitDays\":11}")
        .put("/api/v1/policy")
        .then()
        .statusCode(412);
    caller()
        .header("If-Match", "\"2\"")
        .contentType("application/json")
        .body("{\"waitDays\":11}")
        .put("/api/v1/policy")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"6\""))
        .body("waitDays", equalTo(11));
    // A version of a narrower scope is a whole policy: what changes above it later does not reach
    // it.
    get("?customer=K").body("version", equalTo(5)).body("waitDays", equalTo(10));
    put("", "{\"unannounced\":{\"rules\":[\"oldest_first\",\"oldest_first\"]}}")
        .statusCode(422)
        .body("detail", containsString("names a value twice"));

    assertThat(widestDateWindowDays()).isEqualTo(7);
    put("?customer=K", "{\"tying\":{\"dateWindowDays\":21}}")
        .body("dateWindowDays", equalTo(21))
        .body("shortPay", equalTo("hold"));
    assertThat(widestDateWindowDays()).isEqualTo(21);
    put("?customer=K", "{\"dateWindowDays\":3}").body("tying.dateWindowDays", equalTo(3));
    assertThat(widestDateWindowDays()).isEqualTo(7);
    drafts();
  }

  private void drafts() {
    String draft =
        caller()
            .contentType("application/json")
            .body("{\"waiting\":{\"days\":5}}")
            .post("/api/v1/policy-drafts?startingPolicy=jde")
            .then()
            .statusCode(201)
            .header("ETag", equalTo("\"6\""))
            .body("policy.waiting.days", equalTo(5))
            .body("policy.tolerance.currencies.EUR.amount", equalTo("10.00"))
            .extract()
            .path("id");
    get("").body("version", equalTo(6)).body("waitDays", equalTo(11));
    caller()
        .post("/api/v1/policy-drafts/" + draft + "/dry-run")
        .then()
        .statusCode(200)
        .body("appliedInAddition.count", equalTo(0));
    String activation = "/api/v1/policy-drafts/" + draft + "/activation";
    caller().post(activation).then().statusCode(412).body("code", equalTo("version-not-named"));
    caller().header("If-Match", "\"5\"").post(activation).then().statusCode(412);
    caller()
        .header("If-Match", "\"6\"")
        .post(activation)
        .then()
        .statusCode(200)
        .body("version", equalTo(9))
        .body("tolerance.currencies.EUR.amount", equalTo("10.00"));
    caller()
        .header("If-Match", "\"9\"")
        .post(activation)
        .then()
        .statusCode(409)
        .body("code", equalTo("already-active"));
    caller()
        .get("/api/v1/policy-history?below=7")
        .then()
        .statusCode(200)
        .body("version", equalTo(java.util.List.of(6, 5, 4, 3, 2)))
        .body("[0].changes.setting", equalTo(java.util.List.of("waiting.days")))
        .body("[0].changes[0].from", equalTo(10))
        .body("[0].changes[0].to", equalTo(11))
        .body("[1].customer", equalTo("K"));
    caller()
        .get("/api/v1/starting-policies")
        .then()
        .statusCode(200)
        .body("name", equalTo(StartingPolicies.NAMES));
    put("?startingPolicy=none", "{}").statusCode(422);
    put("?customer=L&startingPolicy=stripe", "{}")
        .body("discounts.takeEarned", equalTo(false))
        .body("waitDays", equalTo(30));
  }

  private int widestDateWindowDays() {
    return inTenant.call(new TenantId("beta"), policies::widestDateWindowDays);
  }

  private static void refused(String body, String detail) {
    put("", body)
        .statusCode(422)
        .body("code", equalTo("bad-policy"))
        .body("detail", containsString(detail));
  }

  private static ValidatableResponse get(String query) {
    return caller().get("/api/v1/policy" + query).then().statusCode(200);
  }

  private static ValidatableResponse put(String query, String body) {
    return caller().contentType("application/json").body(body).put("/api/v1/policy" + query).then();
  }

  private static void post(String resource, String body) {
    caller()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200);
  }

  private static RequestSpecification caller() {
    return given().header("Authorization", "Bearer beta-token");
  }
}
