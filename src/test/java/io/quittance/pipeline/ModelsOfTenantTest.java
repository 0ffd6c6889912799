package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.Privacy;
import io.quittance.api.TestTokens;
import io.quittance.certificate.ReaderVersion;
import io.quittance.database.Sql;
import io.quittance.model.Answered;
import io.quittance.model.Models;
import io.quittance.model.ModelsOnLoopback;
import io.quittance.model.Question;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which models see the mails of a tenant, on the running service with two models. */
@QuarkusTest
@TestProfile(TwoModelsOnLoopback.Profile.class)
class ModelsOfTenantTest {
  private static final TenantId ALPHA = new TenantId("alpha");
  private static final TenantId BETA = new TenantId("beta");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Inject ChoiceOfTenant choices;
  @Inject ReadAnew readAnew;
  @Inject ReaderVersion reader;
  @Inject Models models;
  @Inject ProbeModels probing;
  @Inject InTenant inTenant;
  @Inject Sql sql;

  @BeforeEach
  void probed() throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST);
    while (models.all().stream().anyMatch(model -> model.capabilities().isEmpty())) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
      Thread.yield();
    }
  }

  @Test
  void a_tenant_that_has_set_nothing_has_what_the_installation_has() {
    api(TestTokens.BETA)
        .get("/api/v1/model-settings")
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("set.models", nullValue())
        .body("inForce.models", contains("default"))
        .body("inForce.asking", equalTo("in-doubt"))
        .body("inForce.privacy", equalTo("text"))
        .body("installed.name", contains("default", "in-words"))
        .body("installed[0].asked", equalTo("native"))
        .body("installed[0].probe", containsString("ConnectException"))
        .body("installed[0].nextTry", greaterThan("2026"))
        .body("installed[1].nextTry", nullValue())
        .body("installed[1].asked", equalTo("prompted"))
        .body("installed[1].images", equalTo("not-seen"));
    Choice choice = choices.of(BETA).orElseThrow();
    assertThat(choice.model().id()).isEqualTo("openai/m");
    assertThat(choice.asking()).isEqualTo(Asking.IN_DOUBT);
    assertThat(readBy(BETA))
        .matches("layout/[^ ]+[+][0-9a-f]{12} .*")
        .endsWith(" + openai/m@" + AdviceReaders.prompts());
    // To see what another of the installation's would read, it is asked for by name.
    assertThat(choices.models(BETA)).containsExactly("default", "in-words");
    assertThat(readAnew.wished(BETA, "in-words", null))
        .isEqualTo(new ReadAnew.By("openai/w", AdviceReaders.USUAL_PROMPT))
        .isEqualTo(readAnew.wished(BETA, "openai/w", null));
  }

  @Test
  void what_a_tenant_sets_counts_for_it_alone_and_ends_what_was_proven_of_its_reader() {
    String before = readBy(ALPHA);
    set("{'models':['default','in-words'],'asking':'always','privacy':'masked','keepContent':true}")
        .statusCode(200)
        .body("inForce.models", contains("default", "in-words"))
        .body("set.keepContent", equalTo(true))
        .body("changedBy", containsString("token-"));
    Choice choice = choices.of(ALPHA).orElseThrow();
    assertThat(choice.asking()).isEqualTo(Asking.ALWAYS);
    assertThat(choice.privacy()).isEqualTo(Privacy.MASKED);
    assertThat(readBy(ALPHA))
        .isNotEqualTo(before)
        .endsWith(
            " + openai/m@%1$s, then openai/w@%1$s prompted, always, masked"
                .formatted(AdviceReaders.prompts()));
    assertThat(choices.of(BETA).orElseThrow().privacy()).isEqualTo(Privacy.TEXT);

    Answered answered = choice.model().answered(new Question("s", "ledgerReady", "{}", "q", 10));
    assertThat(answered.by().id()).isEqualTo("openai/w");

    set("{'models':['default']}");
    assertThat(choices.with(ALPHA, "in-words")).isEmpty();
    set("{'privacy':'none'}").body("inForce.models", hasSize(0)).body("set.models", nullValue());
    assertThat(choices.of(ALPHA)).isEmpty();
    assertThat(readBy(ALPHA)).doesNotContain("openai");
    api(TestTokens.ALPHA)
        .get("/api/v1/model-settings/versions")
        .then()
        .body("items[0].set.privacy", equalTo("none"))
        .body("items[1].set.models", contains("default"))
        .body("items[2].set.models", contains("default", "in-words"));
  }

  @Test
  void what_cannot_be_meant_is_refused_with_its_name_and_changes_nothing() {
    set("{'models':['default','parrot']}")
        .statusCode(422)
        .body("code", equalTo("unknown-model"))
        .body("detail", containsString("no model parrot; there are default, in-words."));
    set("{'models':['default','default']}").statusCode(422).body("code", equalTo("model-twice"));
    set("{'models':[]}").statusCode(422).body("code", equalTo("no-model"));
    set("{'asking':'often'}").statusCode(422).body("code", equalTo("unknown-asking"));
    set("{'privacy':'some'}").statusCode(422).body("code", equalTo("unknown-privacy"));
    set("{'apiKey':'x'}").statusCode(400).body("code", equalTo("bad-json"));
    api(TestTokens.ALPHA)
        .header("If-Match", "\"77\"")
        .contentType("application/json")
        .body("{}")
        .put("/api/v1/model-settings")
        .then()
        .statusCode(412)
        .body("code", equalTo("changed-meanwhile"));
  }

  @Test
  void what_a_model_has_shown_is_in_the_health_and_kept_for_the_next_start() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body(
            "checks.find { it.name == 'reader' }.data.'in-words'",
            equalTo("openai/w, asked with the schema in words, which each of its readings says"))
        .body(
            "checks.find { it.name == 'reader' }.data.'in-words.probe'",
            equalTo("answers in a form only when told in words, does not see pictures"))
        .body(
            "checks.find { it.name == 'reader' }.data.'default.probe'",
            containsString("gave no answer that shows what it can do"));
    awaitKept();
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(
                    () ->
                        sql.list(
                            "select model || ': ' || schema_held || ', ' || images as said"
                                + " from model_capability",
                            row -> row.getString("said"))))
        .containsExactly("in-words openai/w: prompted, not-seen");
  }

  @Test
  void the_key_of_a_model_is_in_no_table_and_no_log() {
    List<String> logged = new ArrayList<>();
    Handler listening = listening(logged);
    Logger root = Logger.getLogger("");
    root.addHandler(listening);
    try {
      probing.probe(models.model("in-words").orElseThrow());
      set("{'models':['in-words'],'keepContent':true}").statusCode(200);
      assertThat(models.all().toString()).doesNotContain(ModelsOnLoopback.KEY);
    } finally {
      root.removeHandler(listening);
    }
    assertThat(logged).noneMatch(line -> line.contains(ModelsOnLoopback.KEY));
    assertThat(logged).anyMatch(line -> line.startsWith("model in-words (openai/w) answers in"));
    inTenant.run(ALPHA, this::lookThroughEveryTable);
  }

  private void lookThroughEveryTable() {
    List<String> tables =
        sql.list(
            """
            select table_name from information_schema.table_privileges
            where table_schema = 'public' and privilege_type = 'SELECT' and grantee = current_user
            """,
            row -> row.getString("table_name"));
    assertThat(tables).contains("model_settings_version", "audit_entry", "model_capability");
    for (String table : tables) {
      String found = "select 1 from " + table + " t where strpos(t::text, ?) > 0";
      assertThat(sql.list(found, row -> 1, ModelsOnLoopback.KEY)).as(table).isEmpty();
    }
  }

  @Test
  void the_page_says_in_words_what_counts_and_changes_it() {
    Document page = page();
    assertThat(page.select("h1").text()).isEqualTo("Who may see mails");
    assertThat(page.select("tbody tr").eachText())
        .anyMatch(
            row ->
                row.startsWith(
                    "in-words openai/w with the form in words answers in a form only when told"));
    assertThat(page.select("#place-1 option").eachText())
        .containsExactly("as the installation has it", "default", "in-words");
    ours(page)
        .formParam("place-1", "in-words")
        .formParam("place-2", "default")
        .formParam("asking", "always")
        .formParam("privacy", "masked")
        .post("/models")
        .then()
        .statusCode(204);
    Document after = page();
    assertThat(after.select("header p").text())
        .startsWith(
            "in-words, then default is asked about every mail that no standard proves, and sees the"
                + " text with names, addresses and account numbers masked.");
    assertThat(after.select("#place-1 option[selected]").val()).isEqualTo("in-words");
    ours(page).formParam("place-1", "").post("/models").then().statusCode(412);
  }

  private Document page() {
    return Jsoup.parse(
        api(TestTokens.ALPHA)
            .accept("text/html")
            .get("/models")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static RequestSpecification ours(Document page) {
    return api(TestTokens.ALPHA)
        .accept("text/html")
        .header("HX-Request", "true")
        .header("Sec-Fetch-Site", "same-origin")
        .contentType("application/x-www-form-urlencoded")
        .formParam("version", page.select("[name=version]").val());
  }

  private String readBy(TenantId tenant) {
    return inTenant.call(tenant, reader::inUse);
  }

  private void awaitKept() {
    Instant end = Instant.now().plus(LONGEST);
    while (QuarkusTransaction.requiringNew()
        .call(() -> sql.list("select 1 from model_capability", row -> 1).isEmpty())) {
      assertThat(Instant.now()).isBefore(end);
    }
  }

  private static ValidatableResponse set(String body) {
    return api(TestTokens.ALPHA)
        .contentType("application/json")
        .body(body.replace('\'', '"'))
        .put("/api/v1/model-settings")
        .then();
  }

  private static RequestSpecification api(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static Handler listening(List<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        logged.add(ExtLogRecord.wrap(line).getFormattedMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
