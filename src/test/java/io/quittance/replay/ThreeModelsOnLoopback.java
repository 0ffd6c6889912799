package io.quittance.replay;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A service with three models of one provider: {@code default} is {@code openai/m}, {@code second}
 * is {@code openai/w}, {@code away} is {@code openai/a}. What they answer is the test's to say.
 */
public final class ThreeModelsOnLoopback implements QuarkusTestResourceLifecycleManager {
  static final String PORT = "test.provider.port";

  private WireMockServer server;

  /** One item at a time; where the provider names no pause an item would wait for ever. */
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.test-port", "0",
          "quittance.model.probe", "false",
          "quittance.replay.at-once", "1",
          "quittance.replay.pause", "PT1H",
          "quittance.replay.longest-pause", "PT2S",
          "quittance.replay.most-pauses", "2",
          "QUITTANCE_MODEL_PRICES", "openai/w=1/5 EUR");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(ThreeModelsOnLoopback.class));
    }
  }

  @Override
  public Map<String, String> start() {
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    Map<String, String> settings = new HashMap<>();
    settings.put(PORT, Integer.toString(server.port()));
    model(settings, "QUITTANCE_MODEL_", "m");
    model(settings, "QUITTANCE_MODELS_SECOND_", "w");
    model(settings, "QUITTANCE_MODELS_AWAY_", "a");
    return settings;
  }

  private void model(Map<String, String> settings, String prefix, String name) {
    settings.put(prefix + "PROVIDER", "openai");
    settings.put(prefix + "NAME", name);
    settings.put(prefix + "API_KEY", "never-shown");
    settings.put(prefix + "BASE_URL", "http://localhost:" + server.port() + "/v1");
  }

  @Override
  public void stop() {
    server.stop();
  }
}
