package io.quittance.advice.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quittance.model.Answer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Text to the record a prompt asks for, or why not. Strict where the usual parsers mend: no
 * duplicate or unknown or missing key, nothing before or after, no conversion, bounds on depth and
 * length. Then the schema of the prompt.
 */
final class ParseAnswer<T> {
  private static final int MAX_LENGTH = 1_000_000;
  private static final int MAX_DEPTH = 12;
  private static final int MAX_STRING = 4_096;
  private static final int MAX_NUMBER = 12;

  private static final String FENCE = "```";

  private static final JsonMapper STRICT = strict();

  private final Schema schema;
  private final Class<T> form;
  private final ToLongFunction<T> places;
  private final long maxPlaces;

  /**
   * @param places how many places an answer points at
   */
  ParseAnswer(String schema, Class<T> form, ToLongFunction<T> places, long maxPlaces) {
    this.schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON);
    this.form = form;
    this.places = places;
    this.maxPlaces = maxPlaces;
  }

  static ParseAnswer<PointedAnswer> pointed(String schema, int maxPlaces) {
    return new ParseAnswer<>(schema, PointedAnswer.class, PointedAnswer::places, maxPlaces);
  }

  /** Exactly one of the two is not null. */
  record Outcome<T>(T answer, String nonsense) {
    <R> R fold(Function<T, R> good, Function<String, R> bad) {
      return answer != null ? good.apply(answer) : bad.apply(nonsense);
    }
  }

  Outcome<T> parse(String text, Answer.Mode mode) {
    if (text.length() > MAX_LENGTH) {
      return nonsense("the answer is longer than " + MAX_LENGTH + " characters");
    }
    String json =
        switch (mode) {
          case NATIVE_SCHEMA -> text;
          case PROMPTED -> unfenced(text);
        };
    T answer;
    try {
      answer = STRICT.readValue(json, form);
    } catch (JsonProcessingException wrong) {
      // Only the kind: the message quotes the answer.
      return nonsense("the answer is not the JSON that was asked for (" + kind(wrong) + ")");
    }
    if (answer == null || !schema.validate(json, InputFormat.JSON).isEmpty()) {
      return nonsense("the answer does not follow the schema");
    }
    if (places.applyAsLong(answer) > maxPlaces) {
      return nonsense("the answer points at more than " + maxPlaces + " places");
    }
    return new Outcome<>(answer, null);
  }

  /** A model that was only asked in words often wraps the whole object in one code fence. */
  private static String unfenced(String text) {
    String stripped = text.strip();
    int firstLineEnd = stripped.indexOf('\n');
    if (stripped.startsWith(FENCE)
        && stripped.endsWith(FENCE)
        && firstLineEnd > 0
        && Optional.of(stripped.substring(FENCE.length(), firstLineEnd).strip())
            .filter(language -> language.isEmpty() || language.equalsIgnoreCase("json"))
            .isPresent()
        && stripped.length() - FENCE.length() > firstLineEnd) {
      return stripped.substring(firstLineEnd + 1, stripped.length() - FENCE.length());
    }
    return text;
  }

  private Outcome<T> nonsense(String reason) {
    return new Outcome<>(null, reason);
  }

  private static String kind(Exception wrong) {
    return wrong.getClass().getSimpleName();
  }

  private static JsonMapper strict() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .maxNumberLength(MAX_NUMBER)
                    .maxDocumentLength(MAX_LENGTH)
                    .build())
            .build();
    JsonMapper.Builder mapper =
        JsonMapper.builder(factory)
            .enable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(
                DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
                DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    mapper.withCoercionConfig(
        LogicalType.Textual,
        config ->
            config
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    return mapper.build();
  }
}
