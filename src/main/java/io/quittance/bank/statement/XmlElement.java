package io.quittance.bank.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An element of an XML document without its namespace. */
final class XmlElement {
  private final String name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlElement(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void attribute(String key, String value) {
    attributes.put(key, value);
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void append(String characters) {
    text.append(characters);
  }

  int length() {
    return text.length();
  }

  /** Empty when there is none. */
  String attribute(String key) {
    return attributes.getOrDefault(key, "").strip();
  }

  /** All elements at a path such as {@code NtryDtls/TxDtls}, in the order of the document. */
  List<XmlElement> all(String path) {
    int slash = path.indexOf('/');
    String step = slash < 0 ? path : path.substring(0, slash);
    List<XmlElement> found = new ArrayList<>();
    for (XmlElement child : children) {
      if (child.name.equals(step)) {
        if (slash < 0) {
          found.add(child);
        } else {
          found.addAll(child.all(path.substring(slash + 1)));
        }
      }
    }
    return found;
  }

  /** The first element at the first path that leads to one, or null. */
  XmlElement first(String... paths) {
    for (String path : paths) {
      List<XmlElement> found = all(path);
      if (!found.isEmpty()) {
        return found.get(0);
      }
    }
    return null;
  }

  boolean has(String path) {
    return !all(path).isEmpty();
  }

  /** The text of the first element at one of the paths that has any; empty when none has. */
  String text(String... paths) {
    for (String path : paths) {
      for (XmlElement element : all(path)) {
        if (!element.text().isEmpty()) {
          return element.text();
        }
      }
    }
    return "";
  }

  String text() {
    return text.toString().strip();
  }
}
