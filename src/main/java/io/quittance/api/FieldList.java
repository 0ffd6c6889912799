package io.quittance.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.api.ImportRow.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A field that holds several values: an array in JSON, in CSV one text in which {@code |} separates
 * them.
 *
 * @param node what the row has under the name
 */
record FieldList(String name, JsonNode node) {
  /** Values at most. */
  private static final int MOST = 200;

  /** The values, or why the row cannot be read. */
  <T> FieldText.Read<List<T>> read(Function<JsonNode, T> fromObject, Function<String, T> fromText) {
    Optional<Fault> unsound =
        texts(node).flatMap(text -> faults(new FieldText(name, text))).findFirst();
    if (unsound.isPresent()) {
      return new FieldText.Read<>(null, unsound.get());
    }
    List<T> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(element -> values.add(fromObject.apply(element)));
    } else if (node.isTextual()) {
      parts(node)
          .filter(part -> !part.isBlank())
          .forEach(part -> values.add(fromText.apply(part.strip())));
    } else {
      values.add(null);
    }
    if (values.size() > MOST) {
      return fault("too-long", name + " has more than " + MOST + " values.");
    }
    return values.contains(null)
        ? fault("bad-" + FieldText.words(name), name + " holds a value of another form.")
        : new FieldText.Read<>(values, null);
  }

  /** Every text inside, however deep, since its elements are made of them. */
  private static Stream<String> texts(JsonNode node) {
    return node.isTextual()
        ? parts(node)
        : StreamSupport.stream(node.spliterator(), false).flatMap(FieldList::texts);
  }

  private static Stream<String> parts(JsonNode text) {
    return Stream.of(text.asText().split("\\|", -1));
  }

  private static Stream<Fault> faults(FieldText text) {
    return Optional.ofNullable(text.sound().fault()).stream();
  }

  private <T> FieldText.Read<List<T>> fault(String code, String message) {
    return new FieldText.Read<>(null, new Fault(code, message, name));
  }
}
