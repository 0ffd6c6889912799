package io.quittance.workbench;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quittance.review.Decision;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages say and what they refuse, seen as HTML. */
@QuarkusTest
@TestProfile(SamplePages.class)
class PagesTest {
  private static final UUID SHORT_PAY = SampleMessages.id(2);
  private static final UUID APPLIED = SampleMessages.id(4);
  private static final UUID HOSTILE = SampleMessages.id(6);
  private static final UUID REVIEW = SampleMessages.id(2002);
  private static final UUID PROPOSAL = SampleMessages.id(1002);

  @Inject SampleDesk desk;

  @BeforeEach
  void fresh() {
    desk.reset();
  }

  private static String page(String address) {
    return given().accept("text/html").get(address).then().statusCode(200).extract().asString();
  }

  /** A call as the page's own script makes it. */
  private static RequestSpecification ours() {
    return given()
        .accept("text/html")
        .header("HX-Request", "true")
        .header("Sec-Fetch-Site", "same-origin")
        .contentType("application/x-www-form-urlencoded");
  }

  private static Response decide(RequestSpecification call, String action) {
    return call.formParam("proposal", PROPOSAL.toString())
        .formParam("action", action)
        .post("/messages/" + SHORT_PAY + "/reviews/" + REVIEW + "/decision");
  }

  @Test
  void the_list_names_sender_payer_amount_status_and_reason() {
    String html = page("/");
    assertThat(html)
        .contains("Acme Retail AP", "Remittance advice 7700012345", "6,400.00", "In review")
        .contains("The PDF carries white text that a reader does not see")
        .contains("Applied today", "EUR 15,474.69", "USD 4,500.00", "built-in");
    assertThat(html.split("class=\"row tone", -1)).hasSize(13);
  }

  @Test
  void a_tab_shows_its_group_only_and_a_search_its_hits_only() {
    assertThat(page("/?group=waiting"))
        .contains("Thames Outfitters")
        .doesNotContain("Acme Retail AP");
    assertThat(page("/?q=lumi")).contains("paid today").doesNotContain("Thames Outfitters");
    assertThat(page("/?q=nowhere")).contains("Nothing found");
  }

  @Test
  void a_refresh_answers_nothing_until_something_changed() {
    String html = page("/");
    String version = html.replaceAll("(?s).*data-version=\"([^\"]+)\".*", "$1");
    given().get("/inbox?seen=" + version).then().statusCode(204);
    desk.receive(SampleMessages.id(99), "just sent");
    given().get("/inbox?seen=" + version).then().statusCode(200).body(containsString("just sent"));
  }

  @Test
  void a_message_shows_reasons_values_payment_and_proposal_tied_to_the_source() {
    String html = page("/messages/" + SHORT_PAY);
    assertThat(html)
        .contains("Approve: USD 6,400.00 to 4 items")
        .contains("class=\"compare equal\"")
        .contains("not verified")
        .contains("Never used as evidence")
        .contains("Would apply if line 2 were USD 1980.50; USD 120.00 short.")
        .contains("damaged cartons");
    assertThat(html.split("data-ev=\"a0-paymentAmount\"", -1)).hasSize(3);
    assertThat(html.split("data-ev=\"a0-l1-netAmount\"", -1)).hasSize(3);
    assertThat(html).contains("/parts/1.2/pages/1.png");
  }

  @Test
  void a_workbook_is_a_grid_with_marked_cells_on_sheets() {
    String html = page("/messages/" + APPLIED);
    assertThat(html)
        .contains("<mark data-ev=\"a0-l2-netAmount\" title=\"line 3 net\">2,499.75</mark>")
        .contains(">Notes</a>")
        .contains("Certificate: 5 checks passed");
  }

  @Test
  void what_a_sender_wrote_is_never_markup_script_address_or_template() {
    for (String address : new String[] {"/", "/messages/" + HOSTILE}) {
      String html = page(address);
      assertThat(html)
          .contains("&lt;script&gt;alert")
          .contains("{config:quittance.tokens}")
          .doesNotContain("<script>")
          .doesNotContain("<img src=https")
          .doesNotContain("<svg onload")
          .doesNotContain("href=\"javascript:");
      Document parsed = Jsoup.parse(html);
      assertThat(parsed.select("script").eachAttr("src"))
          .allMatch(src -> src.startsWith("/static/"));
      assertThat(parsed.select("script:not([src]), iframe, object, style, base")).isEmpty();
      for (Element element : parsed.getAllElements()) {
        for (Attribute attribute : element.attributes()) {
          assertThat(attribute.getKey()).doesNotStartWith("on").isNotEqualTo("style");
          if (Set.of("src", "href", "action", "hx-get", "hx-post").contains(attribute.getKey())) {
            assertThat(attribute.getValue()).matches("(/[^/].*|/|#.*|data:,)");
          }
        }
      }
    }
  }

  @Test
  void pages_carry_a_policy_that_runs_and_loads_only_our_own() {
    given()
        .accept("text/html")
        .get("/messages/" + HOSTILE)
        .then()
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Cache-Control", equalTo("no-store"));
  }

  @Test
  void bytes_of_a_mail_are_only_ever_saved() {
    given()
        .get("/messages/" + HOSTILE + "/raw")
        .then()
        .statusCode(200)
        .contentType("message/rfc822")
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header(
            "Content-Disposition", equalTo("attachment; filename=\"message-" + HOSTILE + ".eml\""));
    given()
        .get("/messages/" + HOSTILE + "/parts/2/content")
        .then()
        .statusCode(200)
        .contentType("application/octet-stream")
        .header(
            "Content-Disposition",
            equalTo("attachment; filename=\"___svg onload_alert_3__.html\""));
  }

  @Test
  void an_approval_posts_once_and_shows_what_was_posted() {
    decide(ours(), "approve")
        .then()
        .statusCode(200)
        .body(containsString("Applied USD 6,400.00."))
        .body(containsString("Posted from this message"))
        .body(not(containsString("Approve:")));
    assertThat(desk.decisions())
        .singleElement()
        .satisfies(d -> assertThat(d.action()).isEqualTo(Decision.Action.APPROVE));
  }

  @Test
  void a_decision_from_anywhere_else_is_refused() {
    decide(ours().header("Sec-Fetch-Site", "cross-site"), "approve").then().statusCode(403);
    decide(
            given()
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded"),
            "approve")
        .then()
        .statusCode(403);
    decide(
            given()
                .header("HX-Request", "true")
                .header("Origin", "http://evil.example")
                .contentType("application/x-www-form-urlencoded"),
            "approve")
        .then()
        .statusCode(403);
    assertThat(desk.decisions()).isEmpty();
  }

  @Test
  void a_rejection_needs_a_note() {
    decide(ours(), "reject")
        .then()
        .statusCode(422)
        .header("HX-Retarget", equalTo("#notice"))
        .body(containsString("A rejection needs a note that says why."));
    decide(ours().formParam("note", "wrong customer"), "reject").then().statusCode(200);
    assertThat(desk.decisions()).extracting(Decision::note).containsExactly("wrong customer");
  }

  @Test
  void a_correction_carries_items_and_amounts_as_typed() {
    decide(
            ours()
                .formParam("payment", "BANK-2026-11-20-0042")
                .formParam("item", "INV-20311", "INV-20318")
                .formParam("amount", "4165.00", "1860.50")
                .formParam("discount", "85.00", "")
                .formParam("writeOff", "", "120.00")
                .formParam("reasonCode", "", "damaged-goods"),
            "apply")
        .then()
        .statusCode(200);
    assertThat(desk.decisions().get(0).applications())
        .containsExactly(
            new Decision.Applied(
                "BANK-2026-11-20-0042", "INV-20311", "4165.00", "85.00", null, null),
            new Decision.Applied(
                "BANK-2026-11-20-0042", "INV-20318", "1860.50", null, "120.00", "damaged-goods"));
  }

  @Test
  void an_amount_that_may_mean_two_things_is_refused_not_repaired() {
    decide(
            ours()
                .formParam("payment", "BANK-2026-11-20-0042")
                .formParam("item", "INV-20311")
                .formParam("amount", "4,165")
                .formParam("discount", "")
                .formParam("writeOff", "")
                .formParam("reasonCode", ""),
            "apply")
        .then()
        .statusCode(422)
        .body(containsString("is no plain amount"));
    assertThat(desk.decisions()).isEmpty();
  }

  @Test
  void a_drafted_question_is_shown_as_text_and_only_to_our_own_page() {
    String address = "/messages/" + SHORT_PAY + "/reviews/" + REVIEW + "/question";
    assertThat(page("/messages/" + SHORT_PAY)).contains("hx-post=\"" + address + "\"");
    ours()
        .post(address)
        .then()
        .statusCode(200)
        .body(containsString("Is &lt;b&gt;INV-7&lt;/b&gt; part of the 350.00 you paid?"))
        .body(containsString("nothing was sent"))
        .body(not(containsString("<b>INV-7")));
    given().post(address).then().statusCode(403);
    assertThat(desk.decisions()).isEmpty();
  }

  @Test
  void a_proposal_that_changed_meanwhile_is_not_approved() {
    ours()
        .formParam("proposal", UUID.randomUUID().toString())
        .formParam("action", "approve")
        .post("/messages/" + SHORT_PAY + "/reviews/" + REVIEW + "/decision")
        .then()
        .statusCode(409)
        .body(containsString("Changed meanwhile, nothing was posted"))
        .body(containsString("Show how it stands now"));
    assertThat(desk.decisions()).isEmpty();
  }

  @Test
  void a_case_about_a_whole_message_offers_no_approval_and_is_decided() {
    assertThat(page("/messages/" + HOSTILE))
        .contains("about the message as a whole", "Apply by hand")
        .doesNotContain("Approve:");
    ours()
        .formParam("proposal", "")
        .formParam("action", "not-a-remittance")
        .post("/messages/" + HOSTILE + "/reviews/" + SampleMessages.id(2006) + "/decision")
        .then()
        .statusCode(200)
        .body(containsString("Noted; nothing was posted."));
  }

  @Test
  void a_form_that_names_no_proposal_does_not_approve_one() {
    ours()
        .formParam("proposal", "")
        .formParam("action", "approve")
        .post("/messages/" + SHORT_PAY + "/reviews/" + REVIEW + "/decision")
        .then()
        .statusCode(409);
    assertThat(desk.decisions()).isEmpty();
  }

  @Test
  void what_is_posted_already_is_not_offered_for_posting_again() {
    String html = page("/messages/" + SampleMessages.id(5));
    assertThat(html).contains("Accept what remains", "Apply more").doesNotContain("Approve:");
    assertThat(html).doesNotContain("value=\"12230.40\"");
  }

  @Test
  void a_reversal_needs_a_reason_and_happens_once() {
    String address = "/messages/" + APPLIED + "/applications/A-7001/reversal";
    ours().post(address).then().statusCode(422).body(containsString("needs a reason"));
    ours()
        .formParam("reason", "wrong invoice")
        .post(address)
        .then()
        .statusCode(200)
        .body(containsString("Reversed USD 1,120.00."));
    ours()
        .formParam("reason", "again")
        .post(address)
        .then()
        .statusCode(422)
        .body(containsString("It is reversed already."));
  }

  @Test
  void the_picker_finds_items_and_says_when_there_is_none() {
    given()
        .get("/items?q=20360")
        .then()
        .statusCode(200)
        .body(containsString("data-item=\"INV-20360\""));
    given().get("/items?q=zzz").then().body(containsString("No open item has"));
  }

  @Test
  void a_missing_message_and_a_missing_page_are_pages() {
    for (String address :
        new String[] {"/messages/" + UUID.randomUUID(), "/messages/nonsense", "/nowhere"}) {
      given()
          .accept("text/html")
          .get(address)
          .then()
          .statusCode(404)
          .contentType("text/html")
          .body(containsString("Messages</a>"));
    }
  }

  @Test
  void a_breakdown_says_what_was_kept_and_not_its_cause() {
    desk.breakDown();
    given()
        .accept("text/html")
        .get("/messages/" + SHORT_PAY)
        .then()
        .statusCode(500)
        .contentType("text/html")
        .body(containsString("Something went wrong"))
        .body(not(containsString("secret cause")));
  }
}
