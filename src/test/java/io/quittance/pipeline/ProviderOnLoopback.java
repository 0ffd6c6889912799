package io.quittance.pipeline;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quittance.model.ModelsOnLoopback;
import java.util.List;
import java.util.Map;

/** One model, {@code openai/m}. What it answers is the test's to say. */
public final class ProviderOnLoopback extends ModelsOnLoopback {

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
  protected void models(WireMockServer server) {
    model(null, "m");
  }
}
