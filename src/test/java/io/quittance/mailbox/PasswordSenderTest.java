package io.quittance.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which names a password is kept and looked for. */
class PasswordSenderTest {

  @Test
  void the_address_comes_first_then_its_domain_and_the_domains_above() {
    assertThat(PasswordSender.of(" AP@Pay.Acme.Example ").orElseThrow().fromNearest())
        .containsExactly("ap@pay.acme.example", "pay.acme.example", "acme.example");
    assertThat(PasswordSender.of("Acme.Example").orElseThrow().fromNearest())
        .containsExactly("acme.example");
  }

  @Test
  void a_domain_in_other_letters_has_one_form() {
    assertThat(PasswordSender.of("ap@müller.example").orElseThrow().name())
        .isEqualTo("ap@xn--mller-kva.example");
    assertThat(PasswordSender.of("AP@XN--MLLER-KVA.example").orElseThrow().name())
        .isEqualTo("ap@xn--mller-kva.example");
  }

  @Test
  void a_domain_behind_a_second_at_sign_is_no_address() {
    assertThat(PasswordSender.of("ap@acme.example@evil.example")).isEmpty();
  }

  @Test
  void another_domain_with_the_same_end_is_not_above() {
    assertThat(PasswordSender.of("ap@notacme.example").orElseThrow().fromNearest())
        .doesNotContain("acme.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "com",
        "@acme.example",
        "ap@",
        "ap@localhost",
        "a p@acme.example",
        "acme..example",
        "acme.example.",
        "*.acme.example",
        "a\0p@acme.example",
        "Acme <ap@acme.example>"
      })
  void what_is_neither_address_nor_domain_is_refused(String text) {
    assertThat(PasswordSender.of(text)).isEmpty();
  }

  @Test
  void a_name_longer_than_any_address_is_refused_and_many_labels_are_cut() {
    assertThat(PasswordSender.of("a@" + "b.".repeat(130) + "example")).isEmpty();
    assertThat(PasswordSender.of("a@" + "b.".repeat(60) + "example").orElseThrow().fromNearest())
        .hasSize(10);
  }
}
