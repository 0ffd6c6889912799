package io.quittance.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a row may hold, and that a refusal names row, field and reason. */
class ImportRowsTest {
  private final ImportRows rows = new ImportRows(1_000);

  @Test
  void a_control_character_is_refused_by_its_field_and_lines_of_a_text_are_not() {
    ImportRow bad = json("[{'name':'Ac\\u0000me'}]").get(0);
    assertThat(bad.text("name")).isNull();
    assertThat(fault(bad)).isEqualTo("control-character in name");
    ImportRow escape = json("[{'name':'Ac\\u001bme'}]").get(0);
    escape.required("name");
    assertThat(fault(escape)).isEqualTo("control-character in name");
    ImportRow lines = json("[{'name':'Acme\\nGmbH','id':'A\\tB'}]").get(0);
    assertThat(lines.text("name")).isEqualTo("Acme\nGmbH");
    assertThat(lines.id("id", "number")).isEqualTo("A\tB");
    assertThat(fault(lines)).isEqualTo("control-character in id");
  }

  @Test
  void a_cell_of_ten_megabytes_refuses_its_row_and_no_other() {
    String cell = "x".repeat(10_000_000);
    List<ImportRow> read =
        rows.read(
            "text/csv",
            ("id,name,aliases\n1," + cell + ",a\n2,Acme,a|" + cell + "\n3,Acme,a|b\n")
                .getBytes(StandardCharsets.UTF_8));
    read.get(0).text("name");
    assertThat(fault(read.get(0))).isEqualTo("too-long in name");
    assertThat(read.get(1).texts("aliases")).isEmpty();
    assertThat(fault(read.get(1))).isEqualTo("too-long in aliases");
    assertThat(read.get(2).texts("aliases")).containsExactly("a", "b");
    assertThat(read.get(2).fault()).isEmpty();
    assertThat(read.get(0).said()).isEqualTo("null");
    assertThat(read.get(2).said())
        .isEqualTo("{\"id\":\"3\",\"name\":\"Acme\",\"aliases\":\"a|b\"}");
  }

  @Test
  void the_values_of_a_list_are_as_sound_as_single_ones() {
    ImportRow row =
        json("[{'references':[{'type':'PO','value':'4\\u00071'}],'aliases':['a','b']}]").get(0);
    assertThat(row.texts("aliases")).containsExactly("a", "b");
    assertThat(row.values("references", node -> node, text -> null)).isEmpty();
    assertThat(fault(row)).isEqualTo("control-character in references");
  }

  @Test
  void an_unknown_currency_and_an_amount_beyond_its_decimals_name_their_fields() {
    ImportRow row = json("[{'currency':'XXQ'}]").get(0);
    row.currency("currency");
    assertThat(fault(row)).isEqualTo("unknown-currency in currency");
    ImportRow yen = json("[{'amount':'1.50'}]").get(0);
    yen.money("amount", Currency.getInstance("JPY"));
    assertThat(fault(yen)).isEqualTo("bad-amount in amount");
  }

  @Test
  void packed_rows_are_the_same_rows_with_their_numbers_digits_and_faults() {
    List<ImportRow> read = json("[{'amount':1250.00,'name':'\\u0000'},7]");
    List<ImportRow> csv = rows.read("text/csv", "a,b\n1,2\n3\n".getBytes(StandardCharsets.UTF_8));
    List<ImportRow> again = ImportRows.unpack(ImportRows.pack(List.of(read.get(0), csv.get(1))));
    assertThat(again.get(0).text("amount")).isEqualTo("1250.00");
    assertThat(again.get(0).text("name")).isNull();
    assertThat(fault(again.get(0))).isEqualTo("control-character in name");
    assertThat(again.get(1).number()).isEqualTo(2);
    assertThat(fault(again.get(1))).isEqualTo("bad-csv in null");
    assertThat(ImportRows.unpack(ImportRows.pack(read)).get(1).fault())
        .isEqualTo(read.get(1).fault());
  }

  private List<ImportRow> json(String body) {
    return rows.read("application/json", body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String fault(ImportRow row) {
    ImportRow.Fault fault = row.fault().orElseThrow();
    return fault.code() + " in " + fault.field();
  }
}
