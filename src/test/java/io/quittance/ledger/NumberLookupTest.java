package io.quittance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.receivables.InvoiceNumber;
import io.quittance.receivables.NumberForms;
import io.quittance.receivables.OpenItem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the store keeps of numbers and references is what {@link NumberForms} makes of them. */
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

  private final BooksInTest books = BooksInTest.open();

  private void item(int i, String references) {
    books.sql.change(
        """
        insert into open_item (id, number, canonical_number, customer, legal_entity, kind, currency,
          amount_minor, open_minor, status, item_references, content_hash)
        values (?, ?, ?, 'C1', 'DE', 'invoice', 'EUR', 1000, 1000, 'open', cast(? as jsonb), '')
        on conflict (tenant, id) do update set item_references = excluded.item_references
        """,
        "NL" + i,
        NUMBERS.get(i),
        InvoiceNumber.canonical(NUMBERS.get(i)),
        references);
  }

  private String column(String name, int i) {
    return books.call(
        () ->
            books
                .sql
                .first(
                    "select " + name + " from open_item where id = ?",
                    row -> row.getString(1),
                    "NL" + i)
                .orElseThrow());
  }

  private static List<String> ids(List<OpenItem> items) {
    return items.stream().map(OpenItem::id).toList();
  }

  @Test
  void items_are_found_by_skeleton_suffix_and_reference_as_the_forms_say() {
    books.run(
        () -> {
          for (int i = 0; i < NUMBERS.size(); i++) {
            item(i, "[{\"value\":\"PO 000440" + i + "\"},{\"value\":\"DN-" + i + "ß77\"}]");
          }
        });
    for (int i = 0; i < NUMBERS.size(); i++) {
      String canonical = InvoiceNumber.canonical(NUMBERS.get(i));
      assertThat(column("number_skeleton", i)).isEqualTo(NumberForms.skeleton(canonical));
      assertThat(column("number_shape", i)).isEqualTo(NumberForms.shape(canonical));
    }
    books.run(
        () -> {
          assertThat(ids(books.receivables.itemsBySkeleton(Set.of("N1471108"), 20)))
              .containsExactly("NL0", "NL1");
          assertThat(ids(books.receivables.itemsBySkeleton(Set.of("N1471108"), 1)))
              .containsExactly("NL0");
          assertThat(ids(books.receivables.itemsBySuffix(Set.of("71108", "O0815", "NL471108"), 20)))
              .containsExactly("NL1", "NL2");
          assertThat(ids(books.receivables.itemsByReference(Set.of("4403", "DN477"), 20)))
              .containsExactly("NL3", "NL4");
          assertThat(books.receivables.shapesInUse(Set.of("AA999999", "AA99999A", "A9A9")))
              .containsExactlyInAnyOrder("AA999999", "AA99999A");
          item(3, "[{\"value\":\"5000\"}]");
          assertThat(ids(books.receivables.itemsByReference(Set.of("4403", "5000"), 20)))
              .containsExactly("NL3");
          assertThat(books.receivables.itemsByReference(Set.of("4403"), 20)).isEmpty();
        });
  }

  @Test
  void lookups_use_their_indices_under_row_level_security() {
    assertThat(plan("number_skeleton = 'X'")).contains("number_skeleton = 'X'", "Index");
    assertThat(plan("number_shape = 'X'")).contains("number_shape = 'X'", "Index");
    assertThat(plan("number_backwards > 'X' and number_backwards < 'X' || chr(1114111)"))
        .contains("open_item_of_number_backwards", "number_backwards > 'X'");
  }

  private String plan(String condition) {
    return books.call(
        () -> {
          books.sql.change("set local enable_seqscan = off");
          return String.join(
              "\n",
              books.sql.list(
                  "explain select id from open_item where " + condition, row -> row.getString(1)));
        });
  }
}
