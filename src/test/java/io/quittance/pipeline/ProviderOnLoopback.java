package io.quittance.pipeline;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A service with a model whose provider is a server of the test. */
public final class ProviderOnLoopback implements QuarkusTestResourceLifecycleManager {
  static final String PORT = "test.provider.port";

  private WireMockServer server;

  /** Short waits, small budgets, and prices. */
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.test-port", "0",
          "quittance.model.probe", "false",
          "quittance.asking.usual-pause", "PT2S",
          "quittance.asking.longest-wait", "PT3S",
          "quittance.calls.tokens-per-mail", "20000",
          "QUITTANCE_MODEL_PRICES", "openai/m=1/5 EUR");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(ProviderOnLoopback.class));
    }
  }

  @Override
  public Map<String, String> start() {
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    return Map.of(
        PORT,
        Integer.toString(server.port()),
        "QUITTANCE_MODEL_PROVIDER",
        "openai",
        "QUITTANCE_MODEL_NAME",
        "m",
        "QUITTANCE_MODEL_API_KEY",
        "never-shown",
        "QUITTANCE_MODEL_BASE_URL",
        "http://localhost:" + server.port() + "/v1");
  }

  @Override
  public void stop() {
    server.stop();
  }
}
