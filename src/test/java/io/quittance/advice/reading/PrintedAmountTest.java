package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedAmountTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1,234.56; 1234.56; POINT",
        "1.234,56; 1234.56; COMMA",
        "1 234,56; 1234.56; COMMA",
        "1\u00a0234,56; 1234.56; COMMA",
        "1\u202f234,56; 1234.56; COMMA",
        "1'234.56; 1234.56; POINT",
        "1’234.56; 1234.56; POINT",
        "1234.56; 1234.56; POINT",
        "(500.00); -500.00; POINT",
        "500.00-; -500.00; POINT",
        "-500,00; -500.00; COMMA",
        "-500,00 EUR; -500.00; COMMA",
        "€ 8,750.00; 8750.00; POINT",
        "500.00 CR; -500.00; POINT",
        "500.00 DR; 500.00; POINT",
        "Rs.1,36,70,691.00; 13670691.00; POINT",
        "US$ 12.50; 12.50; POINT",
        "MYR31.80; 31.80; POINT",
        "1.250; 1250; COMMA",
        "1.250; 1.250; POINT",
        "31.800; 31.800; POINT",
        "0.125; 0.125; COMMA",
        "4.508.847,10; 4508847.10; COMMA",
        "12,34,567.89; 1234567.89; POINT",
        "1\u2009234,56; 1234.56; COMMA",
        "1234,56; 1234.56; COMMA",
        "EUR1.234,56; 1234.56; COMMA",
        "1.234,56EUR; 1234.56; COMMA",
        "1.234,56 €; 1234.56; COMMA",
        "R$ 1.234,56; 1234.56; COMMA",
        "1 234,56 zł; 1234.56; COMMA",
        "1 234,56 kr; 1234.56; COMMA",
        "1 234 kr.; 1234; COMMA",
        "CHF 1'234.56; 1234.56; POINT",
        "Fr. 1’234.56; 1234.56; POINT",
        "₹12,34,567.89; 1234567.89; POINT",
        "$1,234.56 USD; 1234.56; POINT",
        "¥1,234.56; 1234.56; POINT",
        "RMB 1,234.56; 1234.56; POINT",
        "1,234.56元; 1234.56; POINT",
        "人民币1,234.56元; 1234.56; POINT",
        "1.234,-; 1234; COMMA",
        "1,234.-; 1234; POINT",
        "1'200.--; 1200; POINT",
        "€ 850,-; 850; COMMA",
        "−1.234,56; -1234.56; COMMA",
        "▲1,234,567; -1234567; POINT",
        "1.234,56 H; -1234.56; COMMA",
        "1.234,56 S; 1234.56; COMMA",
        "1,234.56 Cr; -1234.56; POINT",
        "-1.234,- €; -1234; COMMA",
      })
  void an_amount_is_read_in_the_style_of_its_document(
      String printed, BigDecimal value, AmountStyle style) {
    assertThat(PrintedAmount.of(printed).orElseThrow().value(style)).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5OO.00",
        "1.23.456,7",
        "1,2345.67",
        "12.11.2026",
        "INV-100",
        "1250.00 EUR USD",
        "１２５０.００",
        "١٢٥٠",
        "10 %",
        "",
        "--",
        "1.234.56",
        "1.5K",
        "１,２３４",
        "4711 H",
        "1,234,5.-",
        "Total"
      })
  void what_is_no_amount_is_not_read(String printed) {
    assertThat(PrintedAmount.of(printed)).isEmpty();
  }

  @Test
  void only_three_digits_after_a_single_mark_leave_it_open() {
    assertThat(PrintedAmount.of("1.250").orElseThrow().ambiguous()).isTrue();
    assertThat(PrintedAmount.of("1,250").orElseThrow().ambiguous()).isTrue();
    assertThat(PrintedAmount.of("12.50").orElseThrow().ambiguous()).isFalse();
    assertThat(PrintedAmount.of("1.250.000").orElseThrow().ambiguous()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,234円", "￥1,234", "¥1,234", "JPY 1,234", "金1,234円", "金1,234円也", "1,234 JPY"})
  void yen_have_no_decimals_so_that_a_lone_mark_groups(String printed) {
    PrintedAmount amount = PrintedAmount.of(printed).orElseThrow();
    assertThat(amount.value(AmountStyle.UNKNOWN)).isEqualByComparingTo("1234");
    assertThat(amount.ambiguous()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "支払金額は金1,234円です; 金1,234円",
        "付款金额1,234.56元整; 1,234.56元",
        "vi har betalt 1 234,56 kr idag; 1 234,56 kr",
        "zapłacono 1 234,56 zł dzisiaj; 1 234,56 zł",
        "haben wir 850,- EUR bezahlt; 850,- EUR",
        "we paid 500.00 VIA wire; 500.00",
        "in total $1,250.00 USD today; $1,250.00 USD",
        "paid 31.80USD now; 31.80USD",
        "nous avons payé 1 234,56 € hier; 1 234,56 €",
      })
  void an_amount_in_a_sentence_ends_where_its_currency_ends(String text, String amount) {
    assertThat(PrintedAmount.find(text))
        .extracting(f -> text.substring(f.from(), f.to()))
        .containsExactly(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"請求書5件", "INV1234EUR5", "1.5K", "4711ABC", "12 %", "１,２３４円", "3000万"})
  void a_figure_that_is_part_of_a_word_is_no_amount(String text) {
    assertThat(PrintedAmount.find(text)).isEmpty();
  }

  @Test
  void amounts_are_found_in_a_sentence_with_their_signs_and_currencies() {
    String text = "we paid EUR 3,214.50 on 12.11.2026 for 4711 (1,200.00), less 2 % and -15.00";
    assertThat(PrintedAmount.find(text))
        .extracting(f -> text.substring(f.from(), f.to()))
        .containsExactly("EUR 3,214.50", "4711", "1,200.00", "-15.00");
    assertThat(PrintedAmount.find("minus (250.00) here").get(0).amount().point())
        .isEqualByComparingTo("-250.00");
  }
}
