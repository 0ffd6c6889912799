package io.quittance.advice.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void an_open_date_has_no_value_until_the_order_is_known() {
    PrintedDate date = PrintedDate.of("03/04/2026").orElseThrow();
    assertThat(date.value(DateOrder.UNKNOWN)).isNull();
    assertThat(date.value(DateOrder.DAY_FIRST)).isEqualTo(LocalDate.of(2026, 4, 3));
    assertThat(date.value(DateOrder.MONTH_FIRST)).isEqualTo(LocalDate.of(2026, 3, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234.56", "INV-2026-11-12-A", "31.02.2026", "4711"})
  void what_is_no_date_is_not_read(String printed) {
    assertThat(PrintedDate.of(printed)).isEmpty();
  }
}
