package io.quittance.webhooks;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.jobs.Job;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Receivers from outside, and the journal as a file. The address is one of documentation (RFC 5737)
 * and belongs to a tenant to which nothing happens, so nothing is sent there.
 */
@QuarkusTest
class WebhooksApiTest {
  private static final TenantId TENANT = new TenantId("beta");

  @Inject DeliverEvents job;
  @Inject InTenant inTenant;
  @Inject Sql sql;

  @Test
  void a_secret_is_shown_once_and_a_receiver_is_seen_by_its_tenant_only() {
    ValidatableResponse added =
        add("{'url':'https://192.0.2.1/hook','events':['review.opened']}")
            .statusCode(201)
            .body("secret", startsWith("whsec_"))
            .body("state", equalTo("active"))
            .body("events", contains("review.opened"));
    String place = added.extract().header("Location");
    String id = added.extract().path("id");
    caller().get(place).then().statusCode(200).body("secret", nullValue());
    caller().get("/api/v1/webhooks").then().body("items.id", hasItem(id));
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .get(place)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-webhook"));
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .get("/api/v1/webhooks")
        .then()
        .body("items.id", not(hasItem(id)));
    caller().delete(place).then().statusCode(204);
    caller().get(place).then().statusCode(404);
    caller().delete(place).then().statusCode(404);
  }

  @Test
  void what_must_not_be_told_or_reached_is_refused() {
    add("{'url':'https://192.0.2.1/','events':['mail.read']}")
        .statusCode(422)
        .body("code", equalTo("unknown-event"));
    add("{'url':'http://127.0.0.1:8080/hook'}")
        .statusCode(422)
        .body("code", equalTo("bad-url"))
        .body("detail", containsString("private network"));
    add("{'url':'ftp://192.0.2.1/'}").statusCode(422).body("code", equalTo("bad-url"));
  }

  @Test
  void a_private_target_is_refused_at_each_sending_and_a_resumed_one_is_tried_again() {
    WireMockServer receiver = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    receiver.start();
    receiver.stubFor(post("/hook").willReturn(aResponse().withStatus(200)));
    ValidatableResponse added =
        add("{'url':'https://192.0.2.1/hook','events':['review.opened']}").statusCode(201);
    UUID id = UUID.fromString(added.extract().path("id"));
    inTenant.run(
        TENANT,
        () -> {
          // As if the name pointed elsewhere since.
          sql.change("update webhook set url = ? where id = ?", receiver.baseUrl() + "/hook", id);
          sql.change(
              """
              insert into review_case (id, subject_kind, subject, reasons, state, opened_at)
              values (?, 'import', 'x', '[]', 'superseded', now())
              """,
              UUID.randomUUID());
        });
    job.run(new Job(DeliverEvents.KIND, TENANT, id.toString()));
    String place = "/api/v1/webhooks/" + id;
    caller()
        .get(place)
        .then()
        .body("state", equalTo("failing"))
        .body("pending", equalTo(1))
        .body("reason", containsString("private network"));
    assertThat(receiver.findAll(postRequestedFor(urlEqualTo("/hook")))).isEmpty();
    caller().post(place + "/resumption").then().statusCode(200).body("pending", equalTo(1));
    caller().delete(place).then().statusCode(204);
    receiver.stop();
  }

  @Test
  void the_journal_is_a_file_when_csv_is_asked_for() {
    String csv =
        caller()
            .accept("text/csv")
            .get("/api/v1/postings?after=0")
            .then()
            .statusCode(200)
            .header("Content-Type", startsWith("text/csv"))
            .extract()
            .asString();
    assertThat(csv).startsWith("sequence,posting,transaction,kind,");
    caller().get("/api/v1/postings?after=0").then().contentType(ContentType.JSON);
    caller()
        .accept("text/csv")
        .get("/api/v1/postings?after=-1")
        .then()
        .statusCode(400)
        .body(containsString("bad-after"));
  }

  private static ValidatableResponse add(String body) {
    return caller()
        .contentType("application/json")
        .body(body.replace('\'', '"'))
        .post("/api/v1/webhooks")
        .then();
  }

  private static RequestSpecification caller() {
    return given().header("Authorization", "Bearer " + TestTokens.BETA);
  }
}
