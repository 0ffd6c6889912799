package io.quittance.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.database.Repeated;
import io.quittance.database.Sql;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.money.Money;
import io.quittance.tenant.TenantId;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The books from outside: imports with what they refuse, applications, reversals, the journal. Each
 * test has names of its own in the tenant that all share.
 */
@QuarkusTest
class BooksApiTest {
  @Inject Repeated transaction;
  @Inject Ledger ledger;
  @Inject Sql sql;

  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final String entity = "DE-" + own;
  private final String customer = "C-" + own;
  private final String mail = UUID.randomUUID().toString();

  @BeforeEach
  void a_company_and_a_customer() {
    take("legal-entities", "[{'id':'%s','name':'Seller','currency':'EUR'}]", entity)
        .body("accepted", equalTo(1));
    take(
            "customers",
            "[{'number':'%s','name':'Acme GmbH','aliases':['Acme'],'bankAccounts':['de12 3%s']}]",
            customer,
            own)
        .body("accepted", equalTo(1))
        .body("refused", empty());
  }

  @Test
  void customers_are_taken_row_by_row_and_found_again() {
    take(
            "customers",
            "[{'id':'A-%1$s','name':'Parent','bankAccounts':['GB 29 NWBK']},"
                + "{'id':'B-%1$s','name':'Child','parent':'A-%1$s','group':'g','creditLimit':'10.50'},"
                + "{'id':'D-%1$s','name':'Orphan','parent':'none'},"
                + "{'name':'Nobody'},{'id':'E-%1$s'},7]",
            own)
        .body("accepted", equalTo(2))
        .body("refused.row", contains(3, 4, 5, 6))
        .body(
            "refused.code",
            contains("unknown-parent", "missing-id", "missing-name", "not-an-object"));
    take("customers", "[{'id':'A-%1$s','name':'Parent','bankAccounts':['GB 29 NWBK']}]", own)
        .body("accepted", equalTo(0))
        .body("unchanged", equalTo(1));
    caller()
        .queryParam("q", "b-" + own)
        .get("/api/v1/customers")
        .then()
        .body("items", hasSize(1))
        .body("items[0].parent", equalTo("A-" + own))
        .body("items[0].creditLimit", equalTo("10.50"))
        .body("next", nullValue());
  }

  @Test
  void every_bad_open_item_is_refused_by_its_name_and_the_good_ones_are_taken() {
    String good = "'customer':'" + customer + "','legalEntity':'" + entity + "','currency':'EUR'";
    String[][] rows = {
      {"{'number':'I1-" + own + "'," + good + ",'amount':'100.00'}", null},
      {"{" + good + ",'amount':'1.00'}", "missing-id"},
      {"{'id':'x'," + good + "}", "missing-amount"},
      {"{'id':'x'," + good + ",'amount':'1.001'}", "bad-amount"},
      {"{'id':'x'," + good + ",'amount':'1,00'}", "bad-amount"},
      {"{'id':'x'," + good + ",'amount':'99999999999999999999'}", "bad-amount"},
      {"{'id':'x'," + good + ",'amount':'0.00'}", "bad-amount"},
      {"{'id':'x'," + good + ",'amount':'-1.00'}", "sign-contradicts-kind"},
      {"{'id':'x'," + good + ",'amount':'-1.00','kind':'credit_memo'}", "sign-contradicts-kind"},
      {"{'id':'x'," + good + ",'amount':'1.00','kind':'bill'}", "unknown-kind"},
      {"{'id':'x'," + good + ",'amount':'1.00','status':'lost'}", "unknown-status"},
      {"{'id':'x'," + good + ",'amount':'1.00','openAmount':'1.01'}", "open-exceeds-amount"},
      {
        "{'id':'x'," + good + ",'amount':'1.00','openAmount':'1.00','status':'closed'}",
        "open-contradicts-status"
      },
      {"{'id':'x'," + good + ",'amount':'1.00','dueDate':'31.03.2026'}", "bad-date"},
      {"{'id':'x'," + good + ",'amount':'1.00','discounts':[{'amount':'1.00'}]}", "bad-discounts"},
      {
        "{'id':'x','legalEntity':'" + entity + "','currency':'EUR','amount':'1'}",
        "missing-customer"
      },
      {
        "{'id':'x','customer':'none','legalEntity':'" + entity + "','currency':'EUR','amount':'1'}",
        "unknown-customer"
      },
      {
        "{'id':'x','customer':'"
            + customer
            + "','legalEntity':'none','currency':'EUR','amount':'1'}",
        "unknown-legal-entity"
      },
      {
        "{'id':'x','customer':'"
            + customer
            + "','legalEntity':'"
            + entity
            + "','currency':'EURO','amount':'1'}",
        "unknown-currency"
      },
      {"{'id':'I1-" + own + "'," + good + ",'amount':'200.00'}", "duplicate-id"},
    };
    String body =
        IntStream.range(0, rows.length).mapToObj(i -> rows[i][0]).collect(Collectors.joining(","));
    List<String> codes = IntStream.range(1, rows.length).mapToObj(i -> rows[i][1]).toList();
    take("open-items", "[%s]", body)
        .body("accepted", equalTo(1))
        .body("refused.code", equalTo(codes))
        .body("refused[0].row", equalTo(2));
    item("I1-" + own)
        .body("id", equalTo("I1-" + own))
        .body("kind", equalTo("invoice"))
        .body("openAmount", equalTo("100.00"))
        .body("available", equalTo("100.00"));
  }

  @Test
  void csv_says_the_same_as_json_and_repeats_unchanged() {
    String csv =
        "number,customer,legalEntity,kind,currency,amount,openAmount,dueDate,discounts,references\r\n"
            + "\"INV-"
            + own
            + "\","
            + customer
            + ","
            + entity
            + ",invoice,EUR,1190.00,1190.00,2026-04-01,20.00@2026-03-31|10.00@2026-04-15,"
            + "\"PO:4711, a\"\r\n";
    for (String count : List.of("accepted", "unchanged")) {
      caller()
          .contentType("text/csv")
          .body(csv)
          .post("/api/v1/open-items")
          .then()
          .statusCode(200)
          .body(count, equalTo(1));
    }
    item("INV-" + own)
        .body("discounts.amount", contains("20.00", "10.00"))
        .body("discounts.until", contains("2026-03-31", "2026-04-15"))
        .body("references[0].type", equalTo("PO"))
        .body("references[0].value", equalTo("4711, a"));
    take(
            "open-items",
            "[{'id':'INV-%1$s','customer':'%2$s','legalEntity':'%3$s','currency':'EUR',"
                + "'amount':1190.00,'dueDate':'2026-04-01',"
                + "'discounts':[{'amount':'20.00','until':'2026-03-31'},"
                + "{'amount':'10','until':'2026-04-15'}],"
                + "'references':[{'type':'PO','value':'4711, a'}]}]",
            own,
            customer,
            entity)
        .body("unchanged", equalTo(1));
    caller()
        .contentType("text/csv")
        .body("number,customer\nx,\"open")
        .post("/api/v1/open-items")
        .then()
        .statusCode(400)
        .body("code", equalTo("bad-csv"));
  }

  @Test
  void a_payment_counts_once_moves_on_and_never_changes() {
    String p = "'id':'P-%1$s','account':'A-%1$s','legalEntity':'" + entity + "','currency':'EUR'";
    String pending = "[{" + p + ",'amount':'50.00','status':'pending','valueDate':'2026-03-01'}]";
    String booked = "[{" + p + ",'amount':'50.00','text':'REF 2026 0301','payerName':'Acme'}]";
    take("payments", pending, own).body("accepted", equalTo(1));
    assertThat(postings()).isZero();
    take("payments", booked, own).body("accepted", equalTo(1));
    assertThat(postings()).isEqualTo(1);
    take("payments", booked, own).body("unchanged", equalTo(1));
    take("payments", pending, own).body("unchanged", equalTo(1));
    assertThat(postings()).isEqualTo(1);
    for (String other :
        List.of(
            "'amount':'50.01'",
            "'amount':'50.00','payerName':'Other'",
            "'amount':'50.00','valueDate':'2026-03-02'")) {
      take("payments", "[{" + p + "," + other + "}]", own)
          .body("accepted", equalTo(0))
          .body("refused.code", contains("conflict"));
    }
    caller()
        .get("/api/v1/payments/P-" + own)
        .then()
        .body("status", equalTo("booked"))
        .body("valueDate", equalTo("2026-03-01"))
        .body("available", equalTo("50.00"));
    caller()
        .queryParam("reference", "20260301")
        .queryParam("q", "P-" + own)
        .get("/api/v1/payments")
        .then()
        .body("items.id", contains("P-" + own));
    take("payments", "[{" + p + ",'amount':'50.00','status':'returned'}]", own)
        .body("accepted", equalTo(1));
    take("payments", booked, own).body("unchanged", equalTo(1));
    assertThat(postings()).isEqualTo(2);
    caller()
        .get("/api/v1/payments/P-" + own)
        .then()
        .body("status", equalTo("returned"))
        .body("available", equalTo("0.00"));
    take(
            "payments",
            "[{'amount':'1.00','currency':'EUR','account':'A-%1$s'},"
                + "{'reference':'R1','amount':'-1.00','currency':'EUR','account':'A-%1$s'},"
                + "{'reference':'R1','amount':'1.00','currency':'XXQ','account':'A-%1$s'},"
                + "{'reference':'R1','amount':'1.00','currency':'EUR','account':'A-%1$s',"
                + "'legalEntity':'none'}]",
            own)
        .body(
            "refused.code",
            contains("missing-id", "not-a-receipt", "unknown-currency", "unknown-legal-entity"));
  }

  @Test
  void what_is_applied_is_listed_exported_acknowledged_contained_and_taken_back() {
    items("'openAmount':'100.00'", "asOf=2026-03-01").body("accepted", equalTo(1));
    take(
            "payments",
            "[{'reference':'P-%1$s','account':'A-%1$s','legalEntity':'%2$s','currency':'EUR',"
                + "'amount':'60.00'}]",
            own,
            entity)
        .body("accepted", equalTo(1));
    Posted posted = apply("60.00");
    String application = posted.applications().get(0);
    item("I-" + own).body("available", equalTo("40.00")).body("openAmount", equalTo("100.00"));
    caller()
        .queryParam("payment", "P-" + own)
        .get("/api/v1/applications")
        .then()
        .body("items.id", contains(application))
        .body("items[0].amount", equalTo("60.00"))
        .body("items[0].state", equalTo("applied"))
        .body("items[0].message", equalTo(mail))
        .body("items[0].decidedBy", equalTo("certifier"));

    // The ERP's word that does not contain it may not fall below it, and is kept as a case.
    items("'openAmount':'30.00'", "asOf=2026-03-02")
        .body("accepted", equalTo(0))
        .body("refused.code", contains("contradicts-application"));
    items("'openAmount':'100.00','currency':'USD'", "asOf=2026-03-02")
        .body("refused.code", contains("contradicts-application"));
    item("I-" + own).body("openAmount", equalTo("100.00")).body("available", equalTo("40.00"));
    assertThat(conflicts()).isEqualTo(2);
    items("'openAmount':'90.00'", "asOf=2026-02-01").body("refused.code", contains("outdated"));

    int sequence = journalOf(posted.posting());
    acknowledge(posted.posting(), "'result':'refused'")
        .body("refused.code", contains("missing-reason"));
    acknowledge("none", "'result':'booked'").body("refused.code", contains("unknown-posting"));
    acknowledge(
            posted.posting(),
            "'result':'booked','erpDocument':'4711','bookedAt':'2026-03-03T10:00:00Z'")
        .body("accepted", equalTo(1));
    acknowledge(posted.posting(), "'result':'booked','erpDocument':'4711'")
        .body("unchanged", equalTo(1));
    acknowledge(posted.posting(), "'result':'refused','reason':'closed'")
        .body("refused.code", contains("conflict"));
    item("I-" + own).body("available", equalTo("40.00"));
    items("'openAmount':'100.00'", "asOf=2026-03-04")
        .body("refused.code", contains("contradicts-application"));
    items("'openAmount':'40.00'", "asOf=2026-03-04").body("accepted", equalTo(1));
    item("I-" + own).body("openAmount", equalTo("40.00")).body("available", equalTo("40.00"));

    reverse(application, "wrong customer").statusCode(200).body("reversed", contains(application));
    reverse(application, "again").statusCode(409).body("code", equalTo("already-reversed"));
    reverse("none", "x").statusCode(404);
    reverse(application, " ").statusCode(400);
    item("I-" + own).body("openAmount", equalTo("40.00")).body("available", equalTo("100.00"));
    caller()
        .queryParam("after", sequence)
        .get("/api/v1/postings")
        .then()
        .body("items.find { it.reverses == '" + posted.posting() + "' }.kind", equalTo("reversal"));
    caller()
        .get("/api/v1/accounts/balances")
        .then()
        .statusCode(200)
        .body(
            "items.findAll { it.currency == 'EUR' }.collect { it.balance.replace('.', '').toLong()"
                + " }.sum()",
            equalTo(0L));
  }

  @Test
  void a_full_import_closes_what_it_lacks_unless_we_applied_to_it() {
    take("open-items", "[" + row("K1") + "," + row("K2") + "," + row("K3") + "]")
        .body("accepted", equalTo(3));
    take(
            "payments",
            "[{'reference':'P-%1$s','account':'A-%1$s','legalEntity':'%2$s','currency':'EUR',"
                + "'amount':'60.00'}]",
            own,
            entity)
        .body("accepted", equalTo(1));
    applyTo("K3-" + own, "60.00");
    full("[" + row("K1") + ",{'amount':'1'}]")
        .body("closed", equalTo(0))
        .body("refused.code", contains("not-closed", "missing-id"));
    full("[" + row("K1") + "]")
        .body("unchanged", equalTo(1))
        .body("closed", equalTo(1))
        .body("refused.code", contains("contradicts-application"));
    item("K1-" + own).body("status", equalTo("open"));
    item("K2-" + own).body("status", equalTo("closed")).body("available", equalTo("0.00"));
    item("K3-" + own).body("status", equalTo("open")).body("available", equalTo("40.00"));
    take("open-items", "[" + row("K2") + "]").body("accepted", equalTo(1));
    item("K2-" + own).body("status", equalTo("open"));
  }

  @Test
  void what_a_posting_made_is_one_item_when_the_erp_books_it_under_an_id_of_its_own() {
    items("'openAmount':'100.00'", "asOf=2026-03-01").body("accepted", equalTo(1));
    take(
            "payments",
            "[{'reference':'P-%1$s','account':'A-%1$s','legalEntity':'%2$s','currency':'EUR',"
                + "'amount':'90.00'}]",
            own,
            entity)
        .body("accepted", equalTo(1));
    Money kept = Money.parse("10.00", "EUR");
    Money none = Money.zero(kept.currency());
    Posted posted =
        post(
            new Application(
                "I-" + own,
                Money.parse("90.00", "EUR"),
                none,
                none,
                null,
                List.of(new Application.Part(Application.Role.DEDUCTION, kept, "damaged"))));
    String ours = "DED-" + posted.posting() + "-1";
    item(ours).body("available", equalTo("10.00"));
    String refers = ",'references':[{'type':'ours','value':'" + ours + "'}]}";

    // Before it acknowledges the posting the ERP would count it twice; another amount is no item.
    erp("R1", "10.00", refers, "2026-03-02")
        .body("refused.code", contains("contradicts-application"));
    erp("R1", "11.00", refers, "2026-03-02").body("refused.code", contains("made-item-differs"));
    item(ours).body("available", equalTo("10.00"));
    acknowledge(posted.posting(), "'result':'booked','bookedAt':'2026-03-03T10:00:00Z'")
        .body("accepted", equalTo(1));
    erp("R1", "10.00", refers, "2026-03-04").body("accepted", equalTo(1));
    for (String name : List.of(ours, "R1-" + own)) {
      item(name)
          .body("id", equalTo(ours))
          .body("number", equalTo("R1-" + own))
          .body("kind", equalTo("debit_memo"))
          .body("available", equalTo("10.00"));
    }
    // It is known by the ERP's id from now on, and a second claim of the same is refused.
    erp("R1", "10.00','openAmount':'4.00", "}", "2026-03-05").body("accepted", equalTo(1));
    item(ours).body("available", equalTo("4.00"));
    erp("R2", "10.00", refers, "2026-03-05").body("refused.code", contains("made-item-differs"));
    assertThat(count("select count(*) from open_item where customer = '" + customer + "'"))
        .isEqualTo(2);
    // A credit memo that settles the deduction refers to it and is an item of its own.
    erp("G1", "10.00','kind':'credit_memo", refers, "2026-03-05").body("accepted", equalTo(1));
    // A full import that names it by the ERP's id closes nothing.
    caller()
        .contentType("application/json")
        .body(("[" + erpRow("R1", "10.00','openAmount':'4.00", "}") + "]").replace('\'', '"'))
        .post("/api/v1/open-items?asOf=2026-03-06&full=true&legalEntity=" + entity)
        .then()
        .statusCode(200);
    item(ours).body("status", equalTo("open")).body("available", equalTo("4.00"));
  }

  private ValidatableResponse erp(String id, String amount, String end, String asOf) {
    return take("open-items?asOf=" + asOf, "[" + erpRow(id, amount, end) + "]");
  }

  private String erpRow(String id, String amount, String end) {
    return "{'id':'"
        + id
        + "-"
        + own
        + "','customer':'"
        + customer
        + "','legalEntity':'"
        + entity
        + "','currency':'EUR','amount':'"
        + amount
        + "'"
        + end;
  }

  @Test
  void ten_thousand_items_come_in_one_call() {
    String rows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> row("T" + (10_000 + i)))
            .collect(Collectors.joining(","));
    take("open-items", "[%s]", rows).body("accepted", equalTo(10_000));
    take("open-items", "[%s]", rows).body("unchanged", equalTo(10_000));
    String next =
        caller()
            .queryParam("customer", customer)
            .queryParam("limit", 500)
            .get("/api/v1/open-items")
            .then()
            .body("items", hasSize(500))
            .extract()
            .path("next");
    caller()
        .queryParam("customer", customer)
        .queryParam("cursor", next)
        .get("/api/v1/open-items")
        .then()
        .body("items", hasSize(50))
        .body("items[0].id", equalTo("T10500-" + own));
  }

  @Test
  void another_tenant_sees_and_reverses_nothing_of_it() {
    items("'openAmount':'100.00'", "").body("accepted", equalTo(1));
    given()
        .header("Authorization", "Bearer beta-token")
        .get("/api/v1/open-items/I-" + own)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-open-item"));
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

  private ValidatableResponse full(String body) {
    return caller()
        .contentType("application/json")
        .queryParam("full", true)
        .queryParam("legalEntity", entity)
        .body(body.replace('\'', '"'))
        .post("/api/v1/open-items")
        .then()
        .statusCode(200);
  }

  private ValidatableResponse items(String fields, String query) {
    String currency = fields.contains("currency") ? "" : ",'currency':'EUR'";
    return caller()
        .contentType("application/json")
        .body(
            String.format(
                    Locale.ROOT,
                    "[{'id':'I-%s','customer':'%s','legalEntity':'%s','amount':'100.00',%s%s}]",
                    own,
                    customer,
                    entity,
                    fields,
                    currency)
                .replace('\'', '"'))
        .post("/api/v1/open-items" + (query.isEmpty() ? "" : "?" + query))
        .then()
        .statusCode(200);
  }

  private Posted apply(String amount) {
    return applyTo("I-" + own, amount);
  }

  private Posted applyTo(String item, String amount) {
    Money money = Money.parse(amount, "EUR");
    Money zero = Money.parse("0", "EUR");
    return post(new Application(item, money, zero, zero, null));
  }

  private Posted post(Application application) {
    ApplicationRequest.Decision decision =
        new ApplicationRequest.Decision(
            "certifier", null, "exact", null, mail, null, 1, "layout", "{}");
    return LedgerTest.posted(
        transaction.call(
            new TenantId("alpha"),
            () ->
                ledger.apply(
                    new ApplicationRequest(
                        own, "P-" + own, customer, List.of(application), false, null, decision))));
  }

  private int journalOf(String posting) {
    int after = 0;
    while (true) {
      var page =
          caller()
              .queryParam("after", after)
              .queryParam("limit", 500)
              .get("/api/v1/postings")
              .then()
              .statusCode(200)
              .extract();
      List<Integer> sequences = page.path("items.sequence");
      assertThat(sequences)
          .isEqualTo(IntStream.rangeClosed(after + 1, after + sequences.size()).boxed().toList());
      Integer found = page.path("items.find { it.id == '" + posting + "' }?.sequence");
      if (found != null) {
        assertThat((String) page.path("items.find { it.id == '" + posting + "' }.decision.actor"))
            .isEqualTo("certifier");
        assertThat(
                (List<String>)
                    page.path("items.find { it.id == '" + posting + "' }.entries.amount"))
            .containsExactly("60.00", "60.00");
        return found;
      }
      assertThat((String) page.path("next")).isNotNull();
      after = Integer.parseInt(page.path("next"));
    }
  }

  private ValidatableResponse acknowledge(String posting, String fields) {
    return take("postings/acknowledgements", "[{'posting':'%s',%s}]", posting, fields);
  }

  private ValidatableResponse reverse(String application, String reason) {
    return caller()
        .contentType("application/json")
        .body("{\"reason\":\"" + reason + "\"}")
        .post("/api/v1/applications/" + application + "/reversal")
        .then();
  }

  private ValidatableResponse item(String id) {
    return caller()
        .get("/api/v1/open-items/" + id)
        .then()
        .statusCode(200)
        .body("id", notNullValue());
  }

  private ValidatableResponse take(String resource, String body, Object... values) {
    String text = values.length == 0 ? body : String.format(Locale.ROOT, body, values);
    return caller()
        .contentType("application/json")
        .body(text.replace('\'', '"'))
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200);
  }

  private static RequestSpecification caller() {
    return given().header("Authorization", "Bearer alpha-token");
  }

  private long postings() {
    return count("select count(*) from posting where payment = 'P-" + own + "'");
  }

  private long conflicts() {
    return count("select count(*) from import_conflict where item = 'I-" + own + "'");
  }

  private long count(String query) {
    return transaction.call(
        new TenantId("alpha"), () -> sql.first(query, row -> row.getLong(1)).orElseThrow());
  }
}
