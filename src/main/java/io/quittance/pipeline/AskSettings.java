package io.quittance.pipeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a message waits for a model that does not answer: {@code QUITTANCE_ASKING_*}. */
@ConfigMapping(prefix = "quittance.asking")
interface AskSettings {
  /** From the built-in reading on; after that it counts. */
  @WithDefault("PT6H")
  Duration longestWait();

  /** Between two questions, also where a provider asks for more. */
  @WithDefault("PT15M")
  Duration longestPause();

  /** Messages that one process asks about at a time; the others wait for the usual pause. */
  @WithDefault("4")
  int atOnce();

  /** Between two questions where nobody says how long. */
  @WithDefault("PT15S")
  Duration usualPause();
}
