package io.quittance.advice.model;

import io.quittance.document.Line;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether what is shown of a message shows money, so that a question about it may be worth its
 * price. Many amounts are written without decimals: a figure beside a currency is money, and where
 * a message speaks of paying, so is one in a row of nothing but figures or beside a word for an
 * amount or invoice, if numbers of something are there that it may pay. Years, dates, telephone
 * numbers and counts are none.
 */
final class ShowsMoney {
  private static final WordLists WORDS = WordLists.of("money_words.txt");

  /** Grouped or not; a nought in front makes a number of it. */
  private static final String FIGURE =
      "[1-9](?:[0-9]{0,2}(?:[.,' ’\\u00A0\\u202F][0-9]{3})+|[0-9]+)";

  private static final String LONGER_FIGURE =
      "[1-9](?:[0-9]{0,2}(?:[.,' ’\\u00A0\\u202F][0-9]{3})+|[0-9]{2,})";

  private static final String BEFORE = "(?<![\\p{L}\\p{N}.,/+-])";
  private static final String AFTER = "(?![\\p{L}\\p{N}/-]|[.,:][0-9])";

  /** Beside a sign or code also two figures, with words three: so many of something is no money. */
  private static final Pattern BESIDE_CURRENCY =
      Pattern.compile(
          (BEFORE
                  + FIGURE
                  + " ?(?:"
                  + WORDS.anyOf("CODE")
                  + "(?!\\p{L})|"
                  + WORDS.anyOf("SIGN")
                  + ")")
              + ("|(?:(?<!\\p{L})" + WORDS.anyOf("CODE") + "|" + WORDS.anyOf("SIGN") + ") ?")
              + (FIGURE + AFTER)
              + ("|" + BEFORE + LONGER_FIGURE + " ?(?iu:" + WORDS.anyOf("WORD") + ")(?!\\p{L})")
              + ("|(?<!\\p{L})(?iu:" + WORDS.anyOf("FIRST") + ") ?" + LONGER_FIGURE + AFTER));

  private static final Pattern PAYING = anyOf("PAYING");
  private static final Pattern AMOUNT = anyOf("AMOUNT");
  private static final Pattern INVOICE = anyOf("INVOICE");
  private static final Pattern WHOLE = Pattern.compile(LONGER_FIGURE);
  private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");

  /** Four characters or more with three digits: what an item may be called. */
  private static final Pattern NUMBER =
      Pattern.compile("(?=(?:[^0-9]*[0-9]){3})[\\p{L}0-9][\\p{L}0-9/_.#-]{3,}");

  private static final Pattern DATE = Pattern.compile("[0-9]{1,4}([./-])[0-9]{1,2}\\1[0-9]{2,4}");

  private static final Pattern BETWEEN = Pattern.compile("[\\s:;|=]+");

  /** More words are no row. */
  private static final int MOST_WORDS = 30;

  private boolean certain;
  private boolean paying;
  private boolean figures;

  /** Of items, and amounts: what looks like the one may be the other. */
  private int numbers;

  /** Words that are shown beside the lines: the subject. */
  void words(String text) {
    paying |= PAYING.matcher(text).find();
  }

  void line(Line line) {
    if (certain) {
      return;
    }
    String text = line.text();
    certain = NumberedSource.hasAmount(line) || BESIDE_CURRENCY.matcher(text).find();
    if (!certain && text.chars().anyMatch(Character::isDigit)) {
      row(text);
    }
    words(text);
  }

  boolean any() {
    return certain || paying && figures && numbers > 1;
  }

  private void row(String text) {
    if (text.contains("+")) {
      // Telephone numbers.
      return;
    }
    String[] words = BETWEEN.split(text, MOST_WORDS + 1);
    boolean alone = words.length > 1 && words.length <= MOST_WORDS;
    boolean whole = false;
    Set<Integer> lengths = new HashSet<>();
    for (String word : words) {
      String bare = word.replaceAll("[,.;)]+$", "");
      boolean other = YEAR.matcher(bare).matches() || DATE.matcher(bare).matches();
      boolean amount = !other && WHOLE.matcher(bare).matches();
      whole |= amount;
      if (amount || !other && NUMBER.matcher(bare).matches()) {
        numbers++;
        lengths.add(bare.length());
      }
      alone &= word.chars().anyMatch(Character::isDigit);
    }
    // Figures of one length beside the word for an invoice are numbers, all of them.
    boolean invoice = INVOICE.matcher(text).find() && lengths.size() > 1;
    figures |= whole && (alone || invoice || AMOUNT.matcher(text).find());
  }

  /** Whole words where a script has blanks between them. */
  private static Pattern anyOf(String list) {
    String letter = "[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}]";
    return Pattern.compile("(?iu)(?<!%1$s)%2$s(?!%1$s)".formatted(letter, WORDS.anyOf(list)));
  }
}
