package io.quittance.model;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.bedrock.BedrockTokenUsage;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;

/**
 * What a provider counted, as input and output that it bills. Providers split their counts
 * differently, and LangChain4j (1.16.3) hands them on as they are:
 *
 * <ul>
 *   <li>Anthropic's input_tokens and Bedrock's inputTokens leave out what was written to a cache or
 *       read from one; their output holds what was thought.
 *   <li>Gemini's promptTokenCount holds what came from a cache, its candidatesTokenCount leaves out
 *       what was thought, which is billed as output.
 *   <li>OpenAI's prompt_tokens hold cached and its completion_tokens reasoning tokens. Some that
 *       speak its protocol leave the reasoning out of completion_tokens and count it in
 *       total_tokens alone.
 *   <li>Mistral's and Ollama's counts are whole.
 * </ul>
 *
 * A cost by these counts is at list prices: input read from a cache is billed lower, and what
 * Anthropic writes to one a quarter higher.
 */
final class CountedTokens {
  private CountedTokens() {}

  /**
   * @param counted null where the provider counted nothing
   */
  static Answer.Usage of(TokenUsage counted) {
    if (counted == null) {
      return Answer.Usage.NONE;
    }
    long input = count(counted.inputTokenCount());
    long output = count(counted.outputTokenCount());
    if (counted instanceof AnthropicTokenUsage anthropic) {
      return sum(
          input
              + count(anthropic.cacheCreationInputTokens())
              + count(anthropic.cacheReadInputTokens()),
          output);
    }
    if (counted instanceof BedrockTokenUsage bedrock) {
      return sum(
          input + count(bedrock.cacheWriteInputTokens()) + count(bedrock.cacheReadInputTokens()),
          output);
    }
    if (counted instanceof GoogleAiGeminiTokenUsage gemini) {
      return sum(input, output + count(gemini.thoughtsTokenCount()));
    }
    if (counted instanceof OpenAiTokenUsage) {
      return openAi(input, output, count(counted.totalTokenCount()));
    }
    return sum(input, output);
  }

  /**
   * @param total 0 where it was not told
   */
  static Answer.Usage openAi(long input, long output, long total) {
    return sum(input, Math.max(output, total - input));
  }

  static Answer.Usage sum(long input, long output) {
    return new Answer.Usage(Math.max(0, input), Math.max(0, output));
  }

  private static long count(Integer tokens) {
    return tokens == null ? 0 : Math.max(0, tokens);
  }
}
