package io.quittance.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceNumberTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1024|1024",
        "00001024|1024",
        "INV-1024|1024",
        "inv 1024|1024",
        "Inv.1024|1024",
        "INV1024|1024",
        "INV-0001024|1024",
        "Invoice No. 1024|1024",
        "Invoice # 1024|1024",
        "Invoice number: INV-1024|1024",
        "Invoice A-1024|A1024",
        "Invoice No. A-1024|A1024",
        "Rechnungs-Nr. 2026/0017|20260017",
        "Rechnung RE-2026-0017|20260017",
        "RE2026-0017|20260017",
        "RG 77|77",
        "Facture n° FA-2026-17|202617",
        "FACTURE Nº 17|17",
        "№ 17|17",
        "#17|17",
        "N-123|N123",
        "N123|N123",
        "RENT-7|RENT7",
        "FAB-12|FAB12",
        "INVA1024|INVA1024",
        "CM-17|CM17",
        "CB12345|CB12345",
        "A000123|A000123",
        "10–24|1024",
        "10\u00a024|1024",
        "000|0",
        "0|0",
        "INV-000|0",
        "INVOICE|INVOICE",
        "RE|RE",
      })
  void canonical_form(String printed, String expected) {
    assertThat(InvoiceNumber.canonical(printed)).isEqualTo(expected);
  }

  @Test
  void nothing_has_the_empty_form() {
    assertThat(InvoiceNumber.canonical(null)).isEmpty();
    assertThat(InvoiceNumber.canonical("  -/# ")).isEmpty();
  }

  @Test
  void letters_of_other_scripts_and_invisible_characters_make_another_number() {
    String latin = InvoiceNumber.canonical("INV-1024");
    assertThat(InvoiceNumber.canonical("\u0399NV-1024")).isNotEqualTo(latin); // Greek iota
    assertThat(InvoiceNumber.canonical("\u0406NV-1024")).isNotEqualTo(latin); // Cyrillic i
    assertThat(InvoiceNumber.canonical("\u0131nv-1024")).isNotEqualTo(latin); // dotless i
    assertThat(InvoiceNumber.canonical("INV-10\u200b24")).isNotEqualTo(latin);
    assertThat(InvoiceNumber.canonical("\uff11\uff10\uff12\uff14")).isNotEqualTo(latin);
  }

  @Property(tries = 300)
  void is_idempotent(@ForAll @StringLength(max = 20) String anything) {
    String once = InvoiceNumber.canonical(anything);
    assertThat(InvoiceNumber.canonical(once)).isEqualTo(once);
  }

  @Property(tries = 300)
  void is_idempotent_on_what_looks_like_numbers(
      @ForAll
          @StringLength(max = 14)
          @CharRange(from = '0', to = '3')
          @Chars({'I', 'N', 'V', 'R', 'E', 'O', 'G', 'F', 'A', '-', ' '})
          String anything) {
    String once = InvoiceNumber.canonical(anything);
    assertThat(InvoiceNumber.canonical(once)).isEqualTo(once);
  }

  @Property(tries = 300)
  void separators_and_case_never_matter(
      @ForAll
          @StringLength(min = 1, max = 12)
          @CharRange(from = '0', to = '9')
          @Chars({'I', 'N', 'V', 'R', 'E'})
          String number,
      @ForAll @IntRange(max = 11) int at) {
    int cut = Math.min(at, number.length());
    String apart = number.substring(0, cut) + "-" + number.substring(cut);
    assertThat(InvoiceNumber.canonical(apart.toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(InvoiceNumber.canonical(number));
  }
}
