package io.quittance.replay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How stored messages are reprocessed: {@code QUITTANCE_REPLAY_*}. */
@ConfigMapping(prefix = "quittance.replay")
interface ReplaySettings {
  /** Of one request; a larger one is refused, and its filter has to be narrowed. */
  @WithDefault("10000")
  int mostMessages();

  /** Items of one request that wait as jobs at once, so that mails that come in are not held up. */
  @WithDefault("4")
  int atOnce();

  /** How long an item waits for a model that is not there, where the model does not say. */
  @WithDefault("PT1M")
  Duration pause();

  /** A model that asks for a longer pause is asked again after this one. */
  @WithDefault("PT10M")
  Duration longestPause();

  /** After so many pauses an item has failed. */
  @WithDefault("60")
  int mostPauses();
}
