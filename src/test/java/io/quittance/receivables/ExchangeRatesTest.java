package io.quittance.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.api.ImportAnswer;
import io.quittance.api.ImportRows;
import io.quittance.database.TestTenant;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");

  private final TestTenant tenant = TestTenant.open();
  private final ExchangeRates rates = new ExchangeRates(tenant.sql(), 3);
  private final ImportExchangeRates imports = new ImportExchangeRates(rates);
  private final ImportRows rows = new ImportRows(100);

  @Test
  void the_day_s_rate_counts_else_the_latest_of_the_days_before_it() {
    take(
        """
        date,from,to,rate,source
        2026-03-05,USD,EUR,0.90,ECB
        2026-03-06,USD,EUR,0.9123456789,ECB
        2026-03-06,EUR,USD,1.10,ECB
        """);
    assertThat(rate("2026-03-05", USD, EUR)).contains("0.90 of 2026-03-05");
    assertThat(rate("2026-03-09", USD, EUR)).contains("0.9123456789 of 2026-03-06");
    assertThat(rate("2026-03-10", USD, EUR)).isEmpty();
    assertThat(rate("2026-03-04", USD, EUR)).isEmpty();
  }

  @Test
  void nothing_is_inverted_or_crossed() {
    take(
        """
        date,from,to,rate,source
        2026-03-06,EUR,USD,1.10,ECB
        2026-03-06,USD,JPY,150.25,ECB
        """);
    assertThat(rate("2026-03-06", USD, EUR)).isEmpty();
    assertThat(rate("2026-03-06", EUR, Currency.getInstance("JPY"))).isEmpty();
    assertThat(rate("2026-03-06", EUR, EUR)).isEmpty();
  }

  @Test
  void a_rate_said_again_changes_nothing_and_one_said_otherwise_counts_from_now_on() {
    String first = "date,from,to,rate,source\n2026-03-06,USD,EUR,0.91,ECB\n";
    assertThat(take(first).accepted()).isEqualTo(1);
    assertThat(take(first.replace("0.91", "0.9100")).unchanged()).isEqualTo(1);
    assertThat(take(first.replace("0.91", "0.92")).accepted()).isEqualTo(1);
    assertThat(rate("2026-03-06", USD, EUR)).contains("0.92 of 2026-03-06");
    assertThat(tenant.call(() -> rates.list(null, "USD", null, 10)))
        .extracting(rate -> rate.rate().toPlainString())
        .containsExactly("0.92");
  }

  @Test
  void bad_rows_are_refused_by_name_and_the_good_ones_are_taken() {
    ImportAnswer answer =
        take(
            """
            date,from,to,rate,source
            2026-03-06,USD,EUR,0.91,ECB
            2026-03-06,USD,EUR,0.92,ECB
            2026-03-06,USD,EUR,0.91,ECB
            2026-13-06,USD,EUR,0.91,ECB
            ,USD,EUR,0.91,ECB
            2026-03-06,ABC,EUR,0.91,ECB
            2026-03-06,EUR,EUR,1,ECB
            2026-03-06,USD,GBP,0,ECB
            2026-03-06,USD,GBP,"0,8",ECB
            2026-03-06,USD,GBP,0.8,
            """);
    assertThat(answer.accepted()).isEqualTo(1);
    assertThat(answer.unchanged()).isEqualTo(1);
    assertThat(answer.refused())
        .extracting(refused -> refused.row() + " " + refused.code())
        .containsExactly(
            "2 duplicate-rate",
            "4 bad-date",
            "5 missing-date",
            "6 unknown-currency",
            "7 same-currency",
            "8 bad-rate",
            "9 bad-amount",
            "10 missing-source");
  }

  private ImportAnswer take(String csv) {
    return tenant.call(
        () -> imports.run(rows.read("text/csv", csv.getBytes(StandardCharsets.UTF_8))));
  }

  private Optional<String> rate(String date, Currency from, Currency to) {
    return tenant
        .call(() -> rates.on(LocalDate.parse(date), from, to))
        .map(rate -> rate.rate().toPlainString() + " of " + rate.date());
  }
}
