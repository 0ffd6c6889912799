package io.quittance.workbench;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.review.Subject;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The places beside the messages, on the running service with books of their own. */
@QuarkusTest
class PlacesTest {
  private static final TenantId TENANT = new TenantId("alpha");

  @TestHTTPResource("/")
  URL root;

  @Inject InTenant inTenant;
  @Inject ReviewCases cases;

  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final String payment = "P-" + own;
  private UUID review;

  @BeforeEach
  void a_payment_that_nobody_explains() {
    take("legal-entities", "[{'id':'E-%1$s','name':'Seller','currency':'EUR'}]");
    take(
        "legal-entities",
        "[{'id':'L-%1$s','name':'Seller of everything that anybody could ever want, branch of the"
            + " far north','currency':'EUR'}]");
    take("customers", "[{'number':'C-%1$s','name':'Acme Retail GmbH'}]");
    take(
        "open-items",
        "[{'number':'I-%1$s','customer':'C-%1$s','legalEntity':'E-%1$s','currency':'EUR',"
            + "'amount':'120.00','issueDate':'2026-01-05'}]");
    take(
        "payments",
        "[{'id':'P-%1$s','account':'A-%1$s','legalEntity':'E-%1$s','amount':'120.00',"
            + "'currency':'EUR','valueDate':'2026-02-05','payerName':'ACME RETAIL'}]");
    review =
        inTenant.call(
            TENANT,
            () ->
                cases.open(
                    Subject.payment(payment),
                    null,
                    List.of(new ReviewCase.Reason("not-announced", "No advice spoke of it."))));
  }

  private void take(String resource, String body) {
    api()
        .contentType("application/json")
        .body(String.format(Locale.ROOT, body, own).replace('\'', '"'))
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
  }

  private static RequestSpecification api() {
    return given().header("Authorization", "Bearer " + TestTokens.ALPHA);
  }

  private static Document page(String address) {
    return Jsoup.parse(
        api().accept("text/html").get(address).then().statusCode(200).extract().asString());
  }

  /** A call as the page's own script makes it. */
  private static RequestSpecification ours() {
    return api()
        .accept("text/html")
        .header("HX-Request", "true")
        .header("Sec-Fetch-Site", "same-origin")
        .contentType("application/x-www-form-urlencoded");
  }

  @Test
  void a_payment_is_found_by_its_payer_and_says_what_it_may_be() {
    Document list = page("/payments?q=" + payment);
    assertThat(list.select("tbody a").eachAttr("href")).contains("/payments/" + payment);
    Document one = page("/payments/" + payment);
    assertThat(one.select("h1").text()).isEqualTo("EUR 120.00");
    assertThat(one.select("#told + dl dd").eachText()).contains("ACME RETAIL", "A-" + own);
    assertThat(one.select("#maybe-0").text())
        .isEqualTo("What the books say of it now; it waits for its advice");
    assertThat(one.select("#applied + p").text()).isEqualTo("Nothing of it yet.");
    api().accept("text/html").get("/payments/nobody-knows-it").then().statusCode(404);
  }

  @Test
  void figures_are_answered_and_shown_with_what_they_were_counted_of() {
    api()
        .get("/api/v1/figures")
        .then()
        .statusCode(200)
        .body("by", nullValue())
        .body("items", hasSize(1))
        .body("items[0].wrongApplications.audited.sample", equalTo(0));
    api()
        .queryParam("by", "customer")
        .queryParam("from", "2026-01-01")
        .queryParam("to", "2026-01-31")
        .get("/api/v1/figures")
        .then()
        .body("from", equalTo("2026-01-01"))
        .body("appliedByDay", hasSize(0));
    api()
        .queryParam("by", "moon")
        .get("/api/v1/figures")
        .then()
        .statusCode(400)
        .body("code", equalTo("bad-grouping"));
    api()
        .queryParam("from", "2020-01-01")
        .get("/api/v1/figures")
        .then()
        .statusCode(400)
        .body("code", equalTo("period-too-long"));
    Document figures = page("/figures?by=reader");
    assertThat(figures.select(".strip dt").eachText())
        .contains("Touchless by payments", "Touchless by lines", "Wrong applications");
    assertThat(figures.select("table.aged th").eachText())
        .anyMatch(text -> text.startsWith("Unidentified"));
    assertThat(figures.select(".places a[aria-current]").text()).isEqualTo("Figures");
  }

  @Test
  void a_case_about_a_payment_is_listed_shown_and_closed_with_a_reason() {
    assertThat(page("/cases").select(".case-rows a[href=/cases/" + review + "]").text())
        .contains(payment, "No advice spoke of it.");
    Document shown = page("/cases/" + review);
    assertThat(shown.select("h1").text()).isEqualTo("Payment " + payment);
    assertThat(shown.select(".facts dd").eachText()).contains("EUR 120.00", "ACME RETAIL");
    assertThat(shown.select("button:contains(Not a remittance)")).isEmpty();
    ours()
        .formParam("action", "reject")
        .post("/cases/" + review + "/decision")
        .then()
        .statusCode(422)
        .header("HX-Retarget", "#notice");
    ours()
        .formParam("action", "reject")
        .formParam("note", "a donation")
        .post("/cases/" + review + "/decision")
        .then()
        .statusCode(204)
        .header("HX-Redirect", "/cases?decided=" + review);
    assertThat(page("/cases?decided=" + review).select("#notice").text())
        .contains("Payment " + payment + ": reject, by");
    assertThat(page("/cases/" + review).text()).contains("a donation");
  }

  @Test
  void a_decision_from_a_foreign_page_is_refused() {
    ours()
        .header("Sec-Fetch-Site", "cross-site")
        .formParam("action", "reject")
        .formParam("note", "x")
        .post("/cases/" + review + "/decision")
        .then()
        .statusCode(403);
    assertThat(inTenant.call(TENANT, () -> cases.find(review).orElseThrow().state()))
        .isEqualTo(ReviewCase.State.OPEN);
  }

  @Test
  void an_unknown_case_says_where_to_look() {
    api().accept("text/html").get("/cases/" + UUID.randomUUID()).then().statusCode(404);
    assertThat(page("/cases/customers?customer=acme").select("option")).isNotEmpty();
  }

  @Test
  void what_concerns_everybody_is_asked_for_and_not_approved_by_whoever_asked() {
    ours().formParam("account", "de99 " + own).post("/learned").then().statusCode(204);
    Document learned = page("/learned");
    assertThat(learned.select("tr:contains(DE99" + own.toUpperCase(Locale.ROOT) + ")").text())
        .contains("identifies nobody", "awaits a second person");
    assertThat(
            learned.select(
                "tr:contains(DE99" + own.toUpperCase(Locale.ROOT) + ") button:contains(Approve)"))
        .isEmpty();
    String id =
        learned
            .select("tr:contains(DE99" + own.toUpperCase(Locale.ROOT) + ") dialog")
            .attr("id")
            .replace("remove-", "");
    ours().post("/learned/" + id + "/approval").then().statusCode(403);
    ours().post("/learned/" + id + "/removal").then().statusCode(204);
    assertThat(page("/learned").text()).doesNotContain(own.toUpperCase(Locale.ROOT));
  }

  @Test
  void a_policy_is_drafted_tried_and_put_in_force_for_one_customer() {
    String scope = "?customer=C-" + own;
    assertThat(page("/policies" + scope).select("[name=discounts.graceDays]").val()).isEqualTo("0");
    String address =
        ours()
            .formParam("customer", "C-" + own)
            .formParam("discounts.graceDays", "5")
            .formParam("automatic.exact", "true")
            .formParam("tolerance.currencies", "EUR amount=5.00 percent=1")
            .post("/policies/drafts")
            .then()
            .statusCode(204)
            .extract()
            .header("HX-Redirect");
    assertThat(page(address).select("tbody tr").eachText())
        .contains("discounts.graceDays 0 5")
        .contains("tolerance.currencies none EUR amount=5.00 percent=1");
    ours().post(address + "/dry-run").then().statusCode(204);
    assertThat(page(address).text()).contains("advices looked at");
    String base = page(address).select("[name=base]").val();
    ours().formParam("base", "0").post(address + "/activation").then().statusCode(412);
    ours().formParam("base", base).post(address + "/activation").then().statusCode(204);
    assertThat(page(address).text()).contains("It is in force as version");
    Document after = page("/policies" + scope);
    assertThat(after.select("[name=discounts.graceDays]").val()).isEqualTo("5");
    assertThat(after.select("table:contains(What changed)").text())
        .contains("customer C-" + own, "discounts.graceDays 0 → 5");
    ours()
        .formParam("customer", "C-" + own)
        .formParam("discounts.graceDays", "soon")
        .post("/policies/drafts")
        .then()
        .statusCode(422)
        .header("HX-Retarget", "#notice");
  }

  @Test
  void a_rule_is_added_moved_and_removed_and_an_outdated_list_changes_nothing() {
    String version = page("/rules").select("[name=version]").first().val();
    RequestSpecification add =
        ours()
            .formParam("version", version)
            .formParam("change", "add")
            .formParam("place", "last")
            .formParam("name", "Sweeps " + own)
            .formParam("nature", "sweep")
            .formParam("text", own);
    add.post("/rules").then().statusCode(204);
    Document rules = page("/rules");
    assertThat(rules.select("tbody tr").last().text())
        .contains("Sweeps " + own, "the text says " + own, "sweep");
    add.post("/rules").then().statusCode(412);
    ours()
        .formParam("version", rules.select("[name=version]").first().val())
        .formParam("change", "remove")
        .formParam("name", "Sweeps " + own)
        .post("/rules")
        .then()
        .statusCode(204);
    assertThat(page("/rules").text()).doesNotContain("Sweeps " + own);
  }

  @Test
  void every_place_fits_its_screen_light_and_dark() {
    Optional<Path> chromium = WorkbenchWalk.chromium();
    assumeTrue(chromium.isPresent(), "no Chromium here");
    try (WorkbenchWalk walk =
        WorkbenchWalk.start(
            chromium.get(),
            root.toString().replaceFirst("/$", ""),
            Path.of("target", "screenshots"))) {
      fit(walk, ColorScheme.LIGHT, 390);
      fit(walk, ColorScheme.DARK, 1280);
      assertThat(walk.complaints()).isEmpty();
    }
  }

  private void fit(WorkbenchWalk walk, ColorScheme scheme, int width) {
    Page page = walk.open("/figures", width, scheme, TestTokens.ALPHA);
    for (String place :
        List.of(
            "/figures",
            "/model-usage",
            "/certificate",
            "/cases",
            "/cases/" + review,
            "/audits",
            "/settings",
            "/learned",
            "/policies",
            "/limits",
            "/periods",
            "/legal-entities",
            "/bank-accounts",
            "/rules",
            "/webhooks",
            "/passwords",
            "/payments",
            "/payments/" + payment,
            "/customers",
            "/customers/C-" + own)) {
      walk.go(page, place);
      String name =
          place
              .replace(review.toString(), "payment")
              .replace("C-" + own, "one")
              .replace(payment, "one")
              .replace('/', '-');
      String suffix = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
      walk.picture(page, "place" + name + suffix, true);
      assertThat(WorkbenchWalk.fitsItsWidth(page)).as(place + " fits " + width).isTrue();
      assertThat(WorkbenchWalk.withoutName(page)).as(place + " names its fields").isEmpty();
    }
    page.context().close();
  }
}
