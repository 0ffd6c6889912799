package io.quittance.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What no wire test can see, because it goes to the provider's own address. */
class ProviderModelsTest {
  @Test
  void openai_itself_is_told_the_bound_by_its_new_name_alone() {
    ChatRequestParameters parameters = parameters(Provider.OPENAI, null);
    assertThat(((OpenAiChatRequestParameters) parameters).maxCompletionTokens()).isEqualTo(500);
    assertThat(parameters.maxOutputTokens()).isNull();
  }

  @Test
  void who_only_speaks_its_protocol_is_told_by_the_old_name_and_azure_by_the_new() {
    URI address = URI.create("https://models.example/v1");
    ChatRequestParameters compatible = parameters(Provider.OPENAI, address);
    assertThat(compatible).isNotInstanceOf(OpenAiChatRequestParameters.class);
    assertThat(compatible.maxOutputTokens()).isEqualTo(500);
    ChatRequestParameters azure = parameters(Provider.AZURE, address);
    assertThat(((OpenAiChatRequestParameters) azure).maxCompletionTokens()).isEqualTo(500);
    assertThat(azure.maxOutputTokens()).isNull();
  }

  private static ChatRequestParameters parameters(Provider provider, URI address) {
    return ProviderModels.parameters(ModelSettings.of(provider, "m", address, "k"), 500, null);
  }
}
