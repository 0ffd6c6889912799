package io.quittance.command;

import io.quittance.advice.model.Privacy;
import io.quittance.evaluation.AskedOnce;
import io.quittance.evaluation.Contender;
import io.quittance.evaluation.CountedModel;
import io.quittance.model.LanguageModel;
import io.quittance.pipeline.AdviceReaders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The readers that {@code evaluate --compare} names, each put together as it is used elsewhere. */
final class Contenders {
  private static final String BUILT_IN = "builtin";
  private static final String BOTH = "both";
  private static final String ALONE = "model";

  private final ReadersOfTheEnvironment readers;
  private final LanguageModel usual;
  private final List<String> prompts;
  private final Privacy privacy;

  /**
   * @param usual the model that is meant where none is named, or null
   */
  Contenders(
      ReadersOfTheEnvironment readers, LanguageModel usual, List<String> prompts, Privacy privacy) {
    this.privacy = privacy;
    this.readers = readers;
    this.usual = usual;
    this.prompts = prompts;
  }

  /**
   * @param words {@code builtin}, {@code both}, {@code model}, or models by name
   * @throws IllegalArgumentException when a word is none of these or no model is set
   */
  List<Contender> of(List<String> words) {
    Map<String, AskedOnce> models = new LinkedHashMap<>();
    for (String word : words) {
      if (!List.of(BUILT_IN, BOTH, ALONE).contains(word)) {
        models.put(word, new AskedOnce(readers.languageModel(word).orElseThrow()));
      }
    }
    if (usual != null) {
      models.put(ALONE, new AskedOnce(usual));
    }
    List<Contender> contenders = new ArrayList<>();
    for (String word : words) {
      switch (word) {
        case BUILT_IN ->
            contenders.add(new Contender(BUILT_IN, BUILT_IN, AdviceReaders.builtIn(), null));
        case BOTH -> both(models, contenders);
        default -> alone(word, models, contenders);
      }
    }
    return contenders;
  }

  private void both(Map<String, AskedOnce> models, List<Contender> contenders) {
    if (models.isEmpty()) {
      throw noModel();
    }
    models.forEach(
        (word, model) -> {
          String kind = word.equals(ALONE) ? BOTH : BUILT_IN + "+" + word;
          for (String prompt : prompts) {
            CountedModel counted = new CountedModel(model);
            contenders.add(
                new Contender(
                    name(kind, prompt),
                    kind,
                    readers.adviceReader(counted, prompt, readers.asking(), privacy),
                    counted));
          }
        });
  }

  private void alone(String word, Map<String, AskedOnce> models, List<Contender> contenders) {
    if (!models.containsKey(word)) {
      throw noModel();
    }
    for (String prompt : prompts) {
      CountedModel counted = new CountedModel(models.get(word));
      contenders.add(
          new Contender(name(word, prompt), word, readers.modelAlone(counted, prompt), counted));
    }
  }

  private String name(String kind, String prompt) {
    return prompts.size() == 1 ? kind : kind + "@" + prompt;
  }

  private static IllegalArgumentException noModel() {
    return new IllegalArgumentException(
        "--compare both and model need a model: --model PROVIDER/NAME or recorded/FOLDER, or"
            + " QUITTANCE_MODEL_PROVIDER and QUITTANCE_MODEL_NAME");
  }
}
