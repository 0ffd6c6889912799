package io.quittance.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A service whose models' provider is a server of the test, on the OpenAI wire. */
public abstract class ModelsOnLoopback implements QuarkusTestResourceLifecycleManager {
  /** Of the setting with the server's port. */
  public static final String PORT = "test.provider.port";

  /** Where it is asked. */
  public static final String CHAT = "/v1/chat/completions";

  /** Of all models: to be found in no table and no log. */
  public static final String KEY = "sk-never-to-be-seen";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> settings = new HashMap<>();
  private WireMockServer server;

  /** Names the models with {@link #model}; what they answer may be said here, or by the tests. */
  protected abstract void models(WireMockServer server);

  /** The model of the installation, or one beside it: {@code SECOND} is called {@code second}. */
  protected final void model(String beside, String name, String address) {
    String prefix = beside == null ? "QUITTANCE_MODEL_" : "QUITTANCE_MODELS_" + beside + "_";
    settings.put(prefix + "PROVIDER", "openai");
    settings.put(prefix + "NAME", name);
    settings.put(prefix + "API_KEY", KEY);
    settings.put(prefix + "BASE_URL", address);
  }

  protected final void model(String beside, String name) {
    model(beside, name, "http://localhost:" + server.port() + "/v1");
  }

  @Override
  public final Map<String, String> start() {
    server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    server.start();
    settings.put(PORT, Integer.toString(server.port()));
    models(server);
    return settings;
  }

  @Override
  public final void stop() {
    server.stop();
  }

  /** A whole answer of 100 tokens to a question of 900, with this text. */
  public static ResponseDefinitionBuilder answered(String text) {
    try {
      return WireMock.okJson(
          """
          {"id":"c1","object":"chat.completion","model":"m-2026","choices":[{"index":0,
           "message":{"role":"assistant","content":%s},"finish_reason":"stop"}],
           "usage":{"prompt_tokens":900,"completion_tokens":100,"total_tokens":1000}}\
          """
              .formatted(JSON.writeValueAsString(text)));
    } catch (JsonProcessingException never) {
      throw new AssertionError(never);
    }
  }
}
