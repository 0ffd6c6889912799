package io.quittance.jobs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How durable work is done: {@code QUITTANCE_JOBS_*}. */
@ConfigMapping(prefix = "quittance.jobs")
interface JobSettings {
  /**
   * Jobs that run at once; without it as many as there are processors. Those that only wait, for a
   * model, come on top.
   */
  OptionalInt threads();

  /** How long a job may wait that nobody announced, for example a retry that is due. */
  @WithDefault("PT1S")
  Duration poll();

  /** How often a running job says that it lives. */
  @WithDefault("PT5S")
  Duration heartbeat();

  /** After so many silent heartbeats the job's process is taken for dead; 4 at least. */
  @WithDefault("4")
  int missedHeartbeats();

  /** Failed attempts before a job is parked. */
  @WithDefault("5")
  int maxAttempts();

  /** Begun runs before a job is parked that never ended: it takes the process with it. */
  @WithDefault("20")
  int maxStarts();

  /** The pause after the first failed attempt; each following one is twice as long. */
  @WithDefault("PT2S")
  Duration firstPause();

  @WithDefault("PT10M")
  Duration longestPause();

  /** How long the stop of the service waits for running jobs. */
  @WithDefault("PT20S")
  Duration stopWait();
}
