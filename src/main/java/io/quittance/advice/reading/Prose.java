package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
              + "(?![\\p{L}\\p{N}])[ .:#]*)?"
              + "|(?:請求書|发票|發票|贷项通知单|クレジットノート)(?:番号|号码?|號碼?)?[ .:：]*");
  private static final Pattern CREDIT_WORD =
      Pattern.compile(
          "(?iu)^(?:credit|贷项|クレジット|gutschrift|avoir|nota|note? di credito|creditnota|abono).{0,40}$");
  private static final Pattern PREFIXED =
      Pattern.compile(
          "(?<![\\p{Alnum}/_-])(?:INV|RE|RG|FA|FV|FC|FT|SI|F|R|CN|CM|GS|KG|NC|AV|BILL)[-_/#]?[0-9][\\p{Alnum}]{2,20}(?:[-_/][\\p{Alnum}]{1,12}){0,4}"
              + "|(?<![\\p{Alnum}/_-])(?:FT|FS|FR|NC|ND|FPA|FAC|FV|NF|RF) (?:[A-Z]{1,3}[/-])?[0-9][\\p{Alnum}]{0,12}(?:/[\\p{Alnum}]{1,12}){0,2}(?![\\p{Alnum}.,])"
              + "|(?<![\\p{Alnum}/_-])(?:INV|RE|RG|FA|FV|FC|FT|SI|CN|CM|GS|NC)(?:[-_/][\\p{Alnum}]{1,12}){1,5}(?![\\p{Alnum}])");

  /** Any seller's own numbering: believed only where an amount stands right after it. */
  private static final Pattern CODED =
      Pattern.compile(
          "(?<![\\p{Alnum}/_.-])\\p{Lu}{1,6}[-_/]?[0-9][0-9\\p{Lu}]{2,14}(?:[-_/][\\p{Alnum}]{1,12}){0,3}(?![\\p{Alnum}])");

  private static final Pattern UP_TO_AMOUNT =
      Pattern.compile(
          "(?iu)[ \\t:=,(\\[–-]*(?:with|for|over|über|mit|of|de|por|di|per|à|pour|voor)?[ \\t]*(?:(?-i:[A-Z]{3})|[€$£])?[ \\t]*");

  private static final Pattern NUMBER =
      Pattern.compile(
          "\\G[#:]?((?:(?!NO|NR|RE|PO|OF)[A-Z]{2,4} (?=[\\p{Alnum}/-]{0,12}[0-9]))?\\p{Alnum}[\\p{Alnum}._/-]{0,40}\\p{Alnum}|[0-9])");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\G(?iu)[ ,;&+]*(?:(?:and|und|et|y|e|en|och|sowie|as well as|plus|also|no|nr|#|invoices?|inv)(?![\\p{L}])[ .:#]*)?");
  private static final Pattern PAID =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])(?:paid|payment|pay|transferred|transfer|remitted|remit|remittance|sent|wired|wire|ach|released|settled|"
              + "credited|überwiesen|ueberwiesen|überweisen|überweise|überweisung|gezahlt|zahlung|zahlen|bezahlt|angewiesen|beglichen|virement|viré|payé|réglé|paiement|"
              + "règlement|versé|transferido|transferencia|pagado|pago|abonado|bonifico|pagato|pagamento|versato|bonificato|"
              + "transferência|transferimos|pagámos|betaald|overgemaakt|betaling|betalat|betalt|överfört|betalning|zapłac(?:iliśmy|ono)|przelew(?:em|u)?|przelaliśmy|zapłat[aęy]|cheque|check|eft|total)(?![\\p{L}])"
              + "|支払|振込|送金|付款|支付|汇款|转账");
  private static final Pattern DISCOUNT_WORD =
      Pattern.compile(
          "(?iu)(?:less|minus|abzüglich|abzgl\\.?|moins|sous déduction|menos|meno|minder|skonto|discount|escompte|"
              + "descuento|sconto|desconto|korting|deduct|abzug|withh|retenue|fee)");
  private static final Pattern TITLE =
      Pattern.compile(
          "(?iu)^(?:separate |our |unser )?(?:remittance(?: advice)?|payment(?: advice)?|zahlungsavis|avis|avis de (?:paiement|virement|règlement)|"
              + "aviso de (?:pago|pagamento)|avviso di (?:pagamento|bonifico)|betalingsadvies|betaalspecificatie|überweisung|virement|transfer)"
              + "(?: (?:no|nr|n°|nº|number|ref|reference)\\.?)?[ :#]{1,3}([\\p{Alnum}][\\p{Alnum}/_.-]{3,30})");
  private static final Pattern PAYMENT_NAMED =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])(?:payment|remittance|transfer|cheque|check|wire|zahlung|überweisung|zahlungsavis|avis|virement|paiement|règlement|"
              + "transferencia|pago|bonifico|pagamento|transferência|betaling|overboeking|płatno(?:ść|ści)|przelewu?|betalning|överföring)"
              + "(?: (?:no|nr|n°|nº|number|ref|rif|réf|reference|num[eé]ro|nummer)\\.?)?[ :#]{1,3}([\\p{Alnum}][\\p{Alnum}/_.-]{3,30})");
  private static final Pattern LINKING =
      Pattern.compile("(?iu)is|:|-|no\\.?|nr\\.?|#|ist|est|es|lautet");
  private static final Set<String> NO_NUMBERS =
      Set.of("po", "order", "tel", "phone", "fax", "iban");

  private final List<Passage> passages;
  private final Set<String> others;
  private final AmountStyle style;
  private final Pointing.Spot labelled;

  /**
   * @param others numbers that labels say are something else than an invoice
   */
  Prose(List<SourceText.Row> rows, Set<String> others, AmountStyle style) {
    this(rows, others, style, null);
  }

  /**
   * @param labelled where a label names the payment amount, or null
   */
  Prose(List<SourceText.Row> rows, Set<String> others, AmountStyle style, Pointing.Spot labelled) {
    Set<Integer> mailHeader = MailHeaderRows.in(rows);
    this.passages =
        Passage.of(rows.stream().filter(r -> !mailHeader.contains(r.number())).toList());
    this.others = others;
    this.style = style;
    this.labelled = labelled;
  }

  private record Named(Passage row, int from, int to, boolean credit) {
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
    boolean lastPaid = false;
    for (Passage row : passages) {
      String previous = lastText;
      boolean previousPaid = lastPaid;
      lastText = row.text();
      lastPaid = PAID.matcher(lastText).find();
      List<Named> numbers = numbers(row);
      List<PrintedAmount.Found> amounts = amounts(row, numbers);
      boolean paid = lastPaid || previousPaid && !previous.strip().matches("(?s).*[.:!?]");
      for (int i = 0; i < numbers.size(); i++) {
        Named number = numbers.get(i);
        int end = i + 1 < numbers.size() ? numbers.get(i + 1).from() : row.text().length();
        Optional<Pointing.Entry> named = entry(number, end, amounts, i == 0 && numbers.size() == 1);
        if (named.isEmpty()) {
          continue;
        }
        Pointing.Entry entry = named.get();
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
      if (date == null && (paid || previousPaid && goesOn(previous, row))) {
        date = firstDate(row, lines);
      }
      if (reference == null) {
        reference = reference(row);
      }
      if (title == null) {
        title = title(row);
      }
    }
    return new Told(
        withoutWords(lines, labelled != null ? labelled : amount),
        Optional.ofNullable(amount),
        Optional.ofNullable(date),
        Optional.ofNullable(reference != null ? reference : title).or(this::named));
  }

  /** True when the text itself lists nets that add up to another amount than the one labelled. */
  boolean tellsOther(Told told, Pointing.Spot labelled) {
    BigDecimal said = told.paymentAmount().map(this::value).orElse(null);
    BigDecimal label = value(labelled);
    if (said == null || label == null || said.compareTo(label) == 0) {
      return false;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Pointing.Entry line : told.lines()) {
      BigDecimal net = value(line.values().get(Field.NET_AMOUNT));
      sum = net == null ? sum : sum.add(net);
    }
    return sum.compareTo(said) == 0;
  }

  private BigDecimal value(Pointing.Spot spot) {
    return spot == null
        ? null
        : PrintedAmount.of(spot.text()).map(amount -> amount.value(style)).orElse(null);
  }

  /** Where the words name no invoice with its amount, numbers that add up to what was paid do. */
  private List<Pointing.Entry> withoutWords(List<Pointing.Entry> lines, Pointing.Spot paid) {
    BigDecimal amount =
        paid == null ? null : PrintedAmount.of(paid.text()).map(a -> a.value(style)).orElse(null);
    if (amount == null) {
      return lines;
    }
    List<Pointing.Entry> all =
        new NumberedAmounts(others, style).join(passages, lines, amount, paid);
    return all.isEmpty() ? lines : all;
  }

  private List<Named> numbers(Passage row) {
    String text = row.text();
    List<Named> numbers = new ArrayList<>();
    Matcher word = INVOICE_WORD.matcher(text);
    int at = 0;
    while (at < text.length() && word.find(at)) {
      at = word.end();
      boolean credit = CREDIT_WORD.matcher(word.group().strip()).matches();
      while (at < text.length()) {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.find() || !isNumber(row, number.start(1), number.end(1))) {
          break;
        }
        numbers.add(
            new Named(row, number.start(1), trimmed(text, number.start(1), number.end(1)), credit));
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
        numbers.add(new Named(row, from, prefixed.end(), false));
      }
    }
    coded(row, numbers);
    numbers.removeIf(n -> others.contains(n.text()));
    numbers.sort(java.util.Comparator.comparingInt(Named::from));
    return numbers;
  }

  private static void coded(Passage row, List<Named> numbers) {
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
                  "(?iu)[ :=–-]*(?:\\(?|with|for|over|über|mit|von|of|amounting to|de|por|di|per|ad|à|pour|voor|om)? ?(?-i:[A-Z]{3})? ?")) {
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
        || NO_NUMBERS.contains(token.toLowerCase(java.util.Locale.ROOT))) {
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

  private static List<PrintedAmount.Found> amounts(Passage row, List<Named> numbers) {
    return row.amounts().stream()
        .filter(a -> numbers.stream().noneMatch(n -> n.from() < a.to() && a.from() < n.to()))
        .filter(a -> !a.amount().zero())
        .filter(a -> a.amount().decimals() || a.amount().currency() != null || isGrouped(row, a))
        .toList();
  }

  private static boolean isGrouped(Passage row, PrintedAmount.Found amount) {
    return row.text().substring(amount.from(), amount.to()).matches(".*[0-9][.,'][0-9]{3}.*");
  }

  private Optional<Pointing.Entry> entry(
      Named number, int end, List<PrintedAmount.Found> amounts, boolean only) {
    Passage row = number.row();
    Map<Field, Pointing.Spot> spots = new HashMap<>();
    Optional<Pointing.Spot> named = row.spot(number.from(), number.to());
    if (named.isEmpty()) {
      return Optional.empty();
    }
    spots.put(Field.INVOICE_NUMBER, named.get());
    List<PrintedAmount.Found> mine = ofSameClause(row, number.to(), end, amounts);
    boolean discount = DISCOUNT_WORD.matcher(row.text().substring(number.to(), end)).find();
    if (mine.size() == 1 && !discount) {
      PrintedAmount.Found net = mine.get(0);
      if (!only || follows(row.text(), number.to(), net.from())) {
        row.spot(net.from(), net.to()).ifPresent(s -> spots.put(Field.NET_AMOUNT, s));
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
        row.spot(date.from(), date.to()).ifPresent(s -> spots.putIfAbsent(Field.INVOICE_DATE, s));
      }
    }
    return Optional.of(new Pointing.Entry(number.credit() ? Advice.Kind.CREDIT_MEMO : null, spots));
  }

  /** Amounts up to the end of the sentence, or to where it says what was paid in all. */
  private static List<PrintedAmount.Found> ofSameClause(
      Passage row, int from, int end, List<PrintedAmount.Found> amounts) {
    List<PrintedAmount.Found> mine = new ArrayList<>();
    int last = from;
    for (PrintedAmount.Found amount : amounts) {
      if (amount.from() < from || amount.from() >= end) {
        continue;
      }
      if (!mine.isEmpty() && !follows(row.text(), last, amount.from())) {
        break;
      }
      mine.add(amount);
      last = amount.to();
    }
    return mine;
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
  private void labelled(
      Passage row, int from, List<PrintedAmount.Found> mine, Map<Field, Pointing.Spot> spots) {
    Optional<Map<Field, Pointing.Spot>> equation = Equation.in(row, mine, style);
    if (equation.isPresent()) {
      equation.get().forEach(spots::putIfAbsent);
      return;
    }
    int start = from;
    for (PrintedAmount.Found amount : mine) {
      String words = row.text().substring(start, amount.from());
      start = amount.to();
      Equation.field(words)
          .ifPresent(
              field ->
                  row.spot(amount.from(), amount.to())
                      .ifPresent(spot -> spots.putIfAbsent(field, spot)));
    }
  }

  /** The amount said to be paid: after the verb, not standing with an invoice. */
  private static Pointing.Spot paidAmount(
      Passage row,
      List<PrintedAmount.Found> amounts,
      List<Named> numbers,
      List<Pointing.Entry> lines) {
    Set<Pointing.Spot> taken = new HashSet<>();
    lines.forEach(line -> taken.addAll(line.values().values()));
    List<PrintedAmount.Found> free =
        amounts.stream()
            .filter(a -> a.amount().decimals() || a.amount().currency() != null)
            .filter(a -> row.spot(a.from(), a.to()).filter(s -> !taken.contains(s)).isPresent())
            .toList();
    // A payment is named with its currency, more often than what it is made up of.
    List<PrintedAmount.Found> named =
        free.stream().filter(a -> a.amount().currency() != null).toList();
    for (PrintedAmount.Found amount : named.isEmpty() ? free : named) {
      boolean first = numbers.isEmpty() || amount.from() < numbers.get(0).from();
      if (first || numbers.size() == 1 || free.size() == 1 || named.size() == 1) {
        return row.spot(amount.from(), amount.to()).orElse(null);
      }
    }
    return null;
  }

  /** The sentence that says paid breaks before its date. */
  private static boolean goesOn(String previous, Passage row) {
    List<PrintedDate.Found> dates = row.dates();
    return !dates.isEmpty()
        && dates.get(0).from() <= 12
        && !previous.strip().endsWith(".")
        && !previous.strip().endsWith(":");
  }

  /** The first date that is neither an invoice's nor the day it falls due. */
  private static Pointing.Spot firstDate(Passage row, List<Pointing.Entry> lines) {
    Set<Pointing.Spot> ofInvoices = new HashSet<>();
    lines.forEach(line -> ofInvoices.add(line.values().get(Field.INVOICE_DATE)));
    for (PrintedDate.Found date : row.dates()) {
      if (row.spot(date.from(), date.to()).filter(s -> !ofInvoices.contains(s)).isEmpty()) {
        continue;
      }
      String before = row.text().substring(Math.max(0, date.from() - 30), date.from());
      if (!before.matches(
          "(?iu).*(?:invoice|rechnung|facture|factura|fattura|fatura|factuur|due|fällig)[^,.]{0,24}")) {
        return row.spot(date.from(), date.to()).orElse(null);
      }
    }
    return null;
  }

  /**
   * The payment a covering note speaks of: {@code our payment 18906}, {@code Zahlung ZA-204841}.
   */
  Optional<Pointing.Spot> named() {
    for (Passage row : passages) {
      Matcher payment = PAYMENT_NAMED.matcher(row.text());
      while (payment.find()) {
        int end = trimmed(row.text(), payment.start(1), payment.end(1));
        String token = row.text().substring(payment.start(1), end);
        boolean number =
            hasDigit(token)
                && token.length() >= 4
                && Numbers.plausible(token)
                && PrintedDate.find(token).isEmpty()
                && PrintedAmount.of(token).filter(PrintedAmount::decimals).isEmpty();
        if (number) {
          return row.spot(payment.start(1), end);
        }
      }
    }
    return Optional.empty();
  }

  /** A title with its number: {@code Remittance advice KK-2026-0774}. */
  private static Pointing.Spot title(Passage row) {
    Matcher title = TITLE.matcher(row.text());
    if (!title.find()) {
      return null;
    }
    int end = trimmed(row.text(), title.start(1), title.end(1));
    String token = row.text().substring(title.start(1), end);
    boolean number = hasDigit(token) && token.length() >= 4 && Numbers.plausible(token);
    return number && PrintedDate.of(token).isEmpty()
        ? row.spot(title.start(1), end).orElse(null)
        : null;
  }

  /** A payment reference told in a sentence: {@code Wire reference WIRE-NW-001}. */
  private static Pointing.Spot reference(Passage row) {
    List<String> words = row.words();
    List<Integer> starts = row.wordStarts();
    for (int first = 0; first < Math.min(words.size(), 200); first++) {
      for (int n = Math.min(4, words.size() - first - 1); n >= 1; n--) {
        if (!isReferenceLabel(String.join(" ", words.subList(first, first + n)), n)) {
          continue;
        }
        int at = first + n;
        while (at < words.size() && LINKING.matcher(words.get(at)).matches()) {
          at++;
        }
        if (at < words.size()) {
          String token = words.get(at);
          int end = trimmed(token, 0, token.length());
          if (end >= 4 && hasDigit(token) && Numbers.plausible(token.substring(0, end))) {
            return row.spot(starts.get(at), starts.get(at) + end).orElse(null);
          }
        }
      }
    }
    return null;
  }

  private static boolean isReferenceLabel(String label, int words) {
    Optional<Lexicon.Meaning> meaning = Lexicon.STANDARD.header(label);
    return meaning.isPresent()
        && meaning.get().role() == Role.PAYMENT_REFERENCE
        && meaning.get().rank() == 1
        && (words > 1
            || label.matches("(?iu)trace|utr|eft|imad|cro|trn")
            || label.codePoints().anyMatch(Character::isIdeographic));
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
