package io.quittance.evaluation;

import io.quittance.advice.AdviceReader;
import java.util.Objects;

/**
 * One way of reading, measured beside others.
 *
 * @param name as tables show it
 * @param kind the same for two that differ in the version of the prompt only
 * @param model what it asks, or null when it asks none
 */
public record Contender(String name, String kind, AdviceReader reader, CountedModel model) {
  public Contender {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(reader, "reader");
  }
}
