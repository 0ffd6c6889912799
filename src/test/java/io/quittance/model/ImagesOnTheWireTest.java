package io.quittance.model;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each provider gets the picture of a page in its own dialect, after the words. */
class ImagesOnTheWireTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 7, 7, 7};

  @RegisterExtension
  static final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.wireMockConfig().dynamicPort())
          .build();

  @ParameterizedTest
  @EnumSource
  void a_picture_goes_out_after_the_words(AskProviderTest.Wire wire) {
    server.stubFor(post(anyUrl()).willReturn(okJson(wire.body("{\"a\":null}", wire.finished))));
    ModelSettings settings =
        ModelSettings.fromEnvironment(
                Map.of(
                        ModelSettings.PROVIDER,
                        wire.provider.text(),
                        ModelSettings.NAME,
                        "m",
                        ModelSettings.BASE_URL,
                        server.baseUrl() + wire.base,
                        ModelSettings.API_KEY,
                        "sk-never-shown")
                    ::get)
            .orElseThrow();
    Question question =
        new Question(
            PromptVersion.NONE,
            "Point.",
            "D1.L0001| x",
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},"
                + "\"required\":[\"a\"],\"additionalProperties\":false}",
            "read_pages",
            100,
            List.of(new PageImage("D2.P1", PNG)));

    assertThat(new AskProvider(settings).ask(question)).isInstanceOf(Answer.Complete.class);
    String sent = server.findAll(postRequestedFor(anyUrl())).get(0).getBodyAsString();
    assertThat(sent).containsSubsequence("D1.L0001| x", "-- pictures in this order: D2.P1");
    assertThat(sent).contains(Base64.getEncoder().encodeToString(PNG));
  }
}
