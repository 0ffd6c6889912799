package io.quittance.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A body as a record. A misspelt or doubled field is refused: what is silently ignored is a setting
 * that nobody wanted.
 */
public final class StrictJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private StrictJson() {}

  /**
   * @throws Problem 400 when the body is no JSON of that form; what the record itself throws
   */
  public static <T> T read(String body, Class<T> type) {
    try {
      T value = JSON.readValue(body == null ? "" : body, type);
      if (value == null) {
        throw Problem.badRequest("bad-json", "The body is empty.");
      }
      return value;
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof Problem refused) {
        throw refused;
      }
      throw Problem.badRequest("bad-json", JsonFault.describe(e));
    }
  }
}
