package io.quittance.pipeline;

import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Privacy;
import java.time.Instant;
import java.util.List;

/**
 * What a tenant has set about models; null is as the installation has it.
 *
 * @param version from 1; 0 where the tenant has set nothing
 * @param models names in the order in which they are asked
 * @param keepContent whether what is asked and answered is kept with the call
 * @param actor who set it, and when; null for version 0
 */
record ModelSettingsVersion(
    int version,
    List<String> models,
    Asking asking,
    Privacy privacy,
    boolean keepContent,
    String actor,
    Instant recordedAt) {

  static final ModelSettingsVersion NONE =
      new ModelSettingsVersion(0, null, null, null, false, null, null);

  ModelSettingsVersion {
    models = models == null ? null : List.copyOf(models);
  }
}
