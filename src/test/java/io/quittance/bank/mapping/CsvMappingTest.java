package io.quittance.bank.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.api.Problem;
import io.quittance.api.StrictJson;
import org.junit.jupiter.api.Test;

class CsvMappingTest {
  @Test
  void a_mapping_that_can_read_no_file_says_why() {
    String noCurrency = "{\"columns\":{\"amount\":\"A\",\"bookingDate\":\"B\"}}";
    assertThatThrownBy(() -> StrictJson.read(noCurrency, CsvMapping.class))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo("bad-mapping");
              assertThat(problem.detail()).contains("currency");
            });
  }

  @Test
  void a_misspelt_field_is_refused() {
    String misspelt =
        "{\"skip\":1,\"currency\":\"EUR\",\"columns\":{\"amount\":\"A\",\"bookingDate\":\"B\"}}";
    assertThatThrownBy(() -> StrictJson.read(misspelt, CsvMapping.class))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo("bad-json"));
  }
}
