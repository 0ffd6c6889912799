package io.quittance.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the body of an import: an array of JSON objects, or CSV whose header names the same fields.
 * Numbers keep their digits; nothing passes through a double.
 */
@Singleton
public class ImportRows {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private final int mostRows;

  public ImportRows(
      @ConfigProperty(name = "quittance.imports.most-rows", defaultValue = "200000") int mostRows) {
    this.mostRows = mostRows;
  }

  /**
   * @param contentType {@code text/csv}, anything else is JSON
   * @throws Problem 400 when the body as a whole cannot be read, 413 when it has too many rows
   */
  public List<ImportRow> read(String contentType, byte[] body) {
    boolean csv =
        contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("text/csv");
    List<ImportRow> rows = csv ? csv(text(body)) : json(body);
    if (rows.size() > mostRows) {
      throw Problem.tooLarge(
          "too-many-rows", "One import has at most " + mostRows + " rows; send it in parts.");
    }
    return rows;
  }

  /** Rows that nobody has read a field of, as text that {@link #unpack} makes the same rows of. */
  public static String pack(List<ImportRow> rows) {
    ArrayNode packed = JSON.createArrayNode();
    for (ImportRow row : rows) {
      ObjectNode one = packed.addObject();
      one.put("row", row.number());
      one.set("fields", row.fields());
      row.fault().ifPresent(fault -> one.put("code", fault.code()).put("message", fault.message()));
    }
    return packed.toString();
  }

  public static List<ImportRow> unpack(String packed) {
    try {
      List<ImportRow> rows = new ArrayList<>();
      for (JsonNode one : JSON.readTree(packed)) {
        ImportRow.Fault fault =
            one.has("code")
                ? new ImportRow.Fault(one.get("code").asText(), one.get("message").asText(), null)
                : null;
        rows.add(new ImportRow(one.get("row").intValue(), one.get("fields"), fault));
      }
      return rows;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("these rows were not packed here", e);
    }
  }

  private static List<ImportRow> json(byte[] body) {
    JsonNode array;
    try {
      array = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw Problem.badRequest("bad-json", JsonFault.describe(e));
    } catch (IOException e) {
      throw Problem.badRequest("bad-json", "The body cannot be read.");
    }
    if (!array.isArray()) {
      throw Problem.badRequest("bad-json", "The body is an array of objects.");
    }
    List<ImportRow> rows = new ArrayList<>();
    for (JsonNode object : array) {
      rows.add(new ImportRow(rows.size() + 1, object));
    }
    return rows;
  }

  private static List<ImportRow> csv(String text) {
    List<List<String>> records = CsvText.records(text);
    if (records.isEmpty()) {
      throw Problem.badRequest("bad-csv", "The first line names the fields.");
    }
    List<String> header = records.get(0).stream().map(String::strip).toList();
    Set<String> names = new HashSet<>(header);
    if (names.size() != header.size() || names.contains("")) {
      throw Problem.badRequest("bad-csv", "The header names each field once and leaves none out.");
    }
    List<ImportRow> rows = new ArrayList<>();
    for (List<String> values : records.subList(1, records.size())) {
      ObjectNode object = JSON.createObjectNode();
      for (int i = 0; i < Math.min(values.size(), header.size()); i++) {
        object.put(header.get(i), values.get(i));
      }
      ImportRow row = new ImportRow(rows.size() + 1, object);
      if (values.size() != header.size()) {
        row.refuse(
            "bad-csv",
            "The line has " + values.size() + " fields, the header " + header.size() + ".");
      }
      rows.add(row);
    }
    return rows;
  }

  private static String text(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Problem.badRequest("bad-csv", "The body is not UTF-8.");
    }
  }
}
