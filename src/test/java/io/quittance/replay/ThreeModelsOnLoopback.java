package io.quittance.replay;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quittance.model.ModelsOnLoopback;
import java.util.List;
import java.util.Map;

/**
 * Three models of one provider: {@code default} is {@code openai/m}, {@code second} is {@code
 * openai/w}, {@code away} is {@code openai/a}. What they answer is the test's to say.
 */
public final class ThreeModelsOnLoopback extends ModelsOnLoopback {

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
  protected void models(WireMockServer server) {
    model(null, "m");
    model("SECOND", "w");
    model("AWAY", "a");
  }
}
