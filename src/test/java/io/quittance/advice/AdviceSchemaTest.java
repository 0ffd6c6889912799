package io.quittance.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdviceSchemaTest {

  @Test
  void the_schema_lists_exactly_the_problem_codes() throws Exception {
    JsonNode codes = new ObjectMapper().readTree(AdviceSchema.text()).at("/$defs/problemCode/enum");
    List<String> published = new ArrayList<>();
    codes.forEach(code -> published.add(code.asText()));
    assertThat(published)
        .containsExactlyElementsOf(
            Arrays.stream(Problem.Code.values()).map(Problem.Code::text).toList());
  }

  @Test
  void an_amount_that_is_a_number_is_refused() {
    assertThat(AdviceSchema.errors("{\"paymentAmount\": 12.5}")).isNotEmpty();
  }
}
