package io.quittance.advice.memory;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import io.quittance.message.Part;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.DateFormatSymbols;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all messages of one layout have in common: what they are made of and every word outside the
 * rows of the table that is no figure. A notice that a payment was called off, a second list, a
 * heading or total named otherwise: each is another layout.
 *
 * @param parts media types of the documents, in their order
 * @param words SHA-256 of the words, in hex
 */
public record LayoutFingerprint(
    @JsonProperty("parts") List<String> parts, @JsonProperty("words") String words) {
  private static final Set<String> MONTHS_AND_DAYS =
      Stream.of("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "fi")
          .map(Locale::forLanguageTag)
          .map(DateFormatSymbols::getInstance)
          .flatMap(
              s ->
                  Stream.of(s.getMonths(), s.getShortMonths(), s.getWeekdays())
                      .flatMap(Arrays::stream))
          .map(LayoutFingerprint::letters)
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toUnmodifiableSet());

  public LayoutFingerprint {
    parts = List.copyOf(parts);
  }

  /**
   * @param values says which lines are rows of the table or hold labelled values
   * @param labels what stands in those lines besides the values, in their order
   */
  static LayoutFingerprint of(
      ReadMessage message, BiPredicate<Document, Line> values, List<LabelledLine> labels) {
    StringBuilder words = new StringBuilder();
    if (message.envelope() != null && message.envelope().subject() != null) {
      add(message.envelope().subject(), words);
    }
    for (Document document : message.documents()) {
      words.append("\n");
      document
          .lines()
          .filter(line -> line.quoted() == 0 && !values.test(document, line))
          .forEach(line -> add(line.text(), words));
    }
    labels.forEach(label -> add(String.join(" ", label.words()), words));
    return new LayoutFingerprint(
        message.documents().stream().map(d -> mediaType(message, d)).toList(),
        sha256(words.toString()));
  }

  private static String mediaType(ReadMessage message, Document document) {
    return message.parts().stream()
        .filter(part -> part.path().equals(document.part()))
        .map(Part::mediaType)
        .findFirst()
        .orElse(document.kind().name().toLowerCase(Locale.ROOT));
  }

  /** A word with a figure in it is a value; months and days of the week are, too. */
  private static void add(String text, StringBuilder words) {
    for (String word : text.strip().split("\\s+", -1)) {
      String letters = letters(word);
      boolean figure = word.chars().anyMatch(Character::isDigit);
      if (!figure && !letters.isEmpty() && !MONTHS_AND_DAYS.contains(letters)) {
        words.append(letters).append(' ');
      }
    }
  }

  private static String letters(String word) {
    return word.codePoints()
        .filter(Character::isLetter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
