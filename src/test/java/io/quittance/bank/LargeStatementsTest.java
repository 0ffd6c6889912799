package io.quittance.bank;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints how long whole days of a busy account take, from the request to its answer. */
@QuarkusTest
@Tag("slow")
class LargeStatementsTest {
  private static final int MOST_MILLIS_TO_ANSWER = 300_000;
  private static final Logger LOG = Logger.getLogger(LargeStatementsTest.class);

  private final String own =
      UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
  private final String account = "DE01" + own;
  private final String other = "DE02" + new StringBuilder(own).reverse();

  @BeforeEach
  void two_accounts() {
    String entity = "E-" + own;
    caller()
        .contentType("application/json")
        .body("[{\"id\":\"" + entity + "\",\"currency\":\"EUR\"}]")
        .post("/api/v1/legal-entities")
        .then()
        .statusCode(200);
    for (String id : new String[] {account, other}) {
      caller()
          .contentType("application/json")
          .body("{\"legalEntity\":\"" + entity + "\"}")
          .put("/api/v1/bank-accounts/" + id)
          .then()
          .statusCode(200);
    }
  }

  @Test
  void ten_thousand_entries_of_a_statement_that_a_notification_told_before_or_nothing_did() {
    LargeStatements day = new LargeStatements(account, other, 10_000);
    byte[] notification = day.camt(4);
    byte[] statement = new LargeStatements(account, other, 10_000).camt(3);
    take("10,000 entries of camt.053", "application/xml", statement)
        .body("accepted", equalTo(10_000))
        .body("refused", empty());
    take("the same again", "application/xml", statement).body("unchanged", equalTo(10_000));
    take("its camt.054 afterwards", "application/xml", notification)
        .body("unchanged", equalTo(10_000))
        .body("refused", empty());
  }

  @Test
  void five_thousand_entries_of_mt940() {
    byte[] file = new LargeStatements(account, other, 5_000).mt940();
    take("5,000 entries of MT940", "text/plain", file)
        .body("accepted", equalTo(5_000))
        .body("refused", empty());
  }

  @Test
  void five_thousand_entries_of_bai2() {
    byte[] file = new LargeStatements(account, other, 5_000).bai2();
    take("5,000 entries of BAI2", "text/plain", file)
        .body("accepted", equalTo(5_000))
        .body("refused", empty());
  }

  private static ValidatableResponse take(String what, String type, byte[] file) {
    long started = System.nanoTime();
    ValidatableResponse answer =
        caller().contentType(type).body(file).post("/api/v1/payments").then().statusCode(200);
    LOG.infof(
        "%s: %d kB, in after %d ms",
        what, file.length / 1_000, (System.nanoTime() - started) / 1_000_000);
    return answer;
  }

  private static RequestSpecification caller() {
    return given()
        .config(
            config()
                .httpClient(
                    httpClientConfig().setParam("http.socket.timeout", MOST_MILLIS_TO_ANSWER)))
        .header("Authorization", "Bearer " + TestTokens.ALPHA);
  }
}
