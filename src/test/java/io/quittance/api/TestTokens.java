package io.quittance.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * The tokens and secrets of the Quarkus tests: {@code alpha-token} opens tenant {@code alpha},
 * {@code beta-token} tenant {@code beta}. Declared on one class, it holds for all.
 */
public final class TestTokens implements QuarkusTestResourceLifecycleManager {
  public static final String ALPHA = "alpha-token";
  public static final String BETA = "beta-token";

  /** Of tenant delta, whose policy certificates change. */
  public static final String DELTA = "delta-token";

  /** Of tenant epsilon, whose messages are reprocessed and whose tables are compared. */
  public static final String EPSILON = "epsilon-token";

  /** Of tenant zeta, whose customers pay alike: free money of the one would be the other's. */
  public static final String ZETA = "zeta-token";

  /** Of tenant gamma: of nobody known, of ada, a clerk, and of ben, a chief. */
  public static final String GAMMA = "gamma-token";

  public static final String CLERK = "gamma-clerk-token";
  public static final String CHIEF = "gamma-chief-token";

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quittance.tokens",
        String.join(
            ",",
            ALPHA + "=alpha",
            BETA + "=beta",
            DELTA + "=delta",
            EPSILON + "=epsilon",
            ZETA + "=zeta",
            GAMMA + "=gamma",
            CLERK + "=gamma",
            CHIEF + "=gamma"),
        "quittance.people",
        "token-fe826183=ada:clerks,token-3cb4798b=ben:chiefs",
        "quittance.secret.content",
        "0123456789abcdef".repeat(4),
        "quittance.secret.boundary",
        "fedcba9876543210".repeat(4));
  }

  @Override
  public void stop() {}
}
