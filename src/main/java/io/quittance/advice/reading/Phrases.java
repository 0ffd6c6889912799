package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the sentences of a notice say about it, from {@code phrases.txt}. */
final class Phrases {

  enum Topic {
    REMITTANCE,
    ANNOUNCED,
    EXECUTED,
    CANCELLED,
    REJECTED,
    PARTIAL,
    INSTRUCTION,
    BANK_CHANGE,
    REPLACES,
    STATEMENT,
    STATEMENT_REQUEST,
    DISPUTE,
    UNPAID,
    INVOICE,
    PURCHASE_ORDER,
    QUOTATION,
    RECEIPT,
    PROMISE,
    NEWSLETTER,
    OUT_OF_OFFICE
  }

  private static final int MOST_CHARACTERS = 40_000;

  /** Where a mail goes says nothing of what it says: {@code remittance@seller.example}. */
  private static final Pattern ADDRESS =
      Pattern.compile("[\\p{Alnum}._%+-]{1,64}+@[\\p{Alnum}.-]{1,200}");

  /** A phrase, with the blank after its last word. */
  private record Phrase(Topic topic, String text) {}

  /** The phrases by their first word, or by their first character in a script without blanks. */
  private static final Map<String, List<Phrase>> KNOWN = load();

  /** {@code and 12 more}, {@code showing 20 of 57}, {@code + 3 weitere}. */
  private static final Pattern MORE =
      Pattern.compile(
          "(?: |^)(?:and|und|plus|et|y|e|en|mas|noch|i|oraz|och|samt) [0-9]{1,5}"
              + " (?:more|other|others|weitere|additional|further|autres|mas|otras|altre|altri|outras|mais|andere|meer|innych|inne|kolejnych|andra|fler|ytterligare)(?:"
              + " |$)|(?: |^)(?:showing|displaying|first|erste|page) [0-9]{1,5}"
              + " (?:of|von|de|di|van) (?:the )?[0-9]{1,6}"
              + " (?:lines|invoices|items|entries|rechnungen|factures|facturas|fatture|faturas|facturen|records)|(?:他|ほか|外|另有|还有|還有|其余|其餘)"
              + " ?[0-9]{1,5} ?(?:件|张|張|笔|筆|份)|(?: |^)first [0-9]{1,4}"
              + " (?:lines|invoices|items|entries)(?: |$)");

  record Found(Advice.Status status, Boolean complete) {}

  private static final Pattern NUMBERS = Pattern.compile("\\S*[0-9]\\S*");

  private final String said;
  private final String text;
  private final Map<Topic, Integer> counts = new EnumMap<>(Topic.class);

  Phrases(String sentences) {
    String cut =
        sentences.length() > MOST_CHARACTERS ? sentences.substring(0, MOST_CHARACTERS) : sentences;
    this.said = cut;
    this.text = " " + Lexicon.plain(ADDRESS.matcher(cut).replaceAll(" ")) + " ";
    find();
  }

  private void find() {
    Set<Phrase> found = new HashSet<>();
    for (int i = 1; i < text.length(); i++) {
      boolean unspaced = LabelWords.unspaced(text.charAt(i));
      if (!unspaced && text.charAt(i - 1) != ' ') {
        continue;
      }
      String first = unspaced ? text.substring(i, i + 1) : firstWord(text, i);
      for (Phrase phrase : KNOWN.getOrDefault(first, List.of())) {
        if (text.startsWith(phrase.text(), i) && found.add(phrase)) {
          counts.merge(phrase.topic(), 1, Integer::sum);
        }
      }
    }
  }

  private static String firstWord(String text, int from) {
    int end = text.indexOf(' ', from);
    return text.substring(from, end < 0 ? text.length() : end);
  }

  static Phrases of(List<SourceText.Row> rows) {
    StringBuilder all = new StringBuilder();
    for (SourceText.Row row : rows) {
      if (all.length() > MOST_CHARACTERS) {
        break;
      }
      all.append(row.text()).append('\n');
    }
    return new Phrases(all.toString());
  }

  static Found in(List<SourceText.Row> rows, int first, int last) {
    Phrases phrases =
        of(rows.stream().filter(r -> r.number() >= first && r.number() <= last).toList());
    return new Found(phrases.status(), phrases.partial() ? Boolean.FALSE : null);
  }

  /** How many different phrases of the topic are said. */
  int count(Topic topic) {
    return counts.getOrDefault(topic, 0);
  }

  /** Whether a single word for paying is anywhere in it; {@code PAY-4711} is a number. */
  boolean speaksOfPaying() {
    return Composition.speaksOfPaying(Lexicon.plain(NUMBERS.matcher(said).replaceAll(" ")));
  }

  boolean has(Topic topic) {
    return counts.containsKey(topic);
  }

  boolean partial() {
    return has(Topic.PARTIAL) || MORE.matcher(text).find();
  }

  /** The gravest thing said: a cancelled payment is cancelled though it was executed before. */
  Advice.Status status() {
    if (has(Topic.REJECTED)) {
      return Advice.Status.REJECTED;
    }
    if (has(Topic.CANCELLED)) {
      return Advice.Status.CANCELLED;
    }
    if (has(Topic.ANNOUNCED)) {
      return Advice.Status.ANNOUNCED;
    }
    return has(Topic.EXECUTED) ? Advice.Status.EXECUTED : Advice.Status.UNKNOWN;
  }

  private static Map<String, List<Phrase>> load() {
    Map<Topic, Set<String>> known = new EnumMap<>(Topic.class);
    Topic topic = null;
    for (String line : WordFile.lines("phrases.txt")) {
      if (line.startsWith("[")) {
        topic = Topic.valueOf(line.substring(1, line.indexOf(']')));
        continue;
      }
      Set<String> phrases = known.computeIfAbsent(topic, t -> new LinkedHashSet<>());
      for (String phrase : line.split(";")) {
        phrases.add(Lexicon.plain(phrase));
        phrases.add(Lexicon.plain(Lexicon.spelledOut(phrase)));
      }
      phrases.remove("");
    }
    return byFirst(known);
  }

  private static Map<String, List<Phrase>> byFirst(Map<Topic, Set<String>> known) {
    Map<String, List<Phrase>> byFirst = new HashMap<>();
    known.forEach(
        (topic, phrases) -> {
          for (String phrase : phrases) {
            boolean unspaced = LabelWords.unspaced(phrase.charAt(0));
            if (unspaced && repeats(phrase, phrases)) {
              continue;
            }
            boolean open = LabelWords.unspaced(phrase.charAt(phrase.length() - 1));
            byFirst
                .computeIfAbsent(
                    unspaced ? phrase.substring(0, 1) : firstWord(phrase, 0),
                    k -> new ArrayList<>(2))
                .add(new Phrase(topic, open ? phrase : phrase + " "));
          }
        });
    return byFirst;
  }

  /** Without blanks a longer phrase says what the shorter one within it says, and counts once. */
  private static boolean repeats(String phrase, Set<String> phrases) {
    return phrases.stream()
        .anyMatch(p -> p.length() < phrase.length() && p.length() > 1 && phrase.contains(p));
  }
}
