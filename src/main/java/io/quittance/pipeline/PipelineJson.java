package io.quittance.pipeline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quittance.matching.Proposal;
import io.quittance.money.Money;
import java.io.IOException;
import java.util.List;

/**
 * How proposals and reasons are kept in the database: an own form, so that a change of the API
 * never makes stored rows unreadable.
 */
final class PipelineJson {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(moneyAsText());

  private PipelineJson() {}

  static String write(Proposal proposal) {
    return text(proposal);
  }

  static Proposal readProposal(String json) {
    return parsed(json, new TypeReference<Proposal>() {});
  }

  static String write(List<MessageSummary.Reason> reasons) {
    return text(reasons);
  }

  static List<MessageSummary.Reason> readReasons(String json) {
    return parsed(json, new TypeReference<List<MessageSummary.Reason>>() {});
  }

  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
    }
  }

  private static <T> T parsed(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + type.getType() + " cannot be read", e);
    }
  }

  private static SimpleModule moneyAsText() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(
        Money.class,
        new StdSerializer<>(Money.class) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(Money money, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(money.toString());
          }
        });
    module.addDeserializer(
        Money.class,
        new StdDeserializer<>(Money.class) {
          private static final long serialVersionUID = 1L;

          @Override
          public Money deserialize(JsonParser in, DeserializationContext context)
              throws IOException {
            String[] parts = context.readValue(in, JsonNode.class).textValue().split(" ", 2);
            return Money.parse(parts[1], parts[0]);
          }
        });
    return module;
  }
}
