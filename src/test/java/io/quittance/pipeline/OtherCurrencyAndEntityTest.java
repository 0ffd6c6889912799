package io.quittance.pipeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.api.TestTokens;
import io.quittance.database.Sql;
import io.quittance.jobs.Job;
import io.quittance.review.ReviewCase;
import io.quittance.review.ReviewCases;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** From a mail to the entries: money in another currency, or at another company of ours. */
@QuarkusTest
class OtherCurrencyAndEntityTest {
  private static final TenantId TENANT = new TenantId("alpha");

  @Inject InTenant inTenant;
  @Inject MessageRows rows;
  @Inject Messages messages;
  @Inject ReadStage readStage;
  @Inject MatchStage matchStage;
  @Inject ReviewCases cases;
  @Inject Sql sql;
  @Inject Clock clock;

  /** Six digits of this test's own, so that no other's books are met. */
  private final int own = ThreadLocalRandom.current().nextInt(100_000, 999_000);

  private final String paid = "XR" + own;

  @Test
  void what_the_bank_exchanged_is_posted_at_the_banks_own_figures() {
    books("{'automatic':{'otherCurrency':true}}");
    account();
    UUID mail = read();
    exchangedByBank("550.00", "USD");
    match(mail);
    assertThat(reasons(mail)).isEmpty();
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
    assertThat(entries("application.rate_source"))
        .containsExactly("bank: EUR 500.00 for USD 550.00 at 1.1");
    assertThat(
            entries(
                "e.account_role || ' ' || e.side || ' ' || e.currency || ' ' || e.amount_minor"))
        .containsExactly(
            "exchange_clearing credit USD 22000",
            "exchange_clearing credit USD 33000",
            "exchange_clearing debit EUR 20000",
            "exchange_clearing debit EUR 30000",
            "receivable credit EUR 20000",
            "receivable credit EUR 30000",
            "unidentified debit USD 22000",
            "unidentified debit USD 33000");
  }

  @Test
  void at_an_imported_rate_what_rounding_leaves_is_an_exchange_difference() {
    books("{'automatic':{'otherCurrency':true}}");
    take(
        "exchange-rates",
        "[{'date':'" + today() + "','from':'CHF','to':'EUR','rate':'0.92','source':'ECB'}]");
    UUID mail = read();
    pay("543.46", "CHF");
    match(mail);
    assertThat(reasons(mail)).isEmpty();
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
    assertThat(
            entries(
                "e.account_role || ' ' || e.side || ' ' || e.currency || ' ' || e.amount_minor"))
        .containsExactly(
            "exchange_clearing credit CHF 21738",
            "exchange_clearing credit CHF 32608",
            "exchange_clearing debit EUR 19999",
            "exchange_clearing debit EUR 29999",
            "exchange_difference debit EUR 1",
            "exchange_difference debit EUR 1",
            "receivable credit EUR 20000",
            "receivable credit EUR 30000",
            "unidentified debit CHF 21738",
            "unidentified debit CHF 32608");
  }

  @Test
  void without_a_rate_it_is_a_case_that_says_so() {
    books("{'automatic':{'otherCurrency':true}}");
    UUID mail = read();
    pay("5500.00", "SEK");
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.REVIEW);
    assertThat(reasons(mail))
        .anyMatch(
            reason ->
                reason.code().equals("currency")
                    && reason.message().contains("no rate")
                    && reason.message().contains("SEK"));
    assertThat(entries("e.account_role")).isEmpty();
  }

  @Test
  void items_of_another_company_are_paid_through_a_half_in_each_only_where_the_policy_says() {
    books("{'automatic':{'intercompany':false}}");
    take("legal-entities", "[{'id':'FR-%1$s','name':'Other','currency':'EUR'}]");
    take("bank-accounts/A-%1$s", "{'legalEntity':'FR-%1$s','names':[]}");
    UUID mail = read();
    payTo("FR-%1$s");
    match(mail);
    assertThat(status(mail)).isEqualTo(MessageStatus.REVIEW);
    assertThat(reasons(mail)).extracting(ReviewCase.Reason::code).contains("legal-entity");
    policy("FR-", "{'automatic':{'intercompany':true}}");
    match(mail);
    assertThat(reasons(mail)).isEmpty();
    assertThat(status(mail)).isEqualTo(MessageStatus.APPLIED);
    assertThat(
            entries(
                "substring(p.legal_entity for 2) || ' ' || e.account_role || ' ' || e.side || ' '"
                    + " || e.amount_minor"))
        .containsExactly(
            "DE intercompany debit 20000",
            "DE intercompany debit 30000",
            "DE receivable credit 20000",
            "DE receivable credit 30000",
            "FR intercompany credit 20000",
            "FR intercompany credit 30000",
            "FR unidentified debit 20000",
            "FR unidentified debit 30000");
  }

  /** Items of 300 and 200 of a German company. */
  private void books(String policy) {
    take("legal-entities", "[{'id':'DE-%1$s','name':'Seller','currency':'EUR'}]");
    take("customers", "[{'number':'C-%1$s','name':'Omega %1$s','bankAccounts':['DE00OMEGA%1$s']}]");
    policy("DE-", policy);
    for (int i = 1; i <= 2; i++) {
      take(
          "open-items",
          "[{'id':'INV-%1$s"
              + i
              + "','number':'INV-%1$s"
              + i
              + "','customer':'C-%1$s','legalEntity':'DE-%1$s','currency':'EUR','amount':'"
              + (i == 1 ? "300.00" : "200.00")
              + "'}]");
    }
  }

  private void policy(String entity, String changes) {
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .contentType("application/json")
        .queryParam("legalEntity", entity + own)
        .body(changes.replace('\'', '"'))
        .put("/api/v1/policy")
        .then()
        .statusCode(200);
  }

  private void account() {
    take("bank-accounts/A-%1$s", "{'legalEntity':'DE-%1$s','names':[]}");
  }

  private void exchangedByBank(String amount, String currency) {
    String file =
        "<Document><BkToCstmrStmt><Stmt><Id>S</Id><Acct><Id><Othr><Id>A-%1$s</Id></Othr></Id></Acct><Ntry><Amt"
            + " Ccy='"
            + currency
            + "'>"
            + amount
            + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>"
            + today()
            + "</Dt></BookgDt><AcctSvcrRef>"
            + paid
            + "</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>"
            + paid
            + "</EndToEndId></Refs><AmtDtls><InstdAmt><Amt"
            + " Ccy='EUR'>500.00</Amt><CcyXchg><SrcCcy>EUR"
            + "</SrcCcy><TrgtCcy>USD</TrgtCcy><UnitCcy>EUR</UnitCcy><XchgRate>1.1</XchgRate>"
            + "</CcyXchg></InstdAmt></AmtDtls><RltdPties><Dbtr><Nm>Omega</Nm></Dbtr><DbtrAcct><Id>"
            + "<IBAN>DE00OMEGA%1$s</IBAN></Id></DbtrAcct></RltdPties></TxDtls></NtryDtls></Ntry>"
            + "</Stmt></BkToCstmrStmt></Document>";
    given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .contentType("application/xml")
        .body(String.format(Locale.ROOT, file, own).getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/payments")
        .then()
        .statusCode(200);
  }

  private void pay(String amount, String currency) {
    pay(amount, currency, "DE-%1$s");
  }

  private void payTo(String entity) {
    pay("500.00", "EUR", entity);
  }

  private void pay(String amount, String currency, String entity) {
    take(
        "payments",
        "[{'id':'"
            + paid
            + "','reference':'"
            + paid
            + "','account':'A-%1$s','legalEntity':'"
            + entity
            + "','currency':'"
            + currency
            + "','amount':'"
            + amount
            + "','payerName':'Omega','payerAccount':'DE00OMEGA%1$s','bookingDate':'"
            + today()
            + "','valueDate':'"
            + today()
            + "'}]");
  }

  private void take(String resource, String body) {
    var request =
        given()
            .header("Authorization", "Bearer " + TestTokens.ALPHA)
            .contentType("application/json")
            .body(String.format(Locale.ROOT, body, own).replace('\'', '"'));
    String path = "/api/v1/" + String.format(Locale.ROOT, resource, own);
    (body.startsWith("[") ? request.post(path) : request.put(path)).then().statusCode(200);
  }

  private String today() {
    return now().toLocalDate().toString();
  }

  private ZonedDateTime now() {
    return clock.instant().atZone(ZoneOffset.UTC);
  }

  /** A mail about both items, 500 together, that names the payment. */
  private UUID read() {
    byte[] mail =
        String.join(
                "\r\n",
                "From: Payables <payables@omega" + own + ".example>",
                "To: remittance@seller.example",
                "Subject: Remittance advice",
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now()),
                "Message-ID: <" + UUID.randomUUID() + "@omega.example>",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "Dear Accounts Receivable,",
                "",
                "please find below the details of our bank transfer of " + today() + ".",
                "",
                "Payment reference:  " + paid,
                "Total paid:         EUR 500.00",
                "",
                "Invoice no.     Amount EUR",
                "INV-" + own + "1     300.00",
                "INV-" + own + "2     200.00",
                "Total           500.00",
                "")
            .getBytes(StandardCharsets.UTF_8);
    UUID id = messages.accept(TENANT, mail, "ada");
    readStage.run(new Job(Stages.READ, TENANT, id.toString()));
    return id;
  }

  private void match(UUID id) {
    matchStage.run(new Job(Stages.MATCH, TENANT, id.toString()));
  }

  /** Of the applications of the payment, in the order of the words. */
  private List<String> entries(String what) {
    boolean applications = what.startsWith("application.");
    return call(
        () ->
            sql.list(
                applications
                    ? "select distinct " + what + " from application where open_item like ?"
                    : "select "
                        + what
                        + " as said from posting_entry e join posting p on p.id = e.posting where"
                        + " exists(select from application a where a.id = e.application"
                        + " and a.open_item like ?) order by said",
                row -> row.getString(1),
                "INV-" + own + "%"));
  }

  private List<ReviewCase.Reason> reasons(UUID message) {
    return call(() -> cases.ofMessage(message)).stream()
        .filter(open -> open.state() == ReviewCase.State.OPEN)
        .flatMap(open -> open.reasons().stream())
        .toList();
  }

  private MessageStatus status(UUID message) {
    return call(() -> rows.findById(message)).status();
  }

  private <T> T call(Callable<T> work) {
    return inTenant.call(TENANT, work);
  }
}
