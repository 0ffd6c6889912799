package io.quittance.workbench;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The settings' pages on the running service: what is set there is what REST says afterwards. */
@QuarkusTest
class SettingsPlacesTest {
  private final String own = UUID.randomUUID().toString().substring(0, 8);

  private static RequestSpecification as(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static Document page(String token, String address) {
    return Jsoup.parse(
        as(token).accept("text/html").get(address).then().statusCode(200).extract().asString());
  }

  /** A form as the page's own script sends it. */
  private static ValidatableResponse send(String token, String address, Map<String, String> form) {
    return ours(token)
        .contentType("application/x-www-form-urlencoded")
        .formParams(form)
        .post(address)
        .then();
  }

  private static RequestSpecification ours(String token) {
    return as(token)
        .accept("*/*")
        .header("HX-Request", "true")
        .header("Sec-Fetch-Site", "same-origin");
  }

  @Test
  void every_setting_is_found_from_one_page_and_its_area_is_marked() {
    Document settings = page(TestTokens.ALPHA, "/settings");
    assertThat(settings.select(".directory a").eachAttr("href"))
        .contains("/limits", "/periods", "/legal-entities", "/bank-accounts", "/certificate");
    assertThat(settings.select(".groups a[aria-current]").text()).isEqualTo("Settings");
    assertThat(page(TestTokens.ALPHA, "/audits").select(".groups a[aria-current]").text())
        .isEqualTo("Work");
  }

  @Test
  void a_limit_is_set_for_a_group_and_an_own_one_by_somebody_else() {
    Map<String, String> limit =
        Map.of(
            "group",
            "g-" + own,
            "customer",
            "",
            "currency",
            "CHF",
            "writeOff",
            "1250.00",
            "discount",
            "20.00",
            "writeOffADay",
            "5000.00",
            "discountADay",
            "");
    send(TestTokens.CLERK, "/limits", limit).statusCode(204).header("HX-Redirect", "/limits");
    Document limits = page(TestTokens.CLERK, "/limits");
    assertThat(limits.select("tr:contains(g-" + own + ")").select("> td.amount").eachText())
        .containsExactly("1,250.00", "5,000.00", "20.00", "no limit");
    assertThat(limits.select(".page-head p").text()).contains("You are in clerks");
    send(
            TestTokens.CLERK,
            "/limits",
            Map.of("group", "clerks", "currency", "CHF", "writeOff", "9.00", "discount", "9.00"))
        .statusCode(403)
        .header("HX-Retarget", "#notice")
        .body(containsString("Nobody changes the limit of an own group"));
    send(TestTokens.CLERK, "/limits", Map.of("currency", "CHF"))
        .statusCode(422)
        .body(containsString("Nothing was changed"));
  }

  @Test
  void a_company_gets_an_account_and_a_closed_month() {
    // First on the list, however many companies other tests have made.
    String entity = "0-" + own;
    entity(entity);
    assertThat(page(TestTokens.ALPHA, "/legal-entities").text()).contains("Seller " + own);
    send(TestTokens.ALPHA, "/legal-entities", Map.of("id", entity, "country", "Germany"))
        .statusCode(422)
        .body(containsString("two capital letters"));

    account(entity);
    assertThat(page(TestTokens.ALPHA, "/bank-accounts").select("tr:contains(A" + own + ")").text())
        .contains(entity, "OTHER" + own.toUpperCase(Locale.ROOT), "none yet");

    Map<String, String> month =
        Map.of("legalEntity", entity, "from", "2026-01-01", "to", "2026-01-31", "state", "closed");
    send(TestTokens.ALPHA, "/periods", month)
        .statusCode(204)
        .header("HX-Redirect", "/periods?legalEntity=" + entity);
    Document periods = page(TestTokens.ALPHA, "/periods?legalEntity=" + entity);
    assertThat(periods.select("tbody tr > td").eachText())
        .contains("1 Jan 2026 to 31 Jan 2026", "closed");
    assertThat(periods.select("dialog [name=state]").val()).isEqualTo("open");
    send(TestTokens.ALPHA, "/periods", Map.of("legalEntity", entity, "from", "soon", "to", ""))
        .statusCode(422)
        .body(containsString("date like 2026-03-31"));
    as(TestTokens.ALPHA)
        .accept("application/json")
        .queryParam("legalEntity", entity)
        .get("/api/v1/periods")
        .then()
        .body("items[0].state", equalTo("closed"));
  }

  @Test
  void a_mapping_is_tried_on_a_sample_before_it_is_saved() {
    entity("E-" + own);
    account("E-" + own);
    String address = "/bank-accounts/mapping?account=A" + own;
    String csv =
        """
        Statement of March
        Date;Value
        """
            + "Date,Amount,Name,Purpose\n"
            + "02.03.2026,\"1.250,00\",Acme GmbH,INV-1\n"
            + "03.03.2026,\"-3,50\",Bank,Fee\n"
            + "soon,\"1,00\",Nobody,\n";
    RequestSpecification tried =
        ours(TestTokens.ALPHA)
            .multiPart("skipLines", "2")
            .multiPart("decimalMark", ",")
            .multiPart("dateFormat", "dd.MM.yyyy")
            .multiPart("currency", "EUR")
            .multiPart("amount", "Amount")
            .multiPart("bookingDate", "Date")
            .multiPart("payerName", "Name")
            .multiPart("payerAccount", "IBAN")
            .multiPart("text", "Purpose")
            .multiPart("sample", "march.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv");
    Document trial =
        Jsoup.parse(
            tried
                .post("/bank-accounts/mapping/trial?account=A" + own)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    assertThat(trial.select(".chip").text()).isEqualTo("2 rows are read, 1 is refused");
    assertThat(trial.text()).contains("It lacks IBAN", "'soon' is no date");
    assertThat(trial.select("td.amount").eachText()).containsExactly("EUR 1,250.00", "EUR -3.50");
    assertThat(page(TestTokens.ALPHA, address).text()).contains("There is no mapping yet");

    Map<String, String> form =
        Map.of(
            "version",
            "0",
            "skipLines",
            "2",
            "decimalMark",
            ",",
            "dateFormat",
            "dd.MM.yyyy",
            "currency",
            "EUR",
            "amount",
            "Amount",
            "bookingDate",
            "Date",
            "payerName",
            "Name",
            "text",
            "Purpose");
    send(TestTokens.ALPHA, address, form).statusCode(204);
    Document saved = page(TestTokens.ALPHA, address);
    assertThat(saved.text()).contains("Version 1 is saved");
    assertThat(saved.select("[name=dateFormat]").val()).isEqualTo("dd.MM.uuuu");
    assertThat(saved.select("[name=text]").text()).isEqualTo("Purpose");
    send(TestTokens.ALPHA, address, form)
        .statusCode(412)
        .body(containsString("nothing was changed"));
    send(TestTokens.ALPHA, address, Map.of("version", "1", "amount", "Amount"))
        .statusCode(422)
        .body(containsString("names the column of a date"));
  }

  @Test
  void a_certificate_without_a_budget_says_so_and_is_not_issued() {
    assertThat(
            page(TestTokens.BETA, "/certificate").select(".figure:contains(Error budget)").text())
        .contains("none", "nothing is posted by certificate");
    send(TestTokens.BETA, "/certificate", Map.of())
        .statusCode(409)
        .body(containsString("No certificate was issued"), containsString("no budget"));
    assertThat(page(TestTokens.BETA, "/audits").text()).contains("No audit waits");
    ours(TestTokens.BETA).get("/audits/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void a_limit_is_removed_by_others_than_its_group() {
    Map<String, String> limit =
        Map.of("group", "r-" + own, "currency", "NOK", "writeOff", "9.00", "discount", "9.00");
    send(TestTokens.CLERK, "/limits", limit).statusCode(204);
    Map<String, String> meant = Map.of("group", "r-" + own, "currency", "NOK");
    send(TestTokens.CLERK, "/limits/removal", Map.of("group", "clerks", "currency", "NOK"))
        .statusCode(403)
        .body(containsString("Nobody changes the limit of an own group"));
    send(TestTokens.CLERK, "/limits/removal", meant).statusCode(204);
    send(TestTokens.ALPHA, "/limits/removal", meant);
    assertThat(page(TestTokens.ALPHA, "/limits").text()).doesNotContain("r-" + own);
    send(TestTokens.ALPHA, "/limits/removal", meant)
        .statusCode(404)
        .body(containsString("There is no limit of r-" + own + " in NOK"));
  }

  @Test
  void a_receiver_of_events_shows_its_secret_once_and_is_removed() {
    String url = "https://192.0.2.7/" + own;
    send(TestTokens.BETA, "/webhooks", Map.of("url", url, "events", "review.opened"))
        .statusCode(200)
        .header("HX-Retarget", "#notice")
        .header("Cache-Control", "no-store")
        .body(containsString("whsec_"));
    Document listed = page(TestTokens.BETA, "/webhooks");
    assertThat(listed.select("tr:contains(" + own + ")").text())
        .contains("cases", "never yet", "nothing waits", "answers");
    assertThat(listed.text()).doesNotContain("whsec_");
    assertThat(page(TestTokens.ALPHA, "/webhooks").text()).doesNotContain(own);
    send(TestTokens.BETA, "/webhooks", Map.of("url", "http://127.0.0.1/" + own))
        .statusCode(422)
        .body(containsString("private network"));
    String removal =
        listed.select("tr:contains(" + own + ") form[action$=/removal]").attr("action");
    send(TestTokens.ALPHA, removal, Map.of()).statusCode(404);
    as(TestTokens.BETA).header("Sec-Fetch-Site", "cross-site").post(removal).then().statusCode(403);
    send(TestTokens.BETA, removal, Map.of()).statusCode(204);
    assertThat(page(TestTokens.BETA, "/webhooks").text()).doesNotContain(own);
  }

  @Test
  void a_password_goes_in_and_never_comes_out() {
    String sender = own + ".example";
    Map<String, String> form =
        Map.of("sender", sender, "label", "Lists " + own, "password", " pass-" + own);
    send(TestTokens.ALPHA, "/passwords", form).statusCode(204).header("HX-Redirect", "/passwords");
    Document listed = page(TestTokens.ALPHA, "/passwords");
    assertThat(listed.select("tr:contains(Lists " + own + ")").text()).contains(sender);
    assertThat(listed.html()).doesNotContain("pass-" + own);
    assertThat(page(TestTokens.BETA, "/passwords").text()).doesNotContain(own);
    send(TestTokens.ALPHA, "/passwords", Map.of("sender", "no sender", "label", "x"))
        .statusCode(422)
        .body(containsString("mail address"));
    String removal =
        listed.select("tr:contains(" + own + ") form[action$=/removal]").attr("action");
    send(TestTokens.BETA, removal, Map.of()).statusCode(404);
    send(TestTokens.ALPHA, removal, Map.of()).statusCode(204);
    assertThat(page(TestTokens.ALPHA, "/passwords").text()).doesNotContain(own);
  }

  @Test
  void a_customer_is_found_and_shown_with_items_and_payments_to_its_tenant_only() {
    String id = "K/" + own;
    entity("E-" + own);
    account("E-" + own);
    json("customers", "[{'id':'%1$s','name':'Kunde %2$s','bankAccounts':['DE99%2$s']}]", id, own);
    json(
        "open-items",
        "[{'id':'I-%2$s','number':'R-%2$s','customer':'%1$s','legalEntity':'E-%2$s',"
            + "'currency':'EUR','amount':'1250.00','dueDate':'2026-05-01'}]",
        id,
        own);
    json(
        "payments",
        "[{'id':'P-%2$s','account':'A%2$s','legalEntity':'E-%2$s','status':'booked',"
            + "'amount':'40.00','currency':'EUR','bookingDate':'2026-04-01',"
            + "'payerName':'Kunde','payerAccount':'DE99%2$s','text':'on account'}]",
        id,
        own);
    Document found = page(TestTokens.ALPHA, "/customers?q=kunde " + own);
    assertThat(found.select(".groups a[aria-current]").text()).isEqualTo("Work");
    String address = found.select("a:contains(Kunde " + own + ")").attr("href");
    // The slash in the id is encoded already.
    Document shown =
        Jsoup.parse(
            ours(TestTokens.ALPHA)
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    assertThat(shown.select("h1").text()).isEqualTo("Kunde " + own);
    assertThat(shown.select("[aria-labelledby=items] tbody tr").text())
        .contains("R-" + own, "EUR 1,250.00", "Open");
    assertThat(shown.select("[aria-labelledby=paid] tbody tr").text())
        .contains("P-" + own, "on account", "EUR 40.00", "Booked");
    assertThat(shown.select("[aria-labelledby=learned]").text()).contains("No decision has taught");
    assertThat(page(TestTokens.BETA, "/customers?q=kunde " + own).text())
        .contains("Nobody is called kunde " + own);
    ours(TestTokens.BETA).urlEncodingEnabled(false).get(address).then().statusCode(404);
  }

  private static void json(String what, String body, Object... values) {
    as(TestTokens.ALPHA)
        .contentType("application/json")
        .body(String.format(Locale.ROOT, body, values).replace('\'', '"'))
        .post("/api/v1/" + what)
        .then()
        .statusCode(200)
        .body("accepted", equalTo(1));
  }

  private void entity(String id) {
    send(
            TestTokens.ALPHA,
            "/legal-entities",
            Map.of("id", id, "name", "Seller " + own, "country", "DE", "currency", "EUR"))
        .statusCode(204);
  }

  private void account(String entity) {
    send(
            TestTokens.ALPHA,
            "/bank-accounts",
            Map.of("id", "A" + own, "legalEntity", entity, "names", "other " + own + "\n\n"))
        .statusCode(204);
  }
}
