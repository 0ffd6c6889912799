package io.quittance.advice.structured;

import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of an XML document, rebuilt from its leaves; namespaces do not count. */
final class XmlNode {

  private static final int WRAPPERS = 3;

  private final String name;
  private final List<XmlNode> children = new ArrayList<>();
  private final Map<String, XmlNode> byStep = new HashMap<>();
  private final Map<String, Printed> attributes = new HashMap<>();
  private Printed value;
  private int line;

  private XmlNode(String name) {
    this.name = name;
  }

  /** A node above the root: its only child is the document's root. */
  static XmlNode above(Document document) {
    XmlNode top = new XmlNode("");
    for (Page page : document.pages()) {
      for (Line each : page.lines()) {
        for (Word word : each.words()) {
          if (word.cell() != null) {
            top.add(word.cell(), Printed.of(document, page, each, word));
          }
        }
      }
    }
    return top;
  }

  private void add(String path, Printed printed) {
    XmlNode node = this;
    int start = 0;
    while (start < path.length()) {
      int slash = path.indexOf('/', start);
      String step = path.substring(start, slash < 0 ? path.length() : slash);
      if (step.startsWith("@")) {
        node.attributes.put(step.substring(1), printed);
        return;
      }
      XmlNode parent = node;
      node =
          parent.byStep.computeIfAbsent(
              step,
              s -> {
                int index = s.indexOf('[');
                XmlNode child = new XmlNode(index < 0 ? s : s.substring(0, index));
                child.line = printed.evidence().line();
                parent.children.add(child);
                return child;
              });
      start = slash < 0 ? path.length() : slash + 1;
    }
    node.value = printed;
  }

  String name() {
    return name;
  }

  String where() {
    return name + " in line " + line;
  }

  /** The first element of that name below this one, through a few wrappers. */
  Optional<XmlNode> find(String wanted) {
    Deque<XmlNode> level = new ArrayDeque<>(List.of(this));
    for (int depth = 0; depth < WRAPPERS; depth++) {
      Deque<XmlNode> next = new ArrayDeque<>();
      for (XmlNode node : level) {
        for (XmlNode child : node.children) {
          if (child.name.equals(wanted)) {
            return Optional.of(child);
          }
          next.add(child);
        }
      }
      level = next;
    }
    return Optional.empty();
  }

  /** All elements at a path, {@code RfrdDocInf/Nb}, in document order. */
  List<XmlNode> all(String path) {
    int slash = path.indexOf('/');
    String step = slash < 0 ? path : path.substring(0, slash);
    List<XmlNode> found = new ArrayList<>();
    for (XmlNode child : children) {
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

  Optional<XmlNode> first(String path) {
    return all(path).stream().findFirst();
  }

  boolean has(String path) {
    return !all(path).isEmpty();
  }

  /** The text of the first element at one of the paths that has any, in the order of the paths. */
  Optional<Printed> value(String... paths) {
    for (String path : paths) {
      for (XmlNode node : all(path)) {
        if (node.value != null) {
          return Optional.of(node.value);
        }
      }
    }
    return Optional.empty();
  }

  /** What the first element of that name says of what stands beside it. */
  Optional<ControlFigure> control(String element) {
    return value(element).map(said -> new ControlFigure(element, said.text(), said.where()));
  }

  Optional<Printed> value() {
    return Optional.ofNullable(value);
  }

  String text(String... paths) {
    return value(paths).map(Printed::text).orElse("");
  }

  Optional<Printed> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }
}
