package io.quittance.mailbox;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Stored passwords from outside and at rest: they go in, open files of their sender, nothing else.
 */
@QuarkusTest
class DocumentPasswordsTest {
  private static final TenantId ALPHA = new TenantId("alpha");
  private static final TenantId BETA = new TenantId("beta");
  private static final String SECRET = "pa55-of-the-payer";

  @Inject InTenant inTenant;
  @Inject EntityManager entities;
  @Inject DocumentPasswords passwords;

  /** A sender of this test alone: tests share the database. */
  private final String domain = "p" + UUID.randomUUID().toString().substring(0, 8) + ".example";

  @Test
  void a_password_is_taken_listed_without_itself_and_forgotten() {
    String id = added("Yearly", "AP@Pay." + domain, SECRET);
    String listed =
        caller(TestTokens.ALPHA)
            .get("/api/v1/document-passwords?limit=500")
            .then()
            .statusCode(200)
            .body("next", nullValue())
            .body("items.find{it.id=='" + id + "'}.label", equalTo("Yearly"))
            .body("items.find{it.id=='" + id + "'}.sender", equalTo("ap@pay." + domain))
            .body("items.find{it.id=='" + id + "'}.keySet().size()", equalTo(4))
            .extract()
            .asString();
    assertThat(listed).doesNotContain(SECRET);
    assertThat(of(ALPHA, "ap@pay." + domain)).containsExactly(SECRET);

    delete(TestTokens.ALPHA, id).statusCode(204);
    delete(TestTokens.ALPHA, id)
        .statusCode(404)
        .contentType("application/problem+json")
        .body("code", equalTo("unknown-document-password"));
    delete(TestTokens.ALPHA, "7").statusCode(404);
    assertThat(of(ALPHA, "ap@pay." + domain)).isEmpty();
    assertThat(audited(id))
        .containsExactly(
            "add-document-password {\"label\": \"Yearly\", \"sender\": \"ap@pay." + domain + "\"}",
            "delete-document-password {\"label\": \"Yearly\", \"sender\": \"ap@pay."
                + domain
                + "\"}");
  }

  @Test
  void another_tenant_neither_sees_nor_uses_nor_deletes_it() {
    String id = added("Mine", domain, SECRET);
    caller(TestTokens.BETA)
        .get("/api/v1/document-passwords?limit=500")
        .then()
        .statusCode(200)
        .body(not(containsString(domain)));
    assertThat(of(BETA, "ap@" + domain)).isEmpty();
    delete(TestTokens.BETA, id).statusCode(404);
    assertThat(of(ALPHA, "ap@" + domain)).containsExactly(SECRET);
    given().get("/api/v1/document-passwords").then().statusCode(401);
  }

  @Test
  void the_nearest_is_tried_first_and_the_newest_of_the_same() {
    added("a", domain, "domain");
    added("b", "pay." + domain, "old");
    added("c", "pay." + domain, "new");
    added("d", "ap@pay." + domain, "address");
    added("e", "xpay." + domain, "stranger");
    assertThat(of(ALPHA, "AP@pay." + domain)).containsExactly("address", "new", "old", "domain");
    assertThat(of(ALPHA, "ar@sub.pay." + domain)).containsExactly("new", "old", "domain");
    assertThat(of(ALPHA, null)).isEmpty();
  }

  @Test
  void no_row_of_the_database_holds_the_password_not_even_as_a_plain_hash() {
    String body = json("Yearly", domain, SECRET);
    String key = UUID.randomUUID().toString();
    caller(TestTokens.ALPHA)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1/document-passwords")
        .then()
        .statusCode(201);
    caller(TestTokens.ALPHA)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1/document-passwords")
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", equalTo("true"))
        .body("label", equalTo("Yearly"));
    assertThat(of(ALPHA, domain)).containsExactly(SECRET);
    // bytea reads as hex: both forms are looked for.
    String hex = HexFormat.of().formatHex(SECRET.getBytes(UTF_8));
    for (String table : List.of("document_password", "idempotent_request", "audit_entry")) {
      List<String> rows = rows("select cast(t as text) from " + table + " t");
      assertThat(rows).as(table).isNotEmpty();
      assertThat(rows).as(table).noneMatch(row -> row.contains(SECRET) || row.contains(hex));
    }
    String plainHash =
        ContentStore.sha256(
            ("POST /api/v1/document-passwords?null\napplication/json\n" + body).getBytes(UTF_8));
    assertThat(rows("select request_hash from idempotent_request where key = '" + key + "'"))
        .hasSize(1)
        .doesNotContain(plainHash);
  }

  @Test
  void what_is_wrong_is_said_without_the_password() {
    refused(
        "{\"label\":\" \",\"sender\":\"a.example\",\"password\":\"" + SECRET + "\"}", "bad-label");
    refused(json("x", "com", SECRET), "bad-sender");
    refused(json("x", domain, SECRET.repeat(20)), "bad-password");
    refused(json("x", domain, ""), "bad-password");
    refused("{\"label\":\"x\",\"sender\":\"" + domain + "\"}", "bad-password");
    post("{\"label\":\"x\",\"password\":{\"" + SECRET + "\":1}}")
        .statusCode(400)
        .body(not(containsString(SECRET)));
    post("").statusCode(400);
    assertThat(new NewDocumentPassword("x", domain, SECRET).toString()).doesNotContain(SECRET);
  }

  @Test
  void a_sender_has_each_label_once_and_twenty_passwords_at_most() {
    for (int i = 0; i < 20; i++) {
      added("n" + i, domain, "secret" + i);
    }
    post(json("n3", domain, "x")).statusCode(409).body("code", equalTo("label-taken"));
    post(json("n20", domain, "x")).statusCode(409).body("code", equalTo("too-many-passwords"));
    added("of the address", "ap@" + domain, "nearest");
    assertThat(of(ALPHA, "ap@" + domain)).hasSize(20).startsWith("nearest", "secret19");
  }

  @Test
  void the_list_has_pages() {
    String first = added("1", domain, SECRET);
    String second = added("2", domain, SECRET);
    String next = null;
    boolean seen = false;
    for (int page = 0; page < 500 && !seen; page++) {
      RequestSpecification call = caller(TestTokens.ALPHA).queryParam("limit", 1);
      ValidatableResponse answer =
          (next == null ? call : call.queryParam("cursor", next))
              .get("/api/v1/document-passwords")
              .then()
              .statusCode(200);
      next = answer.extract().path("next");
      seen = first.equals(answer.extract().path("items[0].id"));
    }
    assertThat(seen).isTrue();
    caller(TestTokens.ALPHA)
        .queryParam("limit", 1)
        .queryParam("cursor", next)
        .get("/api/v1/document-passwords")
        .then()
        .body("items.id", contains(second));
  }

  private static void refused(String body, String code) {
    post(body)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body(not(containsString(SECRET)));
  }

  private static String added(String label, String sender, String password) {
    return post(json(label, sender, password))
        .statusCode(201)
        .header("Location", containsString("/api/v1/document-passwords/"))
        .body("label", equalTo(label))
        .body("password", nullValue())
        .extract()
        .path("id");
  }

  private static String json(String label, String sender, String password) {
    return "{\"label\":\""
        + label
        + "\",\"sender\":\""
        + sender
        + "\",\"password\":\""
        + password
        + "\"}";
  }

  private static ValidatableResponse post(String body) {
    return caller(TestTokens.ALPHA).body(body).post("/api/v1/document-passwords").then();
  }

  private static ValidatableResponse delete(String token, String id) {
    return caller(token).delete("/api/v1/document-passwords/" + id).then();
  }

  private static RequestSpecification caller(String token) {
    return given().header("Authorization", "Bearer " + token).contentType("application/json");
  }

  private List<String> of(TenantId tenant, String address) {
    return inTenant.call(tenant, () -> passwords.of(address));
  }

  private List<String> audited(String subject) {
    return rows(
        "select action || ' ' || cast(detail as text) from audit_entry where subject = '"
            + subject
            + "' order by id");
  }

  private List<String> rows(String sql) {
    return inTenant.call(
        ALPHA,
        () ->
            entities
                .createNativeQuery(sql, String.class)
                .getResultStream()
                .map(String::valueOf)
                .toList());
  }
}
