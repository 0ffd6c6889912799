package io.quittance.pipeline;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Whether another message said all of this before: payment, amount and every line of every advice.
 * What was said first and replaced since is said anew: the last word counts.
 */
@ApplicationScoped
class SaidBefore {
  private final MessageRows messages;

  SaidBefore(MessageRows messages) {
    this.messages = messages;
  }

  /**
   * From now on whoever says the same says it after this message, unless another was first.
   *
   * @return the message that did; empty when any of it is new
   */
  Optional<UUID> claim(UUID message, Reading reading) {
    return before(message, reading, fingerprint -> messages.firstToSay(fingerprint, message));
  }

  /** As {@link #claim}, without leaving a mark. */
  Optional<UUID> look(UUID message, Reading reading) {
    return before(message, reading, fingerprint -> messages.whoSaid(fingerprint).orElse(message));
  }

  private Optional<UUID> before(UUID message, Reading reading, Function<String, UUID> first) {
    Set<UUID> speakers = new HashSet<>();
    for (Advice advice : reading.advices()) {
      Optional<String> fingerprint = AdviceFingerprint.of(advice);
      if (fingerprint.isEmpty()) {
        return Optional.empty();
      }
      speakers.add(first.apply(fingerprint.get()));
    }
    return speakers.size() == 1 && !speakers.contains(message)
        ? speakers.stream()
            .findFirst()
            .filter(speaker -> messages.findById(speaker).status() != MessageStatus.DUPLICATE)
        : Optional.empty();
  }
}
