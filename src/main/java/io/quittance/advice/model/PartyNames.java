package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.reading.CompanyNames;
import io.quittance.message.Envelope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of those who write, pay and are paid, as far as a message tells them: by its headers,
 * by what the built-in reader read, by legal forms, labels, greetings and signatures. A name that
 * is known from one place is found at every other.
 */
final class PartyNames {
  private static final int MOST_NAMES = 200;
  private static final int SHORTEST_WORD = 3;
  private static final int SHORTEST_OF_DOMAIN = 4;
  private static final int LONGEST = 120;

  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> domains = new LinkedHashSet<>();
  private List<Pattern> whole = List.of();
  private Set<String> words = Set.of();

  PartyNames(Envelope envelope, List<Advice> advices) {
    if (envelope != null) {
      add(envelope.fromName());
      address(envelope.fromAddress());
      envelope.to().forEach(this::address);
    }
    for (Advice advice : advices) {
      add(advice.payer().name());
      add(advice.payee().name());
    }
  }

  /** Takes in the companies that a text names. */
  void companies(String text) {
    CompanyNames.in(text).forEach(this::add);
  }

  void add(String name) {
    if (name == null || name.length() > LONGEST || names.size() >= MOST_NAMES) {
      return;
    }
    String bare = name.strip();
    boolean saysSomething =
        words(bare).stream()
            .anyMatch(w -> w.length() >= SHORTEST_WORD && !PrivateWords.NO_NAME.has(w));
    if (bare.contains("@")) {
      address(bare);
    } else if (saysSomething) {
      names.add(bare);
    }
  }

  /** Ends the collecting. */
  void known() {
    List<Pattern> patterns = new ArrayList<>();
    Set<String> single = new LinkedHashSet<>();
    for (String name : names) {
      List<String> parts = words(name);
      patterns.add(pattern(parts));
      parts.stream()
          .filter(w -> w.length() >= SHORTEST_WORD && !PrivateWords.NO_NAME.has(w))
          .forEach(w -> single.add(w.toLowerCase(Locale.ROOT)));
    }
    whole = patterns;
    words = single;
  }

  void mark(Marks marks) {
    whole.forEach(name -> marks.markAll(name, Marks.Kind.NAME));
    Matcher word = Word.PATTERN.matcher(marks.text());
    while (word.find()) {
      String lower = word.group().toLowerCase(Locale.ROOT);
      boolean capital = Character.isUpperCase(word.group().codePointAt(0)) || hasNoCase(word);
      if (domains.contains(lower) || (capital && words.contains(lower))) {
        marks.mark(word.start(), word.end(), Marks.Kind.NAME);
      }
    }
    for (String company : CompanyNames.in(marks.text())) {
      int at = marks.text().indexOf(company);
      marks.mark(at, at + company.length(), Marks.Kind.NAME);
    }
  }

  /** Chinese or Japanese: there are no capitals to tell a name by. */
  private static boolean hasNoCase(Matcher word) {
    return Character.getType(word.group().codePointAt(0)) == Character.OTHER_LETTER;
  }

  private void address(String address) {
    if (address == null) {
      return;
    }
    int at = address.lastIndexOf('@');
    String domain = address.substring(at + 1);
    int ends = domain.lastIndexOf('.');
    if (at < 0 || ends < 1) {
      return;
    }
    for (String label : domain.substring(0, ends).split("\\.")) {
      keep(label);
      for (String part : label.split("-")) {
        keep(part);
      }
    }
  }

  private void keep(String label) {
    String lower = label.toLowerCase(Locale.ROOT);
    if (lower.length() >= SHORTEST_OF_DOMAIN && !PrivateWords.NO_NAME.has(lower)) {
      domains.add(lower);
    }
  }

  private static final class Word {
    static final Pattern PATTERN = Pattern.compile("[\\p{L}\\p{M}]+(?:['’][\\p{L}\\p{M}]+)*");
  }

  private static List<String> words(String name) {
    return Word.PATTERN.matcher(name).results().map(r -> r.group()).toList();
  }

  /** The same words in the same order, whatever stands between them. */
  private static Pattern pattern(List<String> parts) {
    String between = "[^\\p{L}\\p{M}\\n]{0,4}";
    return Pattern.compile(
        "(?<![\\p{L}\\p{M}])"
            + String.join(between, parts.stream().map(Pattern::quote).toList())
            + "(?![\\p{L}\\p{M}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
