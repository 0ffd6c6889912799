package io.quittance.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The declarations of a page's style blocks and style attributes, element by element: enough of CSS
 * to tell what a person can see. Rules for print or narrow screens are left out.
 */
final class CssRules {

  private static final int MOST_RULES = 1_000;
  private static final int MOST_MATCHES = 200_000;
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|<!--|-->", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("#[\\w-]+");
  private static final Pattern CLASS = Pattern.compile("\\.[\\w-]+|\\[[^\\]]*\\]|:[\\w-]+");
  private static final Pattern TAG = Pattern.compile("(?:^|[\\s>+~])[a-zA-Z][\\w-]*");

  private final Map<Element, Map<String, String>> declared = new IdentityHashMap<>();

  private record Rule(String selector, String body, int weight) {}

  static CssRules of(Document page) {
    CssRules rules = new CssRules();
    List<Rule> all = new ArrayList<>();
    for (Element style : page.select("style")) {
      parse(COMMENT.matcher(style.data()).replaceAll(" "), all);
    }
    all.sort(Comparator.comparingInt(Rule::weight));
    int matches = 0;
    for (Rule rule : all) {
      if (matches > MOST_MATCHES) {
        break;
      }
      matches += rules.apply(page, rule);
    }
    return rules;
  }

  /** The declarations for an element, by lower-case property. */
  Map<String, String> of(Element element) {
    Map<String, String> found = new HashMap<>(declared.getOrDefault(element, Map.of()));
    declare(element.attr("style"), found);
    return found;
  }

  private int apply(Document page, Rule rule) {
    try {
      List<Element> elements = page.select(rule.selector);
      for (Element element : elements) {
        declare(rule.body, declared.computeIfAbsent(element, e -> new HashMap<>()));
      }
      return elements.size();
    } catch (RuntimeException e) {
      // A selector that jsoup does not know, for example :hover, concerns no resting page.
      return 0;
    }
  }

  private static void declare(String body, Map<String, String> into) {
    for (String declaration : body.split(";")) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String name = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        String value = declaration.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
        boolean important = value.endsWith("!important");
        String before = into.get(name);
        boolean beaten = before != null && before.endsWith("!important") && !important;
        if (!beaten) {
          into.put(name, value);
        }
      }
    }
  }

  private static void parse(String css, List<Rule> rules) {
    int at = 0;
    while (at < css.length() && rules.size() < MOST_RULES) {
      int open = css.indexOf('{', at);
      if (open < 0) {
        return;
      }
      String head = css.substring(at, open).strip();
      head = head.substring(head.lastIndexOf(';') + 1).strip();
      int close = closing(css, open);
      String body = css.substring(open + 1, close);
      if (head.startsWith("@")) {
        if (appliesToScreens(head.toLowerCase(Locale.ROOT))) {
          parse(body, rules);
        }
      } else {
        for (String selector : head.split(",")) {
          if (!selector.isBlank()) {
            rules.add(new Rule(selector.strip(), body, weight(selector)));
          }
        }
      }
      at = close + 1;
    }
  }

  private static boolean appliesToScreens(String head) {
    return head.startsWith("@media") && !head.contains("print") && !head.contains("(")
        || head.startsWith("@supports");
  }

  private static int closing(String css, int open) {
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      if (css.charAt(i) == '{') {
        depth++;
      } else if (css.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    return css.length();
  }

  private static int weight(String selector) {
    return count(ID, selector) * 10_000 + count(CLASS, selector) * 100 + count(TAG, selector);
  }

  private static int count(Pattern pattern, String text) {
    int found = 0;
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      found++;
    }
    return found;
  }
}
