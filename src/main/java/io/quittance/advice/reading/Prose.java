package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads sentences and lists: which invoices they name, which amounts stand with them, what was paid
 * in all and when. Several invoices with one total stay without amounts: nobody splits a total.
 */
final class Prose {

  /**
   * @param lines one entry for each invoice named
   */
  record Told(
      List<Pointing.Entry> lines,
      Optional<Pointing.Spot> paymentAmount,
      Optional<Pointing.Spot> paymentDate,
      Optional<Pointing.Spot> paymentReference) {}

  private static final Pattern INVOICE_WORD =
      Pattern.compile(
          "(?iu)(?<![\\p{L}\\p{N}])(?:invoices?|inv|bills?|rechnung(?:en|s)?|re|rg|belegen?|factures?|facturas?|"
              + "fatture|fattura|faturas?|facturen|factuur|faktura|fakturor|credit (?:note|memo)s?|gutschrift(?:en)?|"
              + "avoirs?|notas? de cr[ée]dito|note? di credito|creditnota|abono|debit (?:note|memo)s?)"
              + "(?![\\p{L}\\p{N}])[ .:]*(?:- )?(?:(?:nos?|nrs?|num(?:bers?|éro|ero)?|nummern?|n°|nº|n\\.º|#|ref(?:erence)?)"
              + "(?![\\p{L}\\p{N}])[ .:#]*)?");
  private static final Pattern CREDIT_WORD =
      Pattern.compile(
          "(?iu)^(?:credit|gutschrift|avoir|nota|note? di credito|creditnota|abono).{0,40}$");
  private static final Pattern PREFIXED =
      Pattern.compile(
          "(?<![\\p{Alnum}/_-])(?:INV|RE|RG|FA|FV|FC|FT|SI|F|R|CN|CM|GS|KG|NC|AV|BILL)[-_/#]?[0-9][\\p{Alnum}]{2,20}(?:[-_/][\\p{Alnum}]{1,12}){0,4}"
              + "|(?<![\\p{Alnum}/_-])(?:INV|RE|RG|FA|FV|FC|FT|SI|CN|CM|GS|NC)(?:[-_/][\\p{Alnum}]{1,12}){1,5}(?![\\p{Alnum}])");

  /** Any seller's own numbering: believed only where an amount stands right after it. */
  private static final Pattern CODED =
      Pattern.compile(
          "(?<![\\p{Alnum}/_.-])\\p{Lu}{1,6}[-_/]?[0-9][0-9\\p{Lu}]{2,14}(?:[-_/][\\p{Alnum}]{1,12}){0,3}(?![\\p{Alnum}])");

  private static final Pattern UP_TO_AMOUNT =
      Pattern.compile(
          "(?iu)[ \\t:=,(\\[–-]*(?:with|for|over|über|mit|of|de|por|di|per|à|pour|voor)?[ \\t]*(?:(?-i:[A-Z]{3})|[€$£])?[ \\t]*");

  private static final Pattern NUMBER =
      Pattern.compile("\\G[#:]?(\\p{Alnum}[\\p{Alnum}._/-]{0,40}\\p{Alnum}|[0-9])");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\G(?iu)[ ,;&+]*(?:(?:and|und|et|y|e|en|och|sowie|as well as|plus|also|no|nr|#|invoices?|inv)(?![\\p{L}])[ .:#]*)?");
  private static final Pattern PAID =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])(?:paid|payment|pay|transferred|transfer|remitted|remit|remittance|sent|wired|wire|ach|released|settled|"
              + "credited|überwiesen|ueberwiesen|überweisung|gezahlt|zahlung|zahlen|bezahlt|angewiesen|beglichen|virement|viré|payé|réglé|paiement|"
              + "règlement|versé|transferido|transferencia|pagado|pago|abonado|bonifico|pagato|pagamento|versato|bonificato|"
              + "transferência|transferimos|pagámos|betaald|overgemaakt|betaling|betalat|cheque|check|eft|total)(?![\\p{L}])");
  private static final Pattern DISCOUNT_WORD =
      Pattern.compile(
          "(?iu)(?:less|minus|abzüglich|abzgl\\.?|moins|sous déduction|menos|meno|minder|skonto|discount|escompte|"
              + "descuento|sconto|desconto|korting|deduct|abzug|withh|retenue|fee)");
  private static final Pattern TITLE =
      Pattern.compile(
          "(?iu)^(?:separate |our |unser )?(?:remittance(?: advice)?|payment(?: advice)?|zahlungsavis|avis|avis de (?:paiement|virement|règlement)|"
              + "aviso de (?:pago|pagamento)|avviso di (?:pagamento|bonifico)|betalingsadvies|betaalspecificatie|überweisung|virement|transfer)"
              + "(?: (?:no|nr|n°|nº|number|ref|reference)\\.?)?[ :#]{1,3}([\\p{Alnum}][\\p{Alnum}/_.-]{3,30})");
  private static final Set<String> NO_NUMBERS =
      Set.of("po", "order", "tel", "phone", "fax", "iban");

  private final List<SourceText.Row> rows;
  private final Set<String> others;

  /**
   * @param others numbers that labels say are something else than an invoice
   */
  Prose(List<SourceText.Row> rows, Set<String> others) {
    this.rows = rows;
    this.others = others;
  }

  private record Named(SourceText.Row row, int from, int to, boolean credit) {
    String text() {
      return row.text().substring(from, to);
    }
  }

  Told read() {
    List<Pointing.Entry> lines = new ArrayList<>();
    Map<String, Integer> known = new HashMap<>();
    Pointing.Spot amount = null;
    Pointing.Spot date = null;
    Pointing.Spot reference = null;
    Pointing.Spot title = null;
    String lastText = "";
    Named broken = null;
    for (SourceText.Row row : rows) {
      String previous = lastText;
      lastText = row.text();
      if (row.text().length() > 2_000) {
        continue;
      }
      List<Named> numbers = numbers(row);
      List<PrintedAmount.Found> amounts = amounts(row, numbers);
      if (broken != null && known.containsKey(broken.text())) {
        amounts = afterBreak(broken, row, amounts, lines, known.get(broken.text()));
      }
      Named last = numbers.isEmpty() ? null : numbers.get(numbers.size() - 1);
      broken = last != null && endsBeforeAmount(row.text(), last.to()) ? last : null;
      boolean paid =
          PAID.matcher(row.text()).find()
              || PAID.matcher(previous).find() && !previous.strip().matches("(?s).*[.:!?]");
      for (int i = 0; i < numbers.size(); i++) {
        Named number = numbers.get(i);
        int end = i + 1 < numbers.size() ? numbers.get(i + 1).from() : row.text().length();
        Pointing.Entry entry = entry(number, end, amounts, i == 0 && numbers.size() == 1);
        Integer before = known.putIfAbsent(number.text(), lines.size());
        if (before == null) {
          lines.add(entry);
        } else if (lines.get(before).values().size() < entry.values().size()) {
          lines.set(before, entry);
        }
      }
      if (amount == null && paid) {
        amount = paidAmount(row, amounts, numbers, lines);
      }
      if (date == null && (paid || goesOn(previous, row))) {
        date = firstDate(row);
      }
      if (reference == null) {
        reference = reference(row);
      }
      if (title == null) {
        title = title(row);
      }
    }
    return new Told(
        lines,
        Optional.ofNullable(amount),
        Optional.ofNullable(date),
        Optional.ofNullable(reference != null ? reference : title));
  }

  /** Gives the amount that begins the row to the number that ended the row before. */
  private static List<PrintedAmount.Found> afterBreak(
      Named broken,
      SourceText.Row row,
      List<PrintedAmount.Found> amounts,
      List<Pointing.Entry> lines,
      int index) {
    boolean begins =
        !amounts.isEmpty()
            && UP_TO_AMOUNT.matcher(row.text().substring(0, amounts.get(0).from())).matches();
    Pointing.Entry entry = lines.get(index);
    if (!begins || entry.values().containsKey(Field.NET_AMOUNT)) {
      return amounts;
    }
    PrintedAmount.Found net = amounts.get(0);
    Map<Field, Pointing.Spot> spots = new HashMap<>(entry.values());
    spots.put(Field.NET_AMOUNT, Spots.of(row, net.from(), net.to()));
    lines.set(index, new Pointing.Entry(entry.kind(), spots));
    return amounts.subList(1, amounts.size());
  }

  private List<Named> numbers(SourceText.Row row) {
    String text = row.text();
    List<Named> numbers = new ArrayList<>();
    Matcher word = INVOICE_WORD.matcher(text);
    int at = 0;
    while (at < text.length() && word.find(at)) {
      at = word.end();
      boolean credit = CREDIT_WORD.matcher(word.group().strip()).matches();
      while (at < text.length()) {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.find() || !isNumber(text, number.start(1), number.end(1))) {
          break;
        }
        numbers.add(
            new Named(row, number.start(1), trimmed(text, number.start(1), number.end(1)), credit));
        at = afterAmount(text, number.end());
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
        numbers.add(new Named(row, from, prefixed.end(), false));
      }
    }
    coded(row, numbers);
    numbers.removeIf(n -> others.contains(n.text()));
    numbers.sort(java.util.Comparator.comparingInt(Named::from));
    return numbers;
  }

  private static void coded(SourceText.Row row, List<Named> numbers) {
    String text = row.text();
    Matcher coded = CODED.matcher(text);
    while (coded.find()) {
      int from = coded.start();
      int to = coded.end();
      boolean taken = numbers.stream().anyMatch(n -> n.from() < to && from < n.to());
      // "our transfer OB/2026/5520 of EUR 2,900.00" names the payment, not an invoice.
      boolean other =
          before(text, from).matches("(?iu).*(?:po|order|ref|reference|no|nr)[ .:#]*")
              || PAID.matcher(before(text, from)).find() && numbers.isEmpty();
      if (!taken && !other && amountFollows(row, to)) {
        numbers.add(new Named(row, from, to, false));
      }
    }
  }

  private static boolean amountFollows(SourceText.Row row, int at) {
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
  private static int afterAmount(String text, int at) {
    Matcher bracket =
        Pattern.compile("\\G ?[(\\[][^()\\[\\]]{1,60}[)\\]]")
            .matcher(text)
            .region(at, text.length());
    if (bracket.find()) {
      return bracket.end();
    }
    for (PrintedAmount.Found amount : PrintedAmount.find(text)) {
      if (amount.from() >= at
          && amount.from() - at <= 24
          && (amount.amount().decimals() || amount.amount().currency() != null)
          && text.substring(at, amount.from())
              .matches(
                  "(?iu)[ :=–-]*(?:\\(?|with|for|over|über|mit|von|of|amounting to|de|por|di|per|ad|à|pour|voor|om)? ?(?-i:[A-Z]{3})? ?")) {
        return amount.to();
      }
    }
    return at;
  }

  private static boolean isNumber(String text, int from, int to) {
    String token = text.substring(from, trimmed(text, from, to));
    if (!hasDigit(token)
        || token.length() > 40
        || NO_NUMBERS.contains(token.toLowerCase(java.util.Locale.ROOT))) {
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
    return PrintedDate.find(text).stream().noneMatch(d -> d.from() <= from && to <= d.to());
  }

  private static int trimmed(String text, int from, int to) {
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

  private static List<PrintedAmount.Found> amounts(SourceText.Row row, List<Named> numbers) {
    return row.amounts().stream()
        .filter(a -> numbers.stream().noneMatch(n -> n.from() < a.to() && a.from() < n.to()))
        .filter(a -> !a.amount().zero())
        .filter(a -> a.amount().decimals() || a.amount().currency() != null || isGrouped(row, a))
        .toList();
  }

  private static boolean isGrouped(SourceText.Row row, PrintedAmount.Found amount) {
    return row.text().substring(amount.from(), amount.to()).matches(".*[0-9][.,'][0-9]{3}.*");
  }

  private Pointing.Entry entry(
      Named number, int end, List<PrintedAmount.Found> amounts, boolean only) {
    SourceText.Row row = number.row();
    Map<Field, Pointing.Spot> spots = new HashMap<>();
    spots.put(Field.INVOICE_NUMBER, Spots.of(row, number.from(), number.to()));
    List<PrintedAmount.Found> mine =
        amounts.stream().filter(a -> a.from() >= number.to() && a.from() < end).toList();
    boolean discount = DISCOUNT_WORD.matcher(row.text().substring(number.to(), end)).find();
    if (mine.size() == 1 && !discount) {
      PrintedAmount.Found net = mine.get(0);
      if (!only || follows(row.text(), number.to(), net.from())) {
        spots.put(Field.NET_AMOUNT, Spots.of(row, net.from(), net.to()));
      }
    } else if (!mine.isEmpty()) {
      labelled(row, number.to(), mine, spots);
    }
    for (PrintedDate.Found date : row.dates()) {
      boolean dated =
          date.from() >= number.to()
              && date.from() < end
              && row.text()
                  .substring(number.to(), date.from())
                  .matches(
                      "(?iu)[ ,(]*(?:dated|date|of|from|vom|du|del|van|d\\.d\\.|datum|fecha|de|de fecha)?[ :.]*");
      if (dated) {
        spots.putIfAbsent(Field.INVOICE_DATE, Spots.of(row, date.from(), date.to()));
      }
    }
    return new Pointing.Entry(number.credit() ? Advice.Kind.CREDIT_MEMO : null, spots);
  }

  /**
   * The amount belongs to the number when no sentence ends and nothing is said to be paid between.
   */
  private static boolean follows(String text, int from, int to) {
    String between = text.substring(from, to);
    return between.length() <= 48
        && !between.matches("(?s).*[.!?] \\p{Lu}.*")
        && !PAID.matcher(between).find();
  }

  /** Amounts after one number by the words before each: {@code gross 33,000.00 · net 29,700.00}. */
  private static void labelled(
      SourceText.Row row,
      int from,
      List<PrintedAmount.Found> mine,
      Map<Field, Pointing.Spot> spots) {
    int start = from;
    for (PrintedAmount.Found amount : mine) {
      String words = row.text().substring(start, amount.from());
      start = amount.to();
      field(words)
          .ifPresent(field -> spots.putIfAbsent(field, Spots.of(row, amount.from(), amount.to())));
    }
  }

  private static Optional<Field> field(String words) {
    String[] parts = words.strip().split("[ ,;:()·|-]+");
    for (int n = Math.min(4, parts.length); n >= 1; n--) {
      String label = String.join(" ", List.of(parts).subList(parts.length - n, parts.length));
      Optional<Role> role = Lexicon.STANDARD.column(label).map(Lexicon.Meaning::role);
      if (role.isPresent()) {
        switch (role.get()) {
          case GROSS:
            return Optional.of(Field.GROSS_AMOUNT);
          case DISCOUNT:
            return Optional.of(Field.DISCOUNT_AMOUNT);
          case DEDUCTION:
            return Optional.of(Field.DEDUCTION_AMOUNT);
          case NET:
            return Optional.of(Field.NET_AMOUNT);
          default:
            break;
        }
      }
    }
    return Optional.empty();
  }

  /** The amount said to be paid: after the verb, not standing with an invoice. */
  private static Pointing.Spot paidAmount(
      SourceText.Row row,
      List<PrintedAmount.Found> amounts,
      List<Named> numbers,
      List<Pointing.Entry> lines) {
    for (PrintedAmount.Found amount : amounts) {
      boolean taken =
          lines.stream()
              .flatMap(l -> l.values().values().stream())
              .anyMatch(s -> s.equals(Spots.of(row, amount.from(), amount.to())));
      boolean first = numbers.isEmpty() || amount.from() < numbers.get(0).from();
      if (!taken && (first || numbers.size() == 1)) {
        return Spots.of(row, amount.from(), amount.to());
      }
    }
    return null;
  }

  /** The sentence that says paid breaks before its date. */
  private static boolean goesOn(String previous, SourceText.Row row) {
    List<PrintedDate.Found> dates = row.dates();
    return !dates.isEmpty()
        && dates.get(0).from() <= 12
        && PAID.matcher(previous).find()
        && !previous.strip().endsWith(".")
        && !previous.strip().endsWith(":");
  }

  private static Pointing.Spot firstDate(SourceText.Row row) {
    for (PrintedDate.Found date : row.dates()) {
      String before = row.text().substring(Math.max(0, date.from() - 30), date.from());
      if (!before.matches(
          "(?iu).*(?:invoice|rechnung|facture|factura|fattura|fatura|factuur|due|fällig)[^,.]{0,24}")) {
        return Spots.of(row, date.from(), date.to());
      }
    }
    return null;
  }

  /** A title with its number: {@code Remittance advice KK-2026-0774}. */
  private static Pointing.Spot title(SourceText.Row row) {
    Matcher title = TITLE.matcher(row.text());
    if (!title.find()) {
      return null;
    }
    int end = trimmed(row.text(), title.start(1), title.end(1));
    String token = row.text().substring(title.start(1), end);
    boolean number = hasDigit(token) && token.length() >= 4 && Numbers.plausible(token);
    return number && PrintedDate.of(token).isEmpty() ? Spots.of(row, title.start(1), end) : null;
  }

  /** A payment reference told in a sentence: {@code Wire reference WIRE-NW-001}. */
  private static Pointing.Spot reference(SourceText.Row row) {
    int words = row.line().words().size();
    for (int first = 0; first < Math.min(words, 60); first++) {
      for (int n = Math.min(4, words - first - 1); n >= 1; n--) {
        String label = row.text().substring(row.starts()[first], row.endOf(first + n - 1));
        Optional<Lexicon.Meaning> meaning = Lexicon.STANDARD.header(label);
        if (meaning.isEmpty()
            || meaning.get().role() != Role.PAYMENT_REFERENCE
            || meaning.get().rank() != 1
            || n == 1 && !label.matches("(?iu)trace|utr|eft|imad|cro|trn")) {
          continue;
        }
        int at = first + n;
        while (at < words
            && row.line()
                .words()
                .get(at)
                .text()
                .matches("(?iu)is|:|-|no\\.?|nr\\.?|#|ist|est|es|lautet")) {
          at++;
        }
        if (at < words) {
          String token = row.line().words().get(at).text();
          int end = trimmed(token, 0, token.length());
          if (end >= 4 && hasDigit(token) && Numbers.plausible(token.substring(0, end))) {
            return Spots.of(row, row.starts()[at], row.starts()[at] + end);
          }
        }
      }
    }
    return null;
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
