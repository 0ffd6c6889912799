package io.quittance.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** How amounts and names come out, without a page around them. */
class PrintingTest {
  @Test
  void an_amount_is_grouped_and_never_rounded() {
    assertThat(Figures.grouped("-1234567.50")).isEqualTo("-1,234,567.50");
    assertThat(Figures.grouped("999")).isEqualTo("999");
    assertThat(Figures.grouped(new BigDecimal("1000.0005"))).isEqualTo("1,000.0005");
    assertThat(Figures.grouped("1E+5")).isEqualTo("1E+5");
    assertThat(Figures.withCurrency(Money.parse("125000", "JPY"))).isEqualTo("JPY 125,000");
    assertThat(Figures.unlessZero("0.00")).isEmpty();
  }

  @Test
  void a_sender_is_taken_apart_for_display_only() {
    assertThat(Sender.of("\"Müller, AP\" <ap@m.example>"))
        .isEqualTo(new Sender("Müller, AP", "ap@m.example"));
    assertThat(Sender.of("ap@m.example")).isEqualTo(new Sender("ap@m.example", ""));
    assertThat(Sender.of("<ap@m.example>")).isEqualTo(new Sender("ap@m.example", ""));
    assertThat(Sender.of(" ")).isEqualTo(new Sender("(no sender)", ""));
  }

  @Test
  void a_saved_file_has_a_name_that_breaks_no_header_and_no_folder() {
    assertThat(Files.name("../../etc/passwd", "1.2")).isEqualTo("_.._etc_passwd");
    assertThat(Files.name("a\"\r\nSet-Cookie: x.pdf", "1.2")).isEqualTo("a___Set-Cookie_ x.pdf");
    assertThat(Files.name(null, "1.2")).isEqualTo("part-1.2");
  }
}
