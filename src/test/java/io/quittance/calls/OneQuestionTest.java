package io.quittance.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.model.Question;
import org.junit.jupiter.api.Test;

class OneQuestionTest {
  @Test
  void what_a_question_may_take_is_promised_by_its_script() {
    assertThat(reserved("Rechnung 4711")).isEqualTo(500 + 10);
    assertThat(reserved("請求書番号四七一一")).isEqualTo(500 + 4 + 9);
  }

  @Test
  void the_same_question_to_another_address_is_another_request() {
    Question question = new Question("Point.", "x", "{}", "q", 500);
    OneQuestion here = OneQuestion.of(question, "azure/m at https://eu.example/v1");
    OneQuestion there = OneQuestion.of(question, "azure/m at https://us.example/v1");
    assertThat(here.request()).isNotEqualTo(there.request());
    // Of a provider's own address nothing changes.
    assertThat(OneQuestion.of(question, "azure/m").request())
        .isEqualTo("34b30bb4025f48e10ff98ddc3e1a274cf24ae464aa4ca7daea55699bf5f4ea3a");
  }

  private static long reserved(String source) {
    return OneQuestion.of(new Question("Point.", source, "{}", "q", 500), "fake/m").reserved();
  }
}
