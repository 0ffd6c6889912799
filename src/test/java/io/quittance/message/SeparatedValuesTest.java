package io.quittance.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeparatedValuesTest {

  private static String typeOf(String text) {
    return MediaType.of(text.getBytes(UTF_8), MediaType.UNKNOWN, "document.dat");
  }

  @Test
  void a_table_below_labels_and_above_a_total_is_separated_values() {
    assertThat(
            typeOf(
                """
                Example Mills

                Betalningsavi

                Supplier;Vester Tools
                Paid on;2026-07-14

                Invoice;Date;Amount
                262061;2026-05-20;97,48
                262064;2026-05-30;13 560,00

                Sum;13 657,48
                """))
        .isEqualTo("text/csv");
  }

  @Test
  void quoted_amounts_with_thousands_do_not_break_the_count() {
    assertThat(
            typeOf(
                """
                Vendor ID:,Check No.:,Paid on:,Total Amount:
                V1,2005,03/04/2026,"22,917.25"

                Inv No,Store,PO,Date,Gross,Discount,Paid
                S1,North,P1,20/01/2026,"1,132.00",0.00,"1,132.00"
                S2,South,P2,20/02/2026,"1,785.25",0.00,"1,785.25"
                S3,West,P3,20/03/2026,"20,000.00",0.00,"20,000.00"
                Total Paid,,,,"22,917.25",0.00,"22,917.25"
                """))
        .isEqualTo("text/csv");
  }

  @Test
  void prose_with_commas_stays_prose() {
    assertThat(
            typeOf(
                """
                Hello, as promised, here is what we paid
                on Monday, by transfer, for the invoices
                4711, 4712, and those of last week,
                all told 1,234,567.00 less 1,000,000.00
                and 2,345,678.00 less 2,000,000.00 and
                3,345,678.00 less 3,000,000.00 as agreed.
                """))
        .isEqualTo("text/plain");
  }

  @Test
  void amounts_with_thousands_beneath_each_other_are_no_columns() {
    assertThat(
            typeOf(
                """
                4711 1,234,567.00
                4712 2,234,567.00
                4713 3,234,567.00
                Kind regards
                Example Ltd
                """))
        .isEqualTo("text/plain");
  }
}
