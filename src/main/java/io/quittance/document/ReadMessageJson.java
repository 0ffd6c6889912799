package io.quittance.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** {@link ReadMessage} as JSON, UTF-8: what the child answers and what is stored. */
public final class ReadMessageJson {

  private static final ObjectMapper JSON = mapper();

  private ReadMessageJson() {}

  /** Fields that are null are left out; instants are ISO 8601. */
  public static byte[] write(ReadMessage message) {
    try {
      return JSON.writeValueAsBytes(message);
    } catch (IOException e) {
      throw new UncheckedIOException("a read message cannot be written", e);
    }
  }

  /**
   * @throws UncheckedIOException when the bytes were not written by {@link #write}
   */
  public static ReadMessage read(byte[] json) {
    try {
      return JSON.readValue(json, ReadMessage.class);
    } catch (IOException e) {
      throw new UncheckedIOException("not a read message", e);
    }
  }

  /** For the frames between parent and child, which carry small records of this package. */
  static ObjectMapper frames() {
    return JSON;
  }

  private static ObjectMapper mapper() {
    SimpleModule instants = new SimpleModule();
    instants.addSerializer(Instant.class, new InstantWriter());
    instants.addDeserializer(Instant.class, new InstantReader());
    return JsonMapper.builder()
        .addModule(instants)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  private static final class InstantWriter extends StdSerializer<Instant> {
    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.toString());
    }
  }

  private static final class InstantReader extends StdDeserializer<Instant> {
    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return Instant.parse(json.getText());
    }
  }
}
