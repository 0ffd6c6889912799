package io.quittance.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.advice.model.Privacy;
import io.quittance.evaluation.Contender;
import io.quittance.model.LanguageModel;
import io.quittance.model.RecordedModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContendersTest {
  private static final List<String> WORDS = List.of("builtin", "model", "both");

  @TempDir Path answers;

  @Test
  void model_and_both_are_compared_with_each_prompt_and_the_built_in_reader_once() {
    assertThat(contenders("read-advice/v1", "read-rows/v1"))
        .extracting(contender -> contender.name() + " of " + contender.kind())
        .containsExactly(
            "builtin of builtin",
            "model@read-advice/v1 of model",
            "model@read-rows/v1 of model",
            "both@read-advice/v1 of both",
            "both@read-rows/v1 of both");
  }

  @Test
  void with_one_prompt_it_is_not_named() {
    assertThat(contenders("read-advice/v1"))
        .extracting(Contender::name)
        .containsExactly("builtin", "model", "both");
  }

  @Test
  void without_a_model_it_is_said_what_to_set() {
    assertThatThrownBy(() -> contenders(null, List.of("read-advice/v1")))
        .hasMessageContaining("--model PROVIDER/NAME");
  }

  private List<Contender> contenders(String... prompts) {
    return contenders(new RecordedModel(answers), List.of(prompts));
  }

  private static List<Contender> contenders(LanguageModel model, List<String> prompts) {
    return new Contenders(ReadersOfTheEnvironment.ofTheProcess(), model, prompts, Privacy.TEXT)
        .of(WORDS);
  }
}
