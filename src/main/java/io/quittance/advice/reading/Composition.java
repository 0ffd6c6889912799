package io.quittance.advice.reading;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a heading means that no list of labels knows, put together from what its words mean: {@code
 * Totaal fact.} speaks of an amount and of an invoice, so it is a gross amount. The words are in
 * {@code concepts.txt}. Weaker than a label that is known as a whole, and held against the figures
 * like any other ({@link ColumnArithmetic}).
 */
final class Composition {
  /** What one word of a heading speaks of. */
  enum Concept {
    INVOICE,
    DOCUMENT,
    NUMBER,
    REFERENCE,
    DATE,
    DUE,
    DISCOUNT,
    DEDUCTION,
    PAID,
    OPEN,
    GROSS,
    NET,
    AMOUNT,
    TAX,
    YOURS,
    VENDOR,
    OURS,
    ORDER,
    RATE,
    TEXT,
    KIND,
    CURRENCY,
    RUN,
    BANK,
    PLACE,
    FILLER
  }

  private static final int MOST_WORDS = 6;

  private static final int LONGEST_ENDING = 4;
  private static final int LONGEST_WORD = 40;

  /** Shorter words inside a compound are chance. */
  private static final int SHORTEST_PART = 3;

  /** What joins the parts of German, Dutch and Swedish compounds. */
  private static final List<String> JOINTS = List.of("", "s", "n", "en", "er", "e", "es");

  private static final Composition STANDARD = load();

  private final Map<String, Set<Concept>> words = new HashMap<>();
  private final Map<String, Set<Concept>> stems = new HashMap<>();

  private Composition() {}

  /** The words of one heading, by what they speak of. */
  private record Said(EnumSet<Concept> concepts, int known, int unknown) {
    boolean any(Concept... some) {
      for (Concept concept : some) {
        if (concepts.contains(concept)) {
          return true;
        }
      }
      return false;
    }

    boolean all() {
      return unknown == 0;
    }
  }

  /**
   * What a column with this heading holds.
   *
   * @param key the heading as {@link Lexicon#key} writes it
   */
  static Optional<Lexicon.Meaning> column(String key) {
    Said said = STANDARD.said(key);
    return said.known() == 0 || said.unknown() > said.known()
        ? Optional.empty()
        : Optional.ofNullable(column(said));
  }

  /** What stands after this label; only of labels each of whose words is known. */
  static Optional<Lexicon.Meaning> header(String key) {
    Said said = STANDARD.said(key);
    return said.known() == 0 || !said.all() ? Optional.empty() : Optional.ofNullable(header(said));
  }

  /** Words of two sorts of values: two headings that stand close to each other. */
  static boolean several(String key) {
    Said said = STANDARD.said(key);
    int sorts = said.any(Concept.DATE) ? 1 : 0;
    sorts += said.any(Concept.NUMBER, Concept.REFERENCE) ? 1 : 0;
    sorts += said.any(Concept.AMOUNT, Concept.DISCOUNT, Concept.DEDUCTION, Concept.OPEN) ? 1 : 0;
    sorts += said.any(Concept.TEXT, Concept.KIND) ? 1 : 0;
    sorts += said.any(Concept.CURRENCY) ? 1 : 0;
    return sorts > 1;
  }

  private static Lexicon.Meaning column(Said said) {
    Lexicon.Meaning words = ofWords(said);
    if (words != null) {
      return words;
    }
    if (said.any(Concept.DISCOUNT)) {
      return weak(Role.DISCOUNT);
    }
    if (said.any(Concept.DEDUCTION)) {
      return weak(Role.DEDUCTION);
    }
    if (said.any(Concept.OPEN)) {
      return weak(Role.BALANCE);
    }
    boolean money =
        said.any(Concept.AMOUNT, Concept.GROSS, Concept.NET, Concept.TAX)
            || said.any(Concept.PAID) && !said.any(Concept.NUMBER, Concept.REFERENCE);
    return money ? money(said) : number(said);
  }

  /** Columns that hold neither amounts nor numbers of documents. */
  private static Lexicon.Meaning ofWords(Said said) {
    boolean amount = said.any(Concept.AMOUNT);
    if (said.any(Concept.RATE)) {
      return amount ? null : weak(Role.QUANTITY);
    }
    if (said.any(Concept.TEXT)) {
      return weak(said.any(Concept.DEDUCTION, Concept.DISCOUNT) ? Role.REASON : Role.DESCRIPTION);
    }
    if (amount) {
      return null;
    }
    if (said.any(Concept.DATE)) {
      boolean other = said.any(Concept.PAID, Concept.DUE, Concept.ORDER, Concept.OURS, Concept.RUN);
      return weak(other ? Role.OTHER_DATE : Role.INVOICE_DATE);
    }
    if (said.any(Concept.KIND)) {
      return said.all() ? weak(Role.KIND) : null;
    }
    if (said.any(Concept.CURRENCY)) {
      return said.all() ? weak(Role.CURRENCY) : null;
    }
    return said.any(Concept.PLACE) ? weak(Role.OTHER) : null;
  }

  private static Lexicon.Meaning money(Said said) {
    if (said.any(Concept.TAX) && !said.any(Concept.GROSS)) {
      return weak(Role.TAX);
    }
    if (said.any(Concept.PAID)) {
      return weak(said.any(Concept.GROSS) ? Role.AMOUNT : Role.NET);
    }
    if (said.any(Concept.DUE)) {
      return weak(Role.AMOUNT);
    }
    if (said.any(Concept.NET)) {
      return weak(said.any(Concept.INVOICE, Concept.GROSS) ? Role.AMOUNT : Role.NET);
    }
    return weak(
        said.any(Concept.GROSS, Concept.INVOICE, Concept.DOCUMENT) ? Role.GROSS : Role.AMOUNT);
  }

  private static Lexicon.Meaning number(Said said) {
    boolean named = said.any(Concept.NUMBER, Concept.REFERENCE, Concept.DOCUMENT);
    if (said.any(Concept.DUE)) {
      return said.all() && !named ? weak(Role.OTHER_DATE) : null;
    }
    if (!said.all()) {
      return said.any(Concept.ORDER) ? weak(Role.OTHER_NUMBER) : null;
    }
    boolean invoice = said.any(Concept.INVOICE);
    if (said.any(Concept.ORDER, Concept.OURS)) {
      return weak(Role.OTHER_NUMBER);
    }
    if (invoice) {
      return new Lexicon.Meaning(Role.INVOICE_NUMBER, said.any(Concept.RUN) ? 2 : 1);
    }
    if (said.any(Concept.PAID, Concept.RUN, Concept.BANK)) {
      return named ? weak(Role.OTHER_NUMBER) : null;
    }
    if (said.any(Concept.VENDOR) && !said.any(Concept.DOCUMENT, Concept.REFERENCE)) {
      return said.any(Concept.NUMBER) ? weak(Role.OTHER_NUMBER) : null;
    }
    if (said.any(Concept.YOURS, Concept.VENDOR)) {
      return named ? weak(Role.INVOICE_NUMBER) : null;
    }
    return said.any(Concept.DOCUMENT, Concept.REFERENCE) ? weak(Role.DOCUMENT_NUMBER) : null;
  }

  private static Lexicon.Meaning header(Said said) {
    boolean foreign =
        said.any(
            Concept.INVOICE,
            Concept.DISCOUNT,
            Concept.DEDUCTION,
            Concept.OPEN,
            Concept.TAX,
            Concept.TEXT,
            Concept.KIND,
            Concept.RATE,
            Concept.ORDER,
            Concept.PLACE,
            Concept.GROSS,
            Concept.DUE);
    if (foreign) {
      return null;
    }
    boolean payment = said.any(Concept.PAID, Concept.RUN);
    if (said.any(Concept.DATE)) {
      return payment ? strong(Role.PAYMENT_DATE) : null;
    }
    if (said.any(Concept.AMOUNT)) {
      return payment ? strong(Role.PAYMENT_AMOUNT) : null;
    }
    if (said.any(Concept.VENDOR)) {
      return said.any(Concept.NUMBER) && !payment ? strong(Role.PAYEE_ID) : null;
    }
    if (said.any(Concept.CURRENCY)) {
      return payment ? strong(Role.CURRENCY) : null;
    }
    if (said.any(Concept.BANK)) {
      return said.any(Concept.REFERENCE) ? weak(Role.PAYMENT_REFERENCE) : null;
    }
    boolean named = said.any(Concept.NUMBER, Concept.REFERENCE, Concept.DOCUMENT);
    return payment && named
        ? strong(Role.PAYMENT_REFERENCE)
        : said.any(Concept.RUN) && !said.any(Concept.YOURS) ? weak(Role.PAYMENT_REFERENCE) : null;
  }

  private static Lexicon.Meaning weak(Role role) {
    return new Lexicon.Meaning(role, 2);
  }

  private static Lexicon.Meaning strong(Role role) {
    return new Lexicon.Meaning(role, 1);
  }

  /**
   * Whether any word of a text is one for paying, in any language and form that is known.
   *
   * @param text as {@link Lexicon#plain} writes it
   */
  static boolean speaksOfPaying(String text) {
    for (String word : text.split(" ")) {
      if (!word.isEmpty()
          && word.length() <= LONGEST_WORD
          && STANDARD.of(word).contains(Concept.PAID)) {
        return true;
      }
    }
    // Where no blanks are, a word may stand anywhere.
    return STANDARD.words.entrySet().stream()
        .filter(known -> known.getValue().contains(Concept.PAID))
        .map(Map.Entry::getKey)
        .anyMatch(word -> LabelWords.unspaced(word.charAt(0)) && text.contains(word));
  }

  private Said said(String key) {
    EnumSet<Concept> concepts = EnumSet.noneOf(Concept.class);
    String[] parts = key.split(" ");
    if (key.isEmpty() || parts.length > MOST_WORDS) {
      return new Said(concepts, 0, parts.length);
    }
    int known = 0;
    int unknown = 0;
    for (String part : parts) {
      Set<Concept> one = part.length() > LONGEST_WORD ? Set.of() : of(part);
      boolean filler = one.contains(Concept.FILLER) && one.size() == 1;
      known += one.isEmpty() || filler ? 0 : 1;
      unknown += one.isEmpty() ? 1 : 0;
      concepts.addAll(one);
    }
    concepts.remove(Concept.FILLER);
    return new Said(concepts, known, unknown);
  }

  /** What a word speaks of: as it is, with another ending, or taken apart. */
  private Set<Concept> of(String word) {
    Set<Concept> whole = simple(word, LONGEST_ENDING);
    return whole.isEmpty() ? compound(word) : whole;
  }

  private Set<Concept> simple(String word, int longestEnding) {
    Set<Concept> exact = words.get(word);
    if (exact != null) {
      return exact;
    }
    for (int cut = 0; cut <= longestEnding && word.length() - cut >= SHORTEST_PART; cut++) {
      Set<Concept> stem = stems.get(word.substring(0, word.length() - cut));
      if (stem != null) {
        return stem;
      }
    }
    return Set.of();
  }

  /** {@code factuurtotaal}, {@code 請求金額}: all of it in known parts, the longest first. */
  private Set<Concept> compound(String word) {
    boolean unspaced = LabelWords.unspaced(word.charAt(0));
    int shortest = unspaced ? 1 : SHORTEST_PART;
    for (int at = word.length() - 1; at >= shortest; at--) {
      Set<Concept> head = part(word.substring(0, at), unspaced);
      if (head.isEmpty()) {
        continue;
      }
      for (String joint : unspaced ? JOINTS.subList(0, 1) : JOINTS) {
        String rest = word.startsWith(joint, at) ? word.substring(at + joint.length()) : "";
        Set<Concept> tail =
            rest.length() < shortest
                ? Set.of()
                : part(rest, unspaced).isEmpty() ? compound(rest) : part(rest, unspaced);
        if (!tail.isEmpty()) {
          EnumSet<Concept> both = EnumSet.copyOf(head);
          both.addAll(tail);
          return both;
        }
      }
    }
    return Set.of();
  }

  private Set<Concept> part(String text, boolean unspaced) {
    return text.length() >= SHORTEST_PART || unspaced || text.equals("no")
        ? simple(text, unspaced ? 0 : 2)
        : Set.of();
  }

  private static Composition load() {
    Composition composition = new Composition();
    for (String line : WordFile.lines("concepts.txt")) {
      int equals = line.indexOf('=');
      composition.add(Concept.valueOf(line.substring(0, equals).strip()), line, equals + 1);
    }
    return composition;
  }

  private void add(Concept concept, String line, int from) {
    for (String word : line.substring(from).split(";")) {
      String plain = word.strip();
      boolean stem = plain.endsWith("*");
      String key = Lexicon.key(stem ? plain.substring(0, plain.length() - 1) : plain);
      // French nos is our, and no elsewhere.
      boolean number = key.equals("no") && concept != Concept.NUMBER;
      if (!key.isEmpty() && key.indexOf(' ') < 0 && !number) {
        Map<String, Set<Concept>> map = stem ? stems : words;
        map.computeIfAbsent(key, k -> EnumSet.noneOf(Concept.class)).add(concept);
      }
    }
  }
}
