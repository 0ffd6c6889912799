package io.quittance.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where a JSON body is wrong, without names of classes and without the body's content. */
final class JsonFault {
  private JsonFault() {}

  static String describe(JsonProcessingException e) {
    return what(e) + where(e.getLocation());
  }

  private static String what(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      return "The body is not well-formed JSON";
    }
    String path = path(mapping);
    if (mapping instanceof UnrecognizedPropertyException) {
      return "The field " + path + " is not known";
    }
    return path.isEmpty()
        ? "The body does not have the expected form"
        : "The value of " + path + " does not have the expected form";
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String where(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? "."
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ").";
  }
}
