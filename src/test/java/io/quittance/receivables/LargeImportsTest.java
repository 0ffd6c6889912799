package io.quittance.receivables;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.ImportRow;
import io.quittance.api.ImportRows;
import io.quittance.api.TestTokens;
import io.quittance.database.Repeated;
import io.quittance.jobs.Job;
import io.quittance.receivables.LargeImport.Kind;
import io.quittance.tenant.TenantId;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Imports that a job takes in parts. The job runs beside the test, whoever of them is first. */
@QuarkusTest
class LargeImportsTest {
  private static final Logger LOG = Logger.getLogger(LargeImportsTest.class);
  private static final TenantId TENANT = new TenantId("alpha");

  @Inject TakeLargeImport job;
  @Inject LargeImports imports;
  @Inject ImportsUnderWay underWay;
  @Inject Repeated transaction;

  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final String entity = "DE-" + own;
  private final String customer = "C-" + own;

  @BeforeEach
  void a_company_and_a_customer() {
    drain(Kind.OPEN_ITEMS);
    drain(Kind.CUSTOMERS);
    post("legal-entities", "", "[{'id':'%s','name':'Seller'}]", entity).statusCode(200);
    post("customers", "", "[{'id':'%s','name':'Acme'}]", customer)
        .statusCode(200)
        .body("accepted", equalTo(1));
  }

  @Test
  void an_import_of_several_parts_tells_what_became_of_each_row() {
    String rows =
        rows(0, 4_500)
            + ","
            + row("I0")
            + ","
            + row("I1").replace("100.00", "99.00")
            + ","
            + row("X").replace("EUR", "XXQ")
            + ",{'customer':'"
            + customer
            + "'}";
    String place =
        later("open-items", "", rows)
            .header("Preference-Applied", equalTo("respond-async"))
            .body("rows", equalTo(4_504))
            .extract()
            .header("Location");
    drain(Kind.OPEN_ITEMS);
    caller()
        .get(place)
        .then()
        .statusCode(200)
        .body("kind", equalTo("open-items"))
        .body("state", equalTo("done"))
        .body("done", equalTo(4_504))
        .body("accepted", equalTo(4_500))
        .body("unchanged", equalTo(1))
        .body("refusedCount", equalTo(3))
        .body("refused.row", contains(4_502, 4_503, 4_504))
        .body("refused.code", contains("duplicate-id", "unknown-currency", "missing-id"))
        .body("refused.field", contains("id", "currency", "id"))
        .body("closed", nullValue())
        .body("finishedAt", notNullValue());
    caller()
        .queryParam("limit", 2)
        .get(place + "/refused")
        .then()
        .body("items.row", contains(4_502, 4_503))
        .body("next", notNullValue());
    caller().get("/api/v1/open-items/I4499-" + own).then().body("amount", equalTo("100.00"));
  }

  @Test
  void a_full_import_closes_what_it_lacks_when_all_of_its_parts_are_in() {
    post("open-items", "", "[%s]", rows(0, 4) + "," + row("K1") + "," + row("K2")).statusCode(200);
    UUID id = UUID.randomUUID();
    transaction.call(
        TENANT,
        () -> {
          imports.add(
              id,
              Kind.OPEN_ITEMS,
              new ItemImportScope(true, null, entity, Instant.now()),
              List.of(parsed(rows(0, 2)), parsed(rows(2, 2) + "," + row("K1"))),
              "test");
          return null;
        });
    step();
    status("K1").body("status", equalTo("open"));
    status("K2").body("status", equalTo("open"));
    drain(Kind.OPEN_ITEMS);
    status("K1").body("status", equalTo("open"));
    status("K2").body("status", equalTo("closed"));
    caller()
        .get("/api/v1/imports/" + id)
        .then()
        .body("state", equalTo("done"))
        .body("unchanged", equalTo(5))
        .body("closed", equalTo(1))
        .body("refused", empty());
  }

  @Test
  void a_crash_between_two_parts_takes_no_row_twice_and_loses_none() {
    UUID id = UUID.randomUUID();
    transaction.call(
        TENANT,
        () -> {
          imports.add(
              id,
              Kind.OPEN_ITEMS,
              new ItemImportScope(false, null, null, Instant.now()),
              List.of(parsed(rows(0, 3)), parsed(rows(3, 3)), parsed(rows(6, 2) + ",7")),
              "test");
          return null;
        });
    step();
    assertThatThrownBy(
            () ->
                transaction.call(
                    TENANT,
                    () -> {
                      job.step(Kind.OPEN_ITEMS);
                      throw new IllegalStateException("killed before the commit");
                    }))
        .hasMessageContaining("killed before the commit");
    progress(id).body("state", equalTo("running")).body("done", equalTo(3));
    assertThat(transaction.<Boolean>call(TENANT, underWay::ofOpenItems)).isTrue();
    drain(Kind.OPEN_ITEMS);
    progress(id)
        .body("state", equalTo("done"))
        .body("done", equalTo(9))
        .body("accepted", equalTo(8))
        .body("refused.code", contains("not-an-object"));
    assertThat(transaction.<Boolean>call(TENANT, underWay::ofOpenItems)).isFalse();
  }

  @Test
  void a_small_import_behind_a_large_one_waits_for_its_turn() {
    UUID id = UUID.randomUUID();
    transaction.call(
        TENANT,
        () -> {
          imports.add(
              id,
              Kind.OPEN_ITEMS,
              new ItemImportScope(false, null, null, Instant.now()),
              List.of(parsed(row("S"))),
              "test");
          return null;
        });
    ValidatableResponse answer =
        post("open-items", "", "[%s]", row("S").replace("100.00", "70.00"));
    answer.statusCode(202).body("state", equalTo("waiting"));
    drain(Kind.OPEN_ITEMS);
    caller().get("/api/v1/open-items/S-" + own).then().body("amount", equalTo("70.00"));
  }

  @Test
  void what_cannot_be_taken_is_given_up_visibly_and_the_next_goes_on() {
    UUID id = UUID.randomUUID();
    transaction.call(
        TENANT,
        () -> {
          imports.add(
              id,
              Kind.OPEN_ITEMS,
              new ItemImportScope(true, null, entity, Instant.now()),
              List.of(parsed(row("G"))),
              "test");
          return null;
        });
    job.parked(new Job(TakeLargeImport.KIND, TENANT, "open-items"), 5, "SqlFailed: disk full");
    progress(id)
        .body("state", equalTo("failed"))
        .body(
            "reason",
            equalTo(
                "Given up after 5 attempts; the rows done stay, nothing was closed for being"
                    + " absent. Send it again: rows that are known change nothing. (SqlFailed:"
                    + " disk full)"));
    post("open-items", "", "[%s]", row("G")).statusCode(200).body("accepted", equalTo(1));
  }

  @Test
  void customers_in_parts_find_their_parents_wherever_they_stand() {
    String children =
        IntStream.range(0, 2_500)
            .mapToObj(i -> "{'id':'B" + i + "-%1$s','name':'Child','parent':'A-%1$s'}")
            .collect(Collectors.joining(","));
    String place =
        later(
                "customers",
                "",
                String.format(
                    Locale.ROOT,
                    children + ",{'id':'A-%1$s','name':'Parent'},{'id':'O','parent':'no'}",
                    own))
            .extract()
            .header("Location");
    drain(Kind.CUSTOMERS);
    caller()
        .get(place)
        .then()
        .body("accepted", equalTo(2_501))
        .body("refused.row", contains(2_502))
        .body("refused.code", contains("missing-name"));
  }

  @Test
  void another_tenant_sees_no_import_of_it() {
    String place = later("open-items", "", row("T")).extract().header("Location");
    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .get(place)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-import"));
    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .get("/api/v1/imports")
        .then()
        .body("items", hasSize(0));
    drain(Kind.OPEN_ITEMS);
  }

  /** Prints how long it takes; the figure stands in the README. */
  @Test
  @Tag("slow")
  void a_hundred_thousand_items_come_in_minutes() {
    String body = "[" + rows(0, 100_000) + "]";
    long started = System.nanoTime();
    String place =
        post("open-items", "?full=true&legalEntity=" + entity, "%s", body)
            .statusCode(202)
            .extract()
            .header("Location");
    long received = System.nanoTime();
    drain(Kind.OPEN_ITEMS);
    long done = System.nanoTime();
    caller()
        .get(place)
        .then()
        .body("state", equalTo("done"))
        .body("accepted", equalTo(100_000))
        .body("closed", equalTo(0));
    LOG.infof(
        "100,000 open items: answered after %d ms, all in after %d ms",
        (received - started) / 1_000_000, (done - started) / 1_000_000);
  }

  private List<ImportRow> parsed(String rows) {
    return new ImportRows(1_000)
        .read(
            "application/json",
            ("[" + rows + "]").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private void step() {
    transaction.call(TENANT, () -> job.step(Kind.OPEN_ITEMS));
  }

  /** Takes what waits; the service's own job may be at it at the same time. */
  private void drain(Kind kind) {
    while (transaction.call(TENANT, () -> imports.unfinished(kind)) > 0) {
      job.run(new Job(TakeLargeImport.KIND, TENANT, kind.stored()));
    }
  }

  private ValidatableResponse status(String item) {
    return caller().get("/api/v1/open-items/" + item + "-" + own).then();
  }

  private ValidatableResponse progress(UUID id) {
    return caller().get("/api/v1/imports/" + id).then().statusCode(200);
  }

  private String rows(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> row("I" + i))
        .collect(Collectors.joining(","));
  }

  private String row(String id) {
    return String.format(
        Locale.ROOT,
        "{'id':'%s-%s','customer':'%s','legalEntity':'%s','currency':'EUR','amount':'100.00'}",
        id,
        own,
        customer,
        entity);
  }

  private ValidatableResponse later(String what, String query, String rows) {
    return caller()
        .contentType("application/json")
        .header("Prefer", "respond-async, wait=10")
        .body(("[" + rows + "]").replace('\'', '"'))
        .post("/api/v1/" + what + query)
        .then()
        .statusCode(202);
  }

  private ValidatableResponse post(String what, String query, String body, Object... values) {
    return caller()
        .contentType("application/json")
        .body(String.format(Locale.ROOT, body, values).replace('\'', '"'))
        .post("/api/v1/" + what + query)
        .then();
  }

  private static RequestSpecification caller() {
    return given().header("Authorization", "Bearer " + TestTokens.ALPHA);
  }
}
