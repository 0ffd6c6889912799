package io.quittance.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormsTest {

  @ParameterizedTest
  @CsvSource({
    "4711-0B, 471108",
    "4711-08, 471108",
    "O815, 815",
    "2026-I7, 202617",
    "2026-l7, 202617",
    "S5Z2G6B8, 55226688",
    "0, ''"
  })
  void characters_that_look_alike_are_one(String printed, String skeleton) {
    assertThat(NumberForms.skeleton(InvoiceNumber.canonical(printed))).isEqualTo(skeleton);
  }

  @Test
  void a_code_before_a_digit_read_as_a_letter_goes_as_well() {
    assertThat(NumberForms.skeletons("INV-O815")).containsExactly("1NV0815", "815");
    assertThat(NumberForms.skeletons("INV-0815")).containsExactly("815");
    assertThat(NumberForms.skeletons("RENT-7")).containsExactly("RENT7");
    assertThat(NumberForms.skeletons("--")).isEmpty();
  }

  @Test
  void a_shape_tells_letters_from_digits() {
    assertThat(NumberForms.shape("2026A17")).isEqualTo("9999A99");
  }

  @ParameterizedTest
  @CsvSource({
    "PO 0004711, 4711",
    "4711, 4711",
    "po-4711/a, 4711A",
    "DN 88-12, DN8812",
    "PO 12, ''",
    "ABCDE, ''"
  })
  void a_reference_is_letters_and_digits(String printed, String form) {
    assertThat(NumberForms.reference(printed)).isEqualTo(form);
  }
}
