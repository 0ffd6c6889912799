package io.quittance.webhooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How receivers are told: {@code QUITTANCE_WEBHOOKS_*}. */
@ConfigMapping(prefix = "quittance.webhooks")
interface WebhookSettings {
  /**
   * True when receivers may stand on this machine or in a private network. Who may add a webhook
   * reaches with it what the service reaches.
   */
  @WithDefault("${quittance.demo:false}")
  boolean privateAddresses();

  /** How long a receiver may take to answer. */
  @WithDefault("PT15S")
  Duration timeout();

  /** How often a target without news looks for some. */
  @WithDefault("PT2S")
  Duration poll();

  /** The pauses after failed attempts; after one more it is given up. As Standard Webhooks says. */
  @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
  List<Duration> pauses();
}
