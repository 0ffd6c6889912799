package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that a sentence names as an invoice's or memo's: by the word before it, by its form, or
 * by the amount right after it.
 *
 * @param credit true when the word before it speaks of a credit
 */
record NamedNumber(Passage row, int from, int to, boolean credit) {

  private static final Pattern INVOICE_WORD =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{N}])(?:invoices?|inv|bills?|rechnung(?:en|s)?|re|rg|belegen?|factures?|facturas?|fatture|fattura|faturas?|facturen|factuur|faktura|fakturor|credit"
              + " (?:note|memo)s?|gutschrift(?:en)?|avoirs?|notas? de cr[ée]dito|note? di"
              + " credito|creditnota|abono|debit (?:note|memo)s?)(?![\\p{L}\\p{N}])[ .:]*(?:-"
              + " )?(?:(?:nos?|nrs?|num(?:bers?|éro|ero)?|nummern?|n°|nº|n\\.º|#|ref(?:erence)?)(?![\\p{L}\\p{N}])["
              + " .:#]*)?|(?:請求書|发票|發票|贷项通知单|クレジットノート)(?:番号|号码?|號碼?)?[ .:：]*");
  private static final Pattern CREDIT_WORD =
      Pattern.compile(
          "(?iu)^(?:credit|贷项|クレジット|gutschrift|avoir|nota|note? di"
              + " credito|creditnota|abono).{0,40}$");
  private static final Pattern PREFIXED =
      Pattern.compile(
          "(?<![\\p{Alnum}/_-])(?:INV|RE|RG|FA|FV|FC|FT|SI|F|R|CN|CM|GS|KG|NC|AV|BILL)[-_/#]?[0-9][\\p{Alnum}]{2,20}(?:[-_/][\\p{Alnum}]{1,12}){0,4}|(?<![\\p{Alnum}/_-])(?:FT|FS|FR|NC|ND|FPA|FAC|FV|NF|RF)"
              + " (?:[A-Z]{1,3}[/-])?[0-9][\\p{Alnum}]{0,12}(?:/[\\p{Alnum}]{1,12}){0,2}(?![\\p{Alnum}.,])"
              + "|(?<![\\p{Alnum}/_-])(?:INV|RE|RG|FA|FV|FC|FT|SI|CN|CM|GS|NC)(?:[-_/][\\p{Alnum}]{1,12}){1,5}(?![\\p{Alnum}])");

  /** Any seller's own numbering: believed only where an amount stands right after it. */
  private static final Pattern CODED =
      Pattern.compile(
          "(?<![\\p{Alnum}/_.-])\\p{Lu}{1,6}[-_/]?[0-9][0-9\\p{Lu}]{2,14}(?:[-_/][\\p{Alnum}]{1,12}){0,3}(?![\\p{Alnum}])");

  private static final Pattern UP_TO_AMOUNT =
      Pattern.compile(
          "(?iu)[ \\t:=,(\\[–-]*(?:with|for|over|über|mit|of|de|por|di|per|à|pour|voor)?[ \\t]*"
              + "(?:(?-i:[A-Z]{3})|[€$£])?[ \\t]*");

  private static final Pattern NUMBER =
      Pattern.compile(
          "\\G[#:]?((?:(?!NO|NR|PO|OF|RE(?! [0-9]{2,4}[/-]))[A-Z]{2,4}"
              + " (?=[\\p{Alnum}/-]{0,12}[0-9]))?\\p{Alnum}[\\p{Alnum}._/-]{0,40}\\p{Alnum}|[0-9])");
  private static final Pattern WITH_YEAR =
      Pattern.compile("(?:RE|RG|AR|ER) [0-9]{2,4}[/-][0-9]{2,}");

  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\G(?iu)[ ,;&+]*(?:(?:and|und|et|y|e|en|och|sowie|as well"
              + " as|plus|also|no|nr|#|invoices?|inv)(?![\\p{L}])[ .:#]*)?");
  private static final Set<String> NO_NUMBERS =
      Set.of("po", "order", "tel", "phone", "fax", "iban");

  String text() {
    return row.text().substring(from, to);
  }

  /**
   * @param others numbers that labels say are something else than an invoice
   */
  static List<NamedNumber> in(Passage row, Set<String> others) {
    String text = row.text();
    List<NamedNumber> numbers = new ArrayList<>();
    Matcher word = INVOICE_WORD.matcher(text);
    int at = 0;
    while (at < text.length() && word.find(at)) {
      at = startsNumber(text, word) ? word.start() : word.end();
      boolean credit = CREDIT_WORD.matcher(word.group().strip()).matches();
      while (at < text.length()) {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.find() || !isNumber(row, number.start(1), number.end(1))) {
          break;
        }
        numbers.add(
            new NamedNumber(
                row, number.start(1), trimmed(text, number.start(1), number.end(1)), credit));
        at = afterAmount(row, number.end());
        Matcher between = BETWEEN.matcher(text).region(at, text.length());
        if (!between.find() || between.end() == at) {
          break;
        }
        at = between.end();
      }
    }
    Matcher prefixed = PREFIXED.matcher(text);
    while (prefixed.find()) {
      int from = prefixed.start();
      boolean taken = numbers.stream().anyMatch(n -> n.from() < prefixed.end() && from < n.to());
      if (!taken
          && hasDigit(prefixed.group())
          && !before(text, from).matches("(?iu).*(?:po|order|ref|reference)")) {
        numbers.add(new NamedNumber(row, from, prefixed.end(), false));
      }
    }
    coded(row, numbers);
    numbers.removeIf(n -> others.contains(n.text()));
    numbers.sort(Comparator.comparingInt(NamedNumber::from));
    return numbers;
  }

  /** {@code RE 25/0804}: in capitals before a year the word is part of the number. */
  private static boolean startsNumber(String text, Matcher word) {
    return WITH_YEAR.matcher(text).region(word.start(), text.length()).lookingAt();
  }

  private static void coded(Passage row, List<NamedNumber> numbers) {
    String text = row.text();
    Matcher coded = CODED.matcher(text);
    while (coded.find()) {
      int from = coded.start();
      int to = coded.end();
      boolean taken = numbers.stream().anyMatch(n -> n.from() < to && from < n.to());
      // "our transfer OB/2026/5520 of EUR 2,900.00" names the payment, not an invoice.
      boolean other =
          before(text, from).matches("(?iu).*(?:po|order|ref|reference|no|nr)[ .:#]*")
              || PaidWords.in(before(text, from)) && numbers.isEmpty();
      if (!taken && !other && amountFollows(row, to)) {
        numbers.add(new NamedNumber(row, from, to, false));
      }
    }
  }

  private static boolean amountFollows(Passage row, int at) {
    return row.amounts().stream()
            .filter(a -> a.from() >= at && a.amount().decimals())
            .findFirst()
            .filter(a -> UP_TO_AMOUNT.matcher(row.text().substring(at, a.from())).matches())
            .isPresent()
        || endsBeforeAmount(row.text(), at);
  }

  /** The line breaks between a number and its amount. */
  private static boolean endsBeforeAmount(String text, int at) {
    String rest = text.substring(at);
    return rest.length() <= 12
        && rest.strip().matches("(?iu),? ?(?:for|over|über|of|de|por|pour|voor|:|\\()");
  }

  private static String before(String text, int at) {
    return text.substring(Math.max(0, at - 12), at).strip();
  }

  /** Skips an amount in brackets or after a number: {@code 4711 (EUR 1,200.00)}. */
  private static int afterAmount(Passage row, int at) {
    String text = row.text();
    Matcher bracket =
        Pattern.compile("\\G ?[(\\[][^()\\[\\]]{1,60}[)\\]]")
            .matcher(text)
            .region(at, text.length());
    if (bracket.find()) {
      return bracket.end();
    }
    for (PrintedAmount.Found amount : row.amounts()) {
      if (amount.from() >= at
          && amount.from() - at <= 24
          && (amount.amount().decimals() || amount.amount().currency() != null)
          && text.substring(at, amount.from())
              .matches(
                  "(?iu)[ :=–-]*(?:\\(?|with|for|over|über|mit|von|of|amounting"
                      + " to|de|por|di|per|ad|à|pour|voor|om)? ?(?-i:[A-Z]{3})? ?")) {
        return amount.to();
      }
    }
    return at;
  }

  private static boolean isNumber(Passage row, int from, int to) {
    String text = row.text();
    String token = text.substring(from, trimmed(text, from, to));
    if (!hasDigit(token)
        || token.length() > 4 && token.charAt(3) == ' ' && Currencies.isCode(token.substring(0, 3))
        || token.length() > 40
        || NO_NUMBERS.contains(token.toLowerCase(Locale.ROOT))) {
      return false;
    }
    boolean piece =
        to + 1 < text.length()
            && ",.".indexOf(text.charAt(to)) >= 0
            && Character.isDigit(text.charAt(to + 1));
    if (piece && token.chars().allMatch(Character::isDigit)) {
      return false;
    }
    if (to < text.length() && (text.charAt(to) == '%' || text.startsWith(" %", to))) {
      return false;
    }
    boolean amount =
        PrintedAmount.of(token).map(PrintedAmount::decimals).orElse(false)
            && token.matches(".*[.,][0-9]{1,3}");
    if (amount || token.matches("[0-9]{1,2}(?:st|nd|rd|th)?") && token.length() < 2) {
      return false;
    }
    return row.dates().stream().noneMatch(d -> d.from() <= from && to <= d.to());
  }

  /** Where the number itself ends: what follows belongs to the sentence. */
  static int trimmed(String text, int from, int to) {
    int end = to;
    while (end > from && endsOutside(text, from, end)) {
      end--;
    }
    return end;
  }

  /** Punctuation of the sentence around it, and a bracket that was opened before it. */
  private static boolean endsOutside(String text, int from, int end) {
    char last = text.charAt(end - 1);
    return ".,;:-/".indexOf(last) >= 0 || last == ')' && text.substring(from, end).indexOf('(') < 0;
  }

  static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
