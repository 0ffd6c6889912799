package io.quittance.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * A service with two models: {@code default} is down, {@code in-words} knows no schema and no
 * pictures but does as it is told.
 */
public final class TwoModelsOnLoopback implements QuarkusTestResourceLifecycleManager {
  static final String KEY = "sk-never-to-be-seen";

  private WireMockServer server;

  public static final class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.http.test-port", "0");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(TwoModelsOnLoopback.class));
    }
  }

  @Override
  public Map<String, String> start() {
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    server.stubFor(post(anyUrl()).atPriority(5).willReturn(aResponse().withStatus(400)));
    server.stubFor(
        post(anyUrl())
            .atPriority(1)
            .withRequestBody(containing("valid under this JSON Schema"))
            .withRequestBody(containing("ledgerReady"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody(
                        """
                        {"id":"c1","object":"chat.completion","model":"w-2026","choices":[{"index":0,
                         "message":{"role":"assistant",
                          "content":"{\\"ledgerReady\\":true,\\"colourOfInk\\":\\"vermilion\\"}"},
                         "finish_reason":"stop"}],
                         "usage":{"prompt_tokens":11,"completion_tokens":5,"total_tokens":16}}\
                        """)));
    return Map.of(
        "QUITTANCE_MODEL_PROVIDER", "openai",
        "QUITTANCE_MODEL_NAME", "m",
        "QUITTANCE_MODEL_API_KEY", KEY,
        "QUITTANCE_MODEL_BASE_URL", "http://127.0.0.1:9/v1",
        "QUITTANCE_MODELS_IN_WORDS_PROVIDER", "openai",
        "QUITTANCE_MODELS_IN_WORDS_NAME", "w",
        "QUITTANCE_MODELS_IN_WORDS_API_KEY", KEY,
        "QUITTANCE_MODELS_IN_WORDS_BASE_URL", "http://localhost:" + server.port() + "/v1");
  }

  @Override
  public void stop() {
    server.stop();
  }
}
