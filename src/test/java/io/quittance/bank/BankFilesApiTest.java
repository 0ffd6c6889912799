package io.quittance.bank;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bank files from outside. Each test has an account of its own in the tenant that all share. */
@QuarkusTest
class BankFilesApiTest {
  private final String own =
      UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);
  private final String account = "DE" + own;
  private final String entity = "E-" + own;

  @BeforeEach
  void an_account() {
    caller()
        .contentType("application/json")
        .body("[{\"id\":\"" + entity + "\",\"currency\":\"EUR\"}]")
        .post("/api/v1/legal-entities")
        .then()
        .statusCode(200);
    caller()
        .contentType("application/json")
        .body("{\"legalEntity\":\"" + entity + "\",\"names\":[\"bank/" + own + "\"]}")
        .put("/api/v1/bank-accounts/" + account)
        .then()
        .statusCode(200)
        .body("id", equalTo(account))
        .body("names", contains("BANK" + own));
  }

  private String camt(String kind, String reference, String amount) {
    return """
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.05%1$s.001.04"><Root><%2$s><Id>1</Id>
    <Acct><Id><IBAN>%3$s</IBAN></Id></Acct>
    <Ntry><Amt Ccy="EUR">%5$s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
    <BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>%4$s</AcctSvcrRef></Ntry>
    </%2$s></Root></Document>
    """
        .formatted(kind, kind.equals("3") ? "Stmt" : "Ntfctn", account, reference, amount);
  }

  @Test
  void a_payment_given_as_json_is_the_one_of_the_file_and_a_doubt_is_a_case() {
    take("application/xml", camt("4", "R1", "12.00")).body("accepted", equalTo(1));
    take("application/json", payment("J-", "12.00", "2026-03-02"))
        .body("refused", empty())
        .body("known[0].id", equalTo("J-" + own))
        .body("known[0].payments", contains(account + ":R1"));
    caller()
        .get("/api/v1/payments/J-" + own)
        .then()
        .body("id", equalTo(account + ":R1"))
        .body("available", equalTo("12.00"));
    take("application/xml", camt("4", "R2", "13.00")).body("accepted", equalTo(1));
    take("application/json", payment("K-", "13.00", "2026-03-05"))
        .body("refused.code", contains("possible-double"));
    String doubt =
        caller()
            .queryParam("limit", 200)
            .get("/api/v1/reviews")
            .jsonPath()
            .getString("items.find { it.reasons[0].message.contains('K-" + own + "') }.id");
    caller()
        .contentType("application/json")
        .body("{\"action\":\"reject\"}")
        .post("/api/v1/reviews/" + doubt + "/decision")
        .then()
        .statusCode(200);
    caller().get("/api/v1/payments/K-" + own).then().body("id", equalTo(account + ":R2"));
    caller()
        .contentType("application/json")
        .body("{\"action\":\"approve\"}")
        .post("/api/v1/reviews/" + doubt + "/decision")
        .then()
        .statusCode(409);
  }

  private String payment(String prefix, String amount, String day) {
    return String.format(
        "[{\"id\":\"%s%s\",\"account\":\"%s\",\"currency\":\"EUR\",\"amount\":\"%s\","
            + "\"bookingDate\":\"%s\"}]",
        prefix, own, account, amount, day);
  }

  @Test
  void camt_is_taken_once_and_its_payment_has_money() {
    take("application/xml", camt("4", "R1", "12.00")).body("accepted", equalTo(1));
    take("application/xml", camt("3", "R1", "12.00")).body("unchanged", equalTo(1));
    take("application/octet-stream", camt("3", "R1", "12.00")).body("unchanged", equalTo(1));
    caller()
        .get("/api/v1/payments/" + account + ":R1")
        .then()
        .statusCode(200)
        .body("available", equalTo("12.00"))
        .body("legalEntity", equalTo(entity));
    caller()
        .queryParam("account", account)
        .get("/api/v1/bank-entries")
        .then()
        .body("items.nature", contains("receipt"))
        .body("items[0].channels", contains("camt_notification", "camt_statement"))
        .body("items[0].payments", contains(account + ":R1"));
    take("application/xml", camt("3", "R1", "12.01")).body("refused.code", contains("conflict"));
    caller()
        .contentType("application/xml")
        .body("<a><b></a>")
        .post("/api/v1/payments")
        .then()
        .statusCode(400)
        .body("code", equalTo("bad-xml"));
  }

  @Test
  void a_possible_double_waits_for_a_person() {
    take("application/xml", camt("4", "R1", "12.00")).body("accepted", equalTo(1));
    take("application/xml", camt("3", "R2", "12.00"))
        .body("refused.code", contains("possible-double"));
    String question =
        caller()
            .queryParam("limit", 200)
            .get("/api/v1/bank-questions")
            .then()
            .statusCode(200)
            .extract()
            .path("items.find { it.account == '" + account + "' }.id");
    answer(question, "noted").statusCode(422).body("code", equalTo("bad-answer"));
    answer(question, "another").statusCode(200).body("answer", equalTo("another"));
    answer(question, "same").statusCode(409);
    caller()
        .get("/api/v1/payments/" + account + ":R2")
        .then()
        .statusCode(200)
        .body("available", equalTo("12.00"));
    take("application/xml", camt("4", "R2", "12.00")).body("unchanged", equalTo(1));
  }

  @Test
  void mt940_under_another_name_of_the_account_and_bai2_are_told_apart_by_what_they_hold() {
    String swift =
        """
        :20:X
        :25:bank/%s
        :28C:1/1
        :60F:C260301EUR0,00
        :61:2603020302C5,00NTRFINV-9//SW1
        :61:2603020302D1,00NCHGNONREF//SW2
        :62F:C260302EUR4,00
        -
        """
            .formatted(own);
    take("text/mt940", swift).body("accepted", equalTo(2)).body("refused", empty());
    caller()
        .queryParam("account", account)
        .queryParam("nature", "fee")
        .get("/api/v1/bank-entries")
        .then()
        .body("items.rule", contains("swift-charges"))
        .body("items[0].payments", empty());
    String bai =
        """
        01,B,U,260302,0600,1,80,,2/
        02,U,B,1,260301,2359,EUR,2/
        03,%s,,,,,/
        16,142,900,Z,BAI1,,PPD/
        49,900,3/
        98,900,1,5/
        99,900,1,7/
        """
            .formatted(account);
    take("text/bai2", bai).body("accepted", equalTo(1)).body("refused", empty());
    caller().get("/api/v1/payments/" + account + ":BAI1").then().body("amount", equalTo("9.00"));
    take("text/plain", bai.replace("99,900", "99,901"))
        .body("refused.code", contains("control-total"));
  }

  @Test
  void csv_is_read_by_the_mapping_of_its_account() {
    String csv =
        "Kontoauszug\nTag;Betrag;Name;Zweck;Nr\n02.03.2026;1.234,50;Müller;R 1;7\n"
            + "02.03.2026;-3,00;Bank;Gebühr;8\n30.02.2026;1,00;X;Y;9\n";
    caller()
        .contentType("text/csv; charset=UTF-8")
        .queryParam("account", account)
        .body(csv)
        .post("/api/v1/payments")
        .then()
        .statusCode(422)
        .body("code", equalTo("no-mapping"));
    caller()
        .contentType("application/json")
        .body(
            """
            {"skipLines":1,"decimalMark":",","dateFormat":"dd.MM.yyyy","currency":"EUR",
             "columns":{"amount":"Betrag","bookingDate":"Tag","payerName":"Name","reference":"Nr",
                        "text":["Zweck"]}}
            """)
        .put("/api/v1/payment-mappings/" + account)
        .then()
        .statusCode(200)
        .body("columns.amount", equalTo("Betrag"));
    caller()
        .contentType("text/csv; charset=UTF-8")
        .queryParam("account", account)
        .body(csv)
        .post("/api/v1/payments")
        .then()
        .statusCode(200)
        .body("accepted", equalTo(2))
        .body("refused.code", contains("bad-date"))
        .body("refused.row", contains(3));
    caller()
        .get("/api/v1/payments/" + account + ":7")
        .then()
        .body("amount", equalTo("1234.50"))
        .body("payerName", equalTo("Müller"));
    caller()
        .contentType("application/json")
        .body("{\"columns\":{\"amount\":\"A\",\"bookingDate\":\"B\"}}")
        .put("/api/v1/payment-mappings/" + account)
        .then()
        .statusCode(422)
        .body("code", equalTo("bad-mapping"));
  }

  @Test
  void rules_are_seen_replaced_and_refused() {
    RequestSpecification beta =
        given()
            .header("Authorization", "Bearer " + TestTokens.BETA)
            .contentType("application/json");
    beta.get("/api/v1/receipt-rules")
        .then()
        .statusCode(200)
        .body("version", equalTo(0))
        .body("rules.name", hasItem("own-account"));
    given()
        .header("Authorization", "Bearer " + TestTokens.BETA)
        .contentType("application/json")
        .body("[{\"name\":\"paypal\",\"party\":\"PayPal\",\"nature\":\"card_settlement\"}]")
        .put("/api/v1/receipt-rules")
        .then()
        .statusCode(200)
        .body("version", equalTo(1))
        .body("rules.name", contains("paypal"))
        .body("rules[0].direction", nullValue());
    for (String bad :
        new String[] {
          "[{\"name\":\"x\",\"nature\":\"fee\"}]",
          "[{\"name\":\"x\",\"text\":\"y\",\"nature\":\"gift\"}]",
          "[{\"name\":\"x\",\"text\":\"y\",\"direction\":\"debit\",\"nature\":\"receipt\"}]"
        }) {
      given()
          .header("Authorization", "Bearer " + TestTokens.BETA)
          .contentType("application/json")
          .body(bad)
          .put("/api/v1/receipt-rules")
          .then()
          .statusCode(422)
          .body("code", equalTo("bad-rule"));
    }
  }

  private static ValidatableResponse answer(String question, String answer) {
    return caller()
        .contentType("application/json")
        .body("{\"answer\":\"" + answer + "\",\"note\":\"seen\"}")
        .post("/api/v1/bank-questions/" + question + "/answer")
        .then();
  }

  private static ValidatableResponse take(String type, String file) {
    return caller()
        .contentType(type)
        .body(file.getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/payments")
        .then()
        .statusCode(200);
  }

  private static RequestSpecification caller() {
    return given().header("Authorization", "Bearer " + TestTokens.ALPHA);
  }
}
