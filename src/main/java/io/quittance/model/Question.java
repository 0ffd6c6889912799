package io.quittance.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * One question with everything a provider needs to answer it.
 *
 * @param prompt whose words these are; not sent, and no part of the question's identity
 * @param system static instructions, the same for every message of a prompt version
 * @param user static words first, then the source
 * @param schema JSON Schema text of the answer, sent as it is
 * @param schemaName letters, digits, {@code _} and {@code -}, as providers demand
 * @param maxOutputTokens bound on the answer, at least 1
 * @param images of pages, in the order the user's words name them; usually none
 */
public record Question(
    PromptVersion prompt,
    String system,
    String user,
    String schema,
    String schemaName,
    int maxOutputTokens,
    List<PageImage> images) {
  /** A question in words that are no prompt's. */
  public Question(
      String system, String user, String schema, String schemaName, int maxOutputTokens) {
    this(PromptVersion.NONE, system, user, schema, schemaName, maxOutputTokens, List.of());
  }

  /**
   * A prompt's question about a source.
   *
   * @param source as it is shown, with its marks
   * @param images of pages, in the order of the source's names for them
   */
  public static Question of(
      Prompt prompt, String source, int maxOutputTokens, List<PageImage> images) {
    return new Question(
        prompt.counted(),
        prompt.system(),
        prompt.userWith(source),
        prompt.schema(),
        prompt.id(),
        maxOutputTokens,
        images);
  }

  public Question {
    images = List.copyOf(images);
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(schema, "schema");
    if (!schemaName.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("schema name must be letters, digits, _ or -");
    }
    if (maxOutputTokens < 1) {
      throw new IllegalArgumentException("maxOutputTokens must be at least 1");
    }
  }

  /** The same with another bound on the answer. */
  Question within(int tokens) {
    return new Question(prompt, system, user, schema, schemaName, tokens, images);
  }

  /** Tokens that a provider makes at most of what it has to read, its own framing left out. */
  public long mostTokens() {
    return MostTokens.of(this);
  }

  /**
   * The identity of the question to one model: hex SHA-256 over the model and everything that is
   * sent, each part with its length before it. The same identity means the same answer is as good.
   *
   * @param model its {@link LanguageModel#identity()}
   */
  public String identity(String model) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(model, system, user, schema, schemaName, Integer.toString(maxOutputTokens))) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        add(digest, bytes);
      }
      for (PageImage image : images) {
        add(digest, image.page().getBytes(StandardCharsets.UTF_8));
        add(digest, image.base64().getBytes(StandardCharsets.US_ASCII));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
