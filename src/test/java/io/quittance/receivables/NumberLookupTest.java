package io.quittance.receivables;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quittance.database.Sql;
import io.quittance.tenant.InTenant;
import io.quittance.tenant.TenantId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the store keeps of numbers and references is what {@link NumberForms} makes of them. */
@QuarkusTest
class NumberLookupTest {
  private static final List<String> NUMBERS =
      List.of(
          "NL-4711-0B",
          "NL-4711-08",
          "NLO0815",
          "NL 2026/ZS5G6",
          "ÄÖ-17",
          "NL-ΙNV-1",
          "0",
          "NL000");

  @Inject Receivables receivables;
  @Inject Sql sql;
  @Inject InTenant inTenant;

  @Test
  void items_are_found_by_skeleton_suffix_and_reference_as_the_forms_say() {
    post("customers", "[{\"id\":\"NL\",\"name\":\"Lookup\"}]");
    StringBuilder items = new StringBuilder("[");
    for (int i = 0; i < NUMBERS.size(); i++) {
      items.append(item("NL" + i, NUMBERS.get(i), "PO 000" + (4400 + i) + ", DN-" + i + "ß77"));
      items.append(i + 1 < NUMBERS.size() ? "," : "]");
    }
    post("open-items", items.toString());

    for (int i = 0; i < NUMBERS.size(); i++) {
      String canonical = InvoiceNumber.canonical(NUMBERS.get(i));
      String id = "NL" + i;
      assertThat(column("number_skeleton", id)).isEqualTo(NumberForms.skeleton(canonical));
      assertThat(column("number_shape", id)).isEqualTo(NumberForms.shape(canonical));
    }
    assertThat(ids(() -> receivables.itemsBySkeleton(Set.of("NL471108"), 20)))
        .containsExactly("NL0", "NL1");
    assertThat(ids(() -> receivables.itemsBySkeleton(Set.of("NL471108"), 1)))
        .containsExactly("NL0");
    assertThat(ids(() -> receivables.itemsBySuffix(Set.of("71108", "O0815", "NL471108"), 20)))
        .containsExactly("NL1", "NL2");
    assertThat(ids(() -> receivables.itemsByReference(Set.of("4403", "DN477"), 20)))
        .containsExactly("NL3", "NL4");
    assertThat(in(() -> receivables.shapesInUse(Set.of("AA999999", "AA99999A", "A9A9A9A9"))))
        .containsExactlyInAnyOrder("AA999999", "AA99999A");

    post("open-items", "[" + item("NL3", NUMBERS.get(3), "PO 5000") + "]");
    assertThat(ids(() -> receivables.itemsByReference(Set.of("4403", "5000"), 20)))
        .containsExactly("NL3");
    assertThat(ids(() -> receivables.itemsByReference(Set.of("4403"), 20))).isEmpty();
  }

  @Test
  void lookups_use_their_indices() {
    for (String column : List.of("number_skeleton", "number_shape")) {
      assertThat(plan("select id from open_item where " + column + " = 'X'")).contains("Index");
    }
    assertThat(
            plan(
                "select id from open_item where number_backwards > 'X'"
                    + " and number_backwards < 'X' || chr(1114111)"))
        .contains("open_item_of_number_backwards", "number_backwards >");
  }

  private String plan(String query) {
    return in(
        () -> {
          sql.change("set local enable_seqscan = off");
          return String.join("\n", sql.list("explain " + query, row -> row.getString(1)));
        });
  }

  private static String item(String id, String number, String references) {
    return """
    {"id":"%s","number":"%s","customer":"NL","currency":"EUR","amount":"10.00",
     "references":[{"type":"PO","value":"%s"},{"type":"DN","value":"%s"}]}
    """
        .formatted(
            id,
            number,
            references.split(",", -1)[0],
            references.contains(",") ? references.split(",", -1)[1] : "none");
  }

  private String column(String name, String id) {
    return in(
        () ->
            sql.first("select " + name + " from open_item where id = ?", r -> r.getString(1), id)
                .orElseThrow());
  }

  private List<String> ids(Supplier<List<OpenItem>> found) {
    return in(found).stream().map(OpenItem::id).toList();
  }

  private <T> T in(Supplier<T> work) {
    return inTenant.call(new TenantId("beta"), work::get);
  }

  private static void post(String resource, String body) {
    given()
        .header("Authorization", "Bearer beta-token")
        .contentType("application/json")
        .body(body)
        .post("/api/v1/" + resource)
        .then()
        .statusCode(200);
  }
}
