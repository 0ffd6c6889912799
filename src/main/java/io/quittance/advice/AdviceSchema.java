package io.quittance.advice;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published JSON Schema (draft 2020-12) of ADVICE, with the closed list of problem codes. */
public final class AdviceSchema {
  /** Where the schema lies on the class path. */
  public static final String RESOURCE = "/schemas/advice.schema.json";

  private static final String TEXT = load();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(TEXT, InputFormat.JSON);

  private AdviceSchema() {}

  /** The schema itself, as published. */
  public static String text() {
    return TEXT;
  }

  /** What is wrong with an ADVICE, empty when nothing is. */
  public static List<String> errors(String adviceJson) {
    return SCHEMA.validate(adviceJson, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static String load() {
    try (InputStream in = AdviceSchema.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
