package io.quittance.model;

import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.token.credentials.SdkToken;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/**
 * Amazon Bedrock by its Converse call. The address names the region; a Bedrock key is sent as
 * bearer token, without one the request is signed with what AWS finds on the machine (variables,
 * profile, role).
 */
final class BedrockModel {
  /** {@code bedrock-runtime.eu-central-1.amazonaws.com}, also a private endpoint's name. */
  private static final Pattern REGION =
      Pattern.compile("bedrock-runtime(?:-fips)?\\.([a-z]{2}(?:-[a-z]+)+-[0-9])\\.");

  private BedrockModel() {}

  static ChatModel build(ModelSettings settings, Set<Capability> capabilities, Clock clock) {
    ChatRequestParameters parameters =
        ChatRequestParameters.builder().temperature(settings.temperature()).build();
    return BedrockChatModel.builder()
        .client(client(settings, clock))
        .modelId(settings.name())
        .defaultRequestParameters(parameters)
        .supportedCapabilities(capabilities)
        .logRequests(false)
        .logResponses(false)
        .maxRetries(0)
        .build();
  }

  private static BedrockRuntimeClient client(ModelSettings settings, Clock clock) {
    BedrockRuntimeClientBuilder builder =
        BedrockRuntimeClient.builder()
            .httpClient(new BoundedAws(new BoundedCalls(settings, clock)))
            .endpointOverride(settings.baseUrl())
            .region(region(settings))
            .overrideConfiguration(
                ClientOverrideConfiguration.builder()
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .build());
    if (settings.apiKey() == null) {
      return builder.credentialsProvider(DefaultCredentialsProvider.builder().build()).build();
    }
    return builder
        .tokenProvider(() -> new Key(settings.apiKey()))
        .authSchemeProvider(
            BedrockRuntimeAuthSchemeProvider.defaultProvider(List.of("httpBearerAuth")))
        .build();
  }

  /** Of an address that names none only the signature needs one; a proxy takes any. */
  private static Region region(ModelSettings settings) {
    Matcher named = REGION.matcher(settings.baseUrl().getHost() + ".");
    return named.lookingAt() ? Region.of(named.group(1)) : Region.US_EAST_1;
  }

  /** Never printed. */
  private static final class Key implements SdkToken {
    private final String key;

    Key(String key) {
      this.key = key;
    }

    @Override
    public String token() {
      return key;
    }

    @Override
    public Optional<Instant> expirationTime() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "a Bedrock key";
    }
  }
}
