package io.quittance.pipeline;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quittance.model.ModelsOnLoopback;
import java.util.List;
import java.util.Map;

/**
 * Two models: {@code default} is down, {@code in-words} knows no schema and no pictures but does as
 * it is told.
 */
public final class TwoModelsOnLoopback extends ModelsOnLoopback {

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
  protected void models(WireMockServer server) {
    model(null, "m", "http://127.0.0.1:9/v1");
    model("IN_WORDS", "w");
    server.stubFor(post(anyUrl()).atPriority(5).willReturn(aResponse().withStatus(400)));
    server.stubFor(
        post(anyUrl())
            .atPriority(1)
            .withRequestBody(containing("valid under this JSON Schema"))
            .withRequestBody(containing("ledgerReady"))
            .willReturn(answered("{\"ledgerReady\":true,\"colourOfInk\":\"vermilion\"}")));
  }
}
