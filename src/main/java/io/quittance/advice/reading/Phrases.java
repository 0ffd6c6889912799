package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    STATEMENT,
    STATEMENT_REQUEST,
    DISPUTE,
    INVOICE,
    PURCHASE_ORDER,
    RECEIPT,
    PROMISE,
    NEWSLETTER,
    OUT_OF_OFFICE
  }

  private static final int MOST_CHARACTERS = 40_000;
  private static final Map<Topic, List<String>> KNOWN = load();

  /** {@code and 12 more}, {@code showing 20 of 57}, {@code + 3 weitere}. */
  private static final Pattern MORE =
      Pattern.compile(
          "(?: |^)(?:and|und|plus|et|y|e|en|mas|noch) [0-9]{1,5} (?:more|other|others|weitere|additional|further|autres|mas|otras|altre|altri|outras|mais|andere)(?: |$)"
              + "|(?: |^)(?:showing|displaying|first|erste|page) [0-9]{1,5} (?:of|von|de|di|van) (?:the )?[0-9]{1,6} (?:lines|invoices|items|entries|rechnungen|factures|facturas|fatture|faturas|facturen|records)"
              + "|(?: |^)first [0-9]{1,4} (?:lines|invoices|items|entries)(?: |$)");

  record Found(Advice.Status status, Boolean complete) {}

  private final String text;

  Phrases(String sentences) {
    String cut =
        sentences.length() > MOST_CHARACTERS ? sentences.substring(0, MOST_CHARACTERS) : sentences;
    this.text = " " + Lexicon.plain(cut) + " ";
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

  int count(Topic topic) {
    int count = 0;
    for (String phrase : KNOWN.get(topic)) {
      if (text.contains(phrase)) {
        count++;
      }
    }
    return count;
  }

  boolean has(Topic topic) {
    return KNOWN.get(topic).stream().anyMatch(text::contains);
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

  private static Map<Topic, List<String>> load() {
    Map<Topic, List<String>> known = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      known.put(topic, new ArrayList<>());
    }
    try (InputStream in = Phrases.class.getResourceAsStream("phrases.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Topic topic = null;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (line.startsWith("[")) {
          topic = Topic.valueOf(line.substring(1, line.indexOf(']')));
          continue;
        }
        for (String phrase : line.split(";")) {
          known.get(topic).add(" " + Lexicon.plain(phrase.strip()) + " ");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return known;
  }
}
