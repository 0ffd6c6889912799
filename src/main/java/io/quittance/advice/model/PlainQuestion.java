package io.quittance.advice.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a drafted question may be shown: short plain words, and no figure that the mail does not
 * print. A model that was talked into it could otherwise have a clerk pass on a stranger's account,
 * address or link.
 */
final class PlainQuestion {
  private static final int LONGEST = 600;

  /** Everything with a digit, as far as one would copy it. */
  private static final Pattern FIGURE = Pattern.compile("[\\p{L}\\p{N}][^\\s]*");

  /** Addresses, links and markup. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)[<>@`{}\\[\\]|\\\\]|://|\\bwww\\.|\\b[a-z0-9-]+\\.(com|net|org|io|info)\\b");

  /** An account number, also one that is grouped. */
  private static final Pattern ACCOUNT =
      Pattern.compile("(?i)\\b[a-z]{2}[0-9]{2}(?:[ ]?[a-z0-9]{2,4}){3,}|(?:[0-9][ -]?){12,}");

  private static final Pattern ASKS = Pattern.compile("[?\\uFF1F\\u061F\\u037E]");

  private PlainQuestion() {}

  /** The answer as the schema of {@code ask-payer} has it. */
  record Answered(String question, List<String> lines) {
    long places() {
      return lines.size();
    }
  }

  /**
   * The question as it may be shown; empty when it is none or holds what it must not.
   *
   * @param source what the model was shown
   */
  static Optional<String> of(Answered answer, NumberedSource source) {
    if (answer.question() == null) {
      return Optional.empty();
    }
    String text = answer.question().strip().replaceAll("\\s+", " ");
    boolean shown =
        !answer.lines().isEmpty()
            && answer.lines().stream().allMatch(id -> source.place(id).isPresent());
    boolean plain =
        text.length() <= LONGEST
            && NumberedSource.plain(text).equals(text)
            && ASKS.matcher(text).find()
            && !ADDRESS.matcher(text).find()
            && !ACCOUNT.matcher(text).find();
    return shown && plain && figuresAreSource(text, source) ? Optional.of(text) : Optional.empty();
  }

  private static boolean figuresAreSource(String text, NumberedSource source) {
    String printed = SpotText.collapsed(source.text());
    Matcher figures = FIGURE.matcher(text);
    while (figures.find()) {
      String figure = figures.group().replaceAll("[^\\p{L}\\p{N}]+$", "");
      if (figure.chars().anyMatch(Character::isDigit) && !stands(figure, printed)) {
        return false;
      }
    }
    return true;
  }

  /** Whole: neither letter nor digit goes on before or after it. */
  private static boolean stands(String figure, String printed) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}]|[0-9][.,])"
                + Pattern.quote(figure)
                + "(?![\\p{L}\\p{N}]|[.,][0-9])")
        .matcher(printed)
        .find();
  }
}
