package io.quittance.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one file separates its segments and elements, told by its own service segments (ISA, UNA) or,
 * where a sender leaves them out, by what stands around well-known segments.
 *
 * @param component between the parts of a composite, 0 where composites are not taken apart
 * @param release takes the meaning from the separator after it, 0 where there is none
 * @param terminator ends a segment; a line feed where each line is one
 */
record SegmentSyntax(Family family, char element, char component, char release, char terminator) {

  enum Family {
    X12,
    EDIFACT,
    BAI2,
    LOCKBOX
  }

  private static final char NONE = 0;
  private static final int ISA_ELEMENTS = 16;
  private static final int LONGEST_ISA = 200;
  private static final int SAMPLE = 20_000;

  /** A bare 820, or the addenda of an ACH entry. */
  private static final Pattern BARE_X12 =
      Pattern.compile(
          "(?:GS([^A-Za-z0-9\\s])RA|ST([^A-Za-z0-9\\s])820|BPR([*|^~]|\\\\)"
              + "[CDIPUX1-9]|RMR([*|^])[A-Z0-9]{2}|ENT([*|^])\\d{1,6}|TRN([*|^])\\d).*",
          Pattern.DOTALL);

  private static final Pattern BEFORE_KNOWN =
      Pattern.compile("([^A-Za-z0-9\\s])?\\s*\\b(?:RMR|REF|DTM|TRN|ENT|SE|N1|ADX|BPR|RMT)[*|^]");

  private static final Pattern BARE_EDIFACT =
      Pattern.compile(
          "(?:UNB\\+UN[A-Z]{2}:|UNH\\+[^'+]{1,20}\\+REMADV:|BGM\\+481\\b).*", Pattern.DOTALL);

  private static final Pattern BAI2 =
      Pattern.compile("01,[^,\n]*,[^,\n]*,\\d{6},\\d{0,4},[^\n]*/\\s*02,.*", Pattern.DOTALL);

  static Optional<SegmentSyntax> of(String whole) {
    String text = whole.stripLeading();
    if (text.startsWith("ISA")) {
      return interchange(text);
    }
    if (text.startsWith("UNA") && text.length() > 9 && text.substring(9).strip().startsWith("UN")) {
      // The decimal mark at position 5 stays in the segment itself, for those who read amounts.
      char release = text.charAt(6) == ' ' ? NONE : text.charAt(6);
      return Optional.of(
          new SegmentSyntax(
              Family.EDIFACT, text.charAt(4), text.charAt(3), release, text.charAt(8)));
    }
    String head = text.substring(0, Math.min(text.length(), SAMPLE));
    if (BARE_EDIFACT.matcher(head).matches()) {
      return Optional.of(new SegmentSyntax(Family.EDIFACT, '+', ':', '?', '\''));
    }
    Matcher bare = BARE_X12.matcher(head);
    if (bare.matches()) {
      char element = text.charAt(bare.start(group(bare)));
      return Optional.of(
          new SegmentSyntax(Family.X12, element, NONE, NONE, terminator(head, element)));
    }
    if (BAI2.matcher(head).matches()) {
      return Optional.of(new SegmentSyntax(Family.BAI2, ',', NONE, NONE, '\n'));
    }
    return LockboxShape.fits(text)
        ? Optional.of(new SegmentSyntax(Family.LOCKBOX, NONE, NONE, NONE, '\n'))
        : Optional.empty();
  }

  /** Separators stand in ISA: after its name, and around its sixteenth element of one character. */
  private static Optional<SegmentSyntax> interchange(String text) {
    char element = text.length() > 3 ? text.charAt(3) : 'x';
    if (Character.isLetterOrDigit(element) || Character.isWhitespace(element)) {
      return Optional.empty();
    }
    int at = 3;
    for (int i = 1; i < ISA_ELEMENTS && at >= 0 && at < LONGEST_ISA; i++) {
      at = text.indexOf(element, at + 1);
    }
    if (at < 0 || at >= LONGEST_ISA || at + 2 >= text.length()) {
      return Optional.empty();
    }
    char after = text.charAt(at + 2);
    char terminator = after == '\r' || after == '\n' ? '\n' : after;
    return Character.isLetterOrDigit(terminator) || terminator == ' '
        ? Optional.empty()
        : Optional.of(new SegmentSyntax(Family.X12, element, NONE, NONE, terminator));
  }

  private static int group(Matcher bare) {
    for (int i = 1; i <= bare.groupCount(); i++) {
      if (bare.start(i) >= 0) {
        return i;
      }
    }
    throw new IllegalStateException("the pattern has a separator in each branch");
  }

  /** What stands most often right before a well-known segment; a line end when nothing does. */
  private static char terminator(String head, char element) {
    Map<Character, Integer> before = new HashMap<>();
    Matcher known = BEFORE_KNOWN.matcher(head);
    int lines = 0;
    while (known.find()) {
      if (known.group(1) == null) {
        lines += known.start() == 0 ? 0 : 1;
      } else if (known.group(1).charAt(0) != element) {
        before.merge(known.group(1).charAt(0), 1, Integer::sum);
      }
    }
    char best = '\n';
    int most = lines;
    for (Map.Entry<Character, Integer> each : before.entrySet()) {
      if (each.getValue() > most) {
        best = each.getKey();
        most = each.getValue();
      }
    }
    if (most > 0) {
      return best;
    }
    char last = head.strip().charAt(head.strip().length() - 1);
    return last == '\\' || last == '~' || last == '\'' ? last : '\n';
  }
}
