package io.quittance.tenant;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who stands behind the tokens, out of the setting {@code QUITTANCE_PEOPLE} ({@code
 * token-2a97516c=ada:clerks+approvers,...}). Several tokens may be one person's: whoever may not
 * approve an own decision cannot do so with a second token either.
 */
final class People {
  /** What no person may be called: decisions under this name are those of the system. */
  private static final Set<String> RESERVED = Set.of("certifier");

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,79}");
  private static final Pattern GROUP = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  /**
   * @param groups sorted, empty when none is given
   */
  record Person(String name, Set<String> groups) {
    Person {
      groups = Set.copyOf(groups);
    }
  }

  private final Map<String, Person> byToken;

  private People(Map<String, Person> byToken) {
    this.byToken = Map.copyOf(byToken);
  }

  /**
   * @throws IllegalArgumentException when an entry is none; the message never shows it
   */
  static People read(String setting) {
    Map<String, Person> people = new LinkedHashMap<>();
    List<String> entries = Arrays.stream(setting.split(",", -1)).map(String::strip).toList();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).isEmpty()) {
        continue;
      }
      int equals = entries.get(i).indexOf('=');
      if (equals < 1) {
        throw wrong(i, "is not of the form token-name=person:group+group");
      }
      String token = entries.get(i).substring(0, equals).strip();
      if (people.put(token, person(entries.get(i).substring(equals + 1), i)) != null) {
        throw wrong(i, "names a token that an entry before it names");
      }
    }
    return new People(people);
  }

  Optional<Person> behind(String tokenName) {
    return Optional.ofNullable(byToken.get(tokenName));
  }

  /** Token names of the setting that are not among these. */
  Set<String> without(Set<String> tokenNames) {
    Set<String> unknown = new TreeSet<>(byToken.keySet());
    unknown.removeAll(tokenNames);
    return unknown;
  }

  private static Person person(String text, int index) {
    int colon = text.indexOf(':');
    String name = (colon < 0 ? text : text.substring(0, colon)).strip();
    if (!NAME.matcher(name).matches() || name.startsWith("token-") || RESERVED.contains(name)) {
      throw wrong(index, "names no person: letters, digits, spaces and ._@- up to 80");
    }
    Set<String> groups = new TreeSet<>();
    if (colon >= 0) {
      for (String group : text.substring(colon + 1).split("\\+", -1)) {
        if (!GROUP.matcher(group.strip()).matches()) {
          throw wrong(index, "names a group that is none: lower-case letters, digits and hyphens");
        }
        groups.add(group.strip());
      }
    }
    return new Person(name, groups);
  }

  private static IllegalArgumentException wrong(int index, String what) {
    return new IllegalArgumentException("QUITTANCE_PEOPLE: entry " + (index + 1) + " " + what);
  }
}
