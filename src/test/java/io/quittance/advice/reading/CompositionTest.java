package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompositionTest {
  @ParameterizedTest
  @CsvSource({
    "Totaal fact., GROSS",
    "Fakturabeloppet, GROSS",
    "Disc. allowed, DISCOUNT",
    "Afgeboekt bedrag, NET",
    "Vlr. pago, NET",
    "Audit adj., DEDUCTION",
    "Kwota potrącona, DEDUCTION",
    "Verbleibender Restbetrag, BALANCE",
    "Extern nr., INVOICE_NUMBER",
    "Dagb./stuk, OTHER_NUMBER",
    "Stuksoort, KIND",
    "Cost centre, OTHER",
    "お支払金額, NET"
  })
  void a_heading_is_put_together_from_what_its_words_mean(String heading, Role role) {
    assertThat(Composition.column(Lexicon.key(heading)).map(Lexicon.Meaning::role)).contains(role);
  }

  @ParameterizedTest
  @CsvSource({
    "Payment value, PAYMENT_AMOUNT",
    "Paid date, PAYMENT_DATE",
    "Chq. no, PAYMENT_REFERENCE",
    "Creditor bank ref, ''",
    "Invoice value, ''",
    "Quarterly payment value, ''"
  })
  void a_label_is_put_together_only_when_each_of_its_words_is_known(String label, String role) {
    Optional<String> read = Composition.header(Lexicon.key(label)).map(m -> m.role().name());
    assertThat(read.orElse("")).isEqualTo(role);
  }

  @Test
  void more_unknown_words_than_known_ones_mean_nothing() {
    assertThat(Composition.column(Lexicon.key("Wobble grommet paid"))).isEmpty();
  }

  @Test
  void words_of_two_sorts_of_values_may_be_two_headings() {
    assertThat(Composition.several(Lexicon.key("Invoice date amount"))).isTrue();
    assertThat(Composition.several(Lexicon.key("Invoice amount"))).isFalse();
  }
}
