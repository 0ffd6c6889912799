package io.quittance.advice.model;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks e-mail and web addresses and telephone numbers. */
final class ContactDetails {
  private static final Pattern MAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*");
  private static final Pattern WEB = Pattern.compile("(?i)(?:https?://|www\\.)[^\\s<>|\"]{3,300}");

  /** With a country's code: nothing else begins so. */
  private static final Pattern INTERNATIONAL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}+])(?:\\+[1-9][0-9]{0,2}|00[1-9][0-9](?=[ (/-]))["
              + " (0-9).\\u00A0/-]{5,20}[0-9]");

  /** As North America writes it with its brackets. */
  private static final Pattern BRACKETS =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\([0-9]{3}\\) ?[0-9]{3}[ .-][0-9]{4}(?![\\p{L}\\p{N}])");

  private static final int LEAST_DIGITS = 6;

  private static final Pattern LABELLED =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{N}])"
              + "(?:"
              + PrivateWords.PHONE_LABEL.anyOf()
              + "(?:[.:]|\\s*(?:no|nr|number)\\b)?[.:\\s]*|[tfmp][.:]"
              + " ?(?=[+(0]))((?:\\+|\\()?[0-9][0-9 ()./\\u00A0-]{5,24}[0-9])");

  private ContactDetails() {}

  static void mark(Marks marks) {
    marks.markAll(MAIL, Marks.Kind.MAIL);
    marks.markAll(WEB, Marks.Kind.MAIL);
    for (Pattern pattern : new Pattern[] {INTERNATIONAL, BRACKETS}) {
      Matcher found = pattern.matcher(marks.text());
      while (found.find()) {
        phone(marks, found.start(), found.end());
      }
    }
    Matcher labelled = LABELLED.matcher(marks.text());
    while (labelled.find()) {
      phone(marks, labelled.start(1), labelled.end(1));
    }
  }

  /** The addresses in a text, as they stand there. */
  static List<String> mails(String text) {
    return MAIL.matcher(text).results().map(MatchResult::group).toList();
  }

  private static void phone(Marks marks, int from, int end) {
    int to = marks.within(from, end);
    String number = marks.text().substring(from, to);
    long digits = number.chars().filter(Character::isDigit).count();
    if (digits >= LEAST_DIGITS && !Marks.needed(number)) {
      marks.mark(from, to, Marks.Kind.PHONE);
    }
  }
}
