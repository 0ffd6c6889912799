package io.quittance.calls;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What models may take: {@code QUITTANCE_CALLS_*}. Tokens are those of questions and answers. */
@ConfigMapping(prefix = "quittance.calls")
interface CallSettings {
  /** All questions of one asking about a mail together. */
  @WithDefault("200000")
  long tokensPerMail();

  /** All questions of a tenant on one day, in UTC. */
  @WithDefault("5000000")
  long tokensPerDay();

  /** True keeps what was asked, too, sealed with the message's key; answers are kept anyway. */
  @WithDefault("false")
  boolean keepQuestions();
}
