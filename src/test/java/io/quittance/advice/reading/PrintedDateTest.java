package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-12",
        "12.11.2026",
        "12-NOV-2026",
        "12-Nov-26",
        "November 12, 2026",
        "Nov 12, 2026",
        "12. November 2026",
        "12 novembre 2026",
        "12 de noviembre de 2026",
        "12 novembro 2026",
        "12 november 2026",
        "2026.11.12",
        "2026/11/12",
        "12th November 2026",
        "20261112",
        "12 Nov 2026 12:23:57"
      })
  void a_date_that_can_only_be_one_is_read_without_an_order(String printed) {
    assertThat(PrintedDate.of(printed).orElseThrow().value(DateOrder.UNKNOWN))
        .isEqualTo(LocalDate.of(2026, 11, 12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-05",
        "05-MAR-2026",
        "5/Mar/2026",
        "05-mar-26",
        "March 5, 2026",
        "March 5th 2026",
        "Mar. 5, 2026",
        "Mar-05-2026",
        "5 March 2026",
        "5th of March, 2026",
        "5. März 2026",
        "5. Maerz 2026",
        "5. Mrz. 2026",
        "5 mars 2026",
        "5 de marzo de 2026",
        "5 de marzo del 2026",
        "5 marzo 2026",
        "5 de março de 2026",
        "5 de marco de 2026",
        "5 maart 2026",
        "5 mrt. 2026",
        "5 marca 2026 r.",
        "5 marca 2026r.",
        "den 5 mars 2026",
        "2026年3月5日",
        "2026 年 03 月 05 日",
        "令和8年3月5日",
        "R8.3.5",
        "民國115年3月5日",
        "2026/03/05",
        "2026/3/5",
        "5.3.2026 r.",
        "20260305"
      })
  void a_date_is_read_as_each_language_writes_it(String printed) {
    assertThat(PrintedDate.of(printed).orElseThrow().value(DateOrder.UNKNOWN))
        .isEqualTo(LocalDate.of(2026, 3, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "1er janvier 2026, 1",
    "1 févr. 2026, 2",
    "1. März 2026, 3",
    "1º de abril de 2026, 4",
    "1 maja 2026, 5",
    "1 czerwca 2026, 6",
    "1 juil. 2026, 7",
    "1 août 2026, 8",
    "1 aout 2026, 8",
    "1 września 2026, 9",
    "1 października 2026, 10",
    "1 listopada 2026, 11",
    "1 déc. 2026, 12",
    "1 styczeń 2026, 1",
    "1 sierpnia 2026, 8",
    "1 set 2026, 9",
    "1 out 2026, 10",
    "1 ottobre 2026, 10",
    "1 augusti 2026, 8",
    "1 grudnia 2026, 12",
    "令和元年5月1日, 0"
  })
  void months_are_known_with_and_without_accents_and_dots(String printed, int month) {
    LocalDate first = month == 0 ? LocalDate.of(2019, 5, 1) : LocalDate.of(2026, month, 1);
    assertThat(PrintedDate.of(printed).orElseThrow().value(DateOrder.UNKNOWN)).isEqualTo(first);
  }

  @Test
  void an_open_date_has_no_value_until_the_order_is_known() {
    PrintedDate date = PrintedDate.of("03/04/2026").orElseThrow();
    assertThat(date.value(DateOrder.UNKNOWN)).isNull();
    assertThat(date.value(DateOrder.DAY_FIRST)).isEqualTo(LocalDate.of(2026, 4, 3));
    assertThat(date.value(DateOrder.MONTH_FIRST)).isEqualTo(LocalDate.of(2026, 3, 4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234.56",
        "INV-2026-11-12-A",
        "31.02.2026",
        "4711",
        "5 mars",
        "8年3月5日",
        "２０２６年３月５日"
      })
  void what_is_no_date_is_not_read(String printed) {
    assertThat(PrintedDate.of(printed)).isEmpty();
  }
}
