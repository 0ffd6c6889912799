package io.quittance.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** What was typed into a form, as REST resources want it: absent where nothing was. */
final class FormText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FormText() {}

  /** Null where the field is absent or blank. */
  static String orNull(MultivaluedMap<String, String> form, String field) {
    String typed = form.getFirst(field);
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  /** One value a line. */
  static List<String> lines(MultivaluedMap<String, String> form, String field) {
    String typed = orNull(form, field);
    return typed == null
        ? List.of()
        : typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** As the body of a call to a resource. */
  static String json(Object view) {
    try {
      return JSON.writeValueAsString(view);
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException("a form cannot be written as JSON", ours);
    }
  }
}
