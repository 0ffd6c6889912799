package io.quittance.model;

/**
 * What the environment calls the settings of one model: {@code QUITTANCE_MODEL_*} for the one
 * without a name of its own, {@code QUITTANCE_MODELS_FAST_*} for the one called {@code fast}.
 */
record ModelVariables(String prefix) {
  static final ModelVariables USUAL = new ModelVariables("QUITTANCE_MODEL_");

  /**
   * @param usual the variable as it is called for the model without a name
   */
  String named(String usual) {
    return prefix + usual.substring(USUAL.prefix.length());
  }
}
