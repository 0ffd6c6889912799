package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The company that writes. In this order: who a payment network says has paid; the name that the
 * sender's domain spells; the only name with a legal form in the first and last lines; the name
 * that heads the page above its address. Names of those written to are never it.
 */
final class Letterhead {
  private static final int LINES = 8;
  private static final int LONGEST = 80;

  /** The legal forms that a name can end with. */
  static final String FORM =
      "(?:GmbH(?: & Co\\.? KG(?:aA)?)?|gGmbH|Ges\\.m\\.b\\.H\\.|AG|KG|OHG|e\\.K\\.|eG|SE|UG"
          + "|Ltd\\.?|Limited|PLC|plc|LLP|LLC|Inc\\.?|Corp\\.?|Corporation|Company|Co-operative|DAC|(?i:co)\\.|P\\.C\\.|S\\.A\\.(?:S\\.)?|SA|SAS|SARL|EURL|SCA"
          + "|S\\.A\\.R\\.L\\.|S\\.L\\.(?:U\\.)?|SL|SLU|S\\.p\\.A\\.|SpA|S\\.r\\.l\\.|Srl|SRL|S\\.n\\.c\\.|Lda\\.?|Ltda\\.?|B\\.V\\.|BV|N\\.V\\.|NV|V\\.O\\.F\\.|U\\.A\\.|AB|AS|A/S|ApS|Oy|Oyj|(?:Sp|sp|SP)\\."
          + " ?(?:z|Z) ?(?:o|O)\\.(?:o|O)\\.|(?:Sp|sp)\\. [jk]\\.|S\\.A\\. de C\\.V\\.|S\\. de"
          + " R\\.L\\.|Coöperatie U\\.A\\.|s\\.r\\.o\\.|Kft\\.?|Pty Ltd|Pte\\.?"
          + " ?(?:Ltd\\.?)?|Sdn\\.? Bhd\\.?|SDN\\.? BHD\\.?)";

  private static final String NAME_AND_FORM = "(?:[\\p{L}\\p{N}&'’.+/-]{1,30},? ){1,7}" + FORM;

  private static final Pattern COMPANY =
      Pattern.compile("^" + NAME_AND_FORM + "(?=$|[,;|·]| [-–])");

  private static final Pattern COMPANY_IN_SENTENCE =
      Pattern.compile(NAME_AND_FORM + "(?=$|[ ,;:.|·])");

  private static final Pattern EAST_ASIAN =
      Pattern.compile(
          "^(?:(?:株式会社|有限会社|合同会社)[\\p{L}\\p{N}ー・ ]{1,30}|[\\p{L}\\p{N}ー・（）()"
              + " ]{1,40}(?:株式会社|有限会社|有限公司|股份有限公司|集团|公司))$");

  /** A payment network writes for its customer: {@code Example Ltd has paid you}. */
  private static final Pattern SENT =
      Pattern.compile(
          "^(\\p{Lu}[\\p{L}\\p{N}&'’., -]{2,70}?) (?:has|have) (?:just )?(?:paid|sent) you\\b");

  /** Whose payment a sentence tells of: {@code On behalf of Example Ltd we have remitted}. */
  private static final Pattern BEHALF =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])(?:on behalf of(?: our (?:customer|client))?|payment from|im auftrag"
              + " (?:von|der|des)|pour le compte de|d'ordre de|por cuenta de|por orden de|per conto"
              + " di|por conta de|in opdracht van|namens|na zlecenie|på uppdrag av) (?=\\p{L})");

  private static final Pattern DEPARTMENT =
      Pattern.compile(
          "(?iu)(?:accounts? payable|accounts|ap)(?:"
              + " (?:department|dept\\.?|team|clerk|specialist|manager))?|finance(?: department|"
              + " team)?|treasury|(?:kreditoren)?buchhaltung|rechnungswesen|finanzbuchhaltung|(?:service"
              + " )?comptabilité(?: fournisseurs)?|service"
              + " financier|contabilidad(?:e)?|administración|administração|tesorería|tesouraria|contas"
              + " a pagar|cuentas a pagar|amministrazione|contabilità|ufficio"
              + " (?:contabilità|amministrazione|pagamenti)|crediteurenadministratie|(?:financiële"
              + " )?administratie|księgowość|dział"
              + " (?:księgowości|finansowy)|ekonomiavdelningen|ekonomi|leverantörsreskontra|経理部|財務部|财务部|财务");

  /** A postal code beside the name of a town. */
  private static final Pattern TOWN =
      Pattern.compile(
          "(?u)(?:^|[ ,])(?:[A-Z]{1,2}-)?[0-9]{4,5}(?:-[0-9]{3,4})? ?(?:[A-Z]{2}"
              + " )?\\p{Lu}\\p{L}+|\\p{L}+,? [A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}$|\\p{L}+,?"
              + " [A-Z]{2,3} [0-9]{4,5}$");

  private static final Pattern SEPARATORS = Pattern.compile(" [|·•–-] |[|·•;]");

  private final List<SourceText.Row> rows;
  private final Pointing.Spot payee;
  private final SenderDomain sender;
  private final boolean paper;

  private Letterhead(
      List<SourceText.Row> rows,
      Map<Field, Pointing.Spot> header,
      SenderDomain sender,
      Document.Kind kind) {
    this.rows = rows;
    this.paper =
        kind == Document.Kind.PDF
            || kind == Document.Kind.OFFICE
            || kind == Document.Kind.IMAGE
            || kind == Document.Kind.SPREADSHEET;
    this.payee = header.get(Field.PAYEE_NAME);
    this.sender = sender;
  }

  /** True for a name with a legal form and nothing after it. */
  static boolean isCompany(String text) {
    Matcher western = COMPANY.matcher(text);
    return western.find() && western.end() == text.length() || EAST_ASIAN.matcher(text).matches();
  }

  /** True when a line is nothing but the name of the department that pays. */
  static boolean isDepartment(String line) {
    return DEPARTMENT.matcher(line).matches();
  }

  static Optional<Pointing.Spot> payer(
      List<SourceText.Row> rows,
      Map<Field, Pointing.Spot> header,
      SenderDomain sender,
      Document.Kind kind) {
    Letterhead letterhead = new Letterhead(rows, header, sender.with(rows), kind);
    return letterhead
        .sent()
        .or(letterhead::behalf)
        .or(letterhead::byDomain)
        .or(letterhead::bySender)
        .or(letterhead::aboveAddressee)
        .or(letterhead::onlyCompany)
        .or(letterhead::heading)
        .or(letterhead::signature);
  }

  private Optional<Pointing.Spot> sent() {
    for (SourceText.Row row : rows) {
      Matcher sent = SENT.matcher(row.text());
      if (sent.find() && sent.end(1) <= LONGEST) {
        return Optional.of(Spots.of(row, 0, sent.end(1)));
      }
    }
    return Optional.empty();
  }

  /** The company after words such as {@code on behalf of} in a sentence. */
  private Optional<Pointing.Spot> behalf() {
    for (SourceText.Row row : rows) {
      if (row.line().tabular() || row.text().length() > 6 * LONGEST) {
        continue;
      }
      Matcher words = BEHALF.matcher(row.text());
      while (words.find()) {
        Matcher company = COMPANY_IN_SENTENCE.matcher(row.text());
        company.region(words.end(), row.text().length());
        if (company.lookingAt() && !isPayee(company.group())) {
          return Optional.of(Spots.of(row, company.start(), company.end()));
        }
      }
    }
    return Optional.empty();
  }

  /** The longest piece of a line that the sender's domain spells; the one with its legal form. */
  private Optional<Pointing.Spot> byDomain() {
    TextCell best = null;
    for (SourceText.Row row : sender.known() ? rows : List.<SourceText.Row>of()) {
      for (TextCell cell : row.text().length() <= 3 * LONGEST ? row.cells() : List.<TextCell>of()) {
        for (TextCell piece : pieces(cell)) {
          String text = piece.text();
          boolean name =
              text.length() <= LONGEST
                  && text.indexOf('@') < 0
                  && text.indexOf(':') < 0
                  && !text.contains("www.")
                  && text.chars().anyMatch(Character::isUpperCase);
          boolean legal = name && COMPANY.matcher(text).find();
          if (name
              && sender.spells(text)
              && !isPayee(text)
              && (best == null || legal && !COMPANY.matcher(best.text()).find())) {
            best = piece;
          }
        }
      }
    }
    return Optional.ofNullable(best).map(Spots::of);
  }

  /** The one of several companies that a sender is called. */
  private Optional<Pointing.Spot> bySender() {
    return (sender.known() ? companies(3 * LINES) : List.<Named>of())
        .stream().filter(named -> sender.isCalled(named.text())).findFirst().map(Named::spot);
  }

  /** What separators set apart in a line of a letterhead or foot. */
  private static List<TextCell> pieces(TextCell cell) {
    List<TextCell> pieces = new ArrayList<>();
    Matcher separators = SEPARATORS.matcher(cell.text());
    int from = 0;
    while (separators.find()) {
      TextCell.piece(cell, from, separators.start()).ifPresent(pieces::add);
      from = separators.end();
    }
    TextCell.piece(cell, from, cell.text().length()).ifPresent(pieces::add);
    return pieces.stream().map(Letterhead::withoutMarks).toList();
  }

  /** Plain text marks what is bold with asterisks. */
  private static TextCell withoutMarks(TextCell piece) {
    String text = piece.text();
    int from = 0;
    int to = text.length();
    while (from < to && "*_\"'".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "*_\"',".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return TextCell.piece(piece, from, to).orElse(piece);
  }

  private record Named(SourceText.Row row, int index, int from, int to) {
    String text() {
      return row.text().substring(from, to);
    }

    Pointing.Spot spot() {
      return Spots.of(row, from, to);
    }
  }

  /** The name that heads a letter when the only company is another, above its own address. */
  private Optional<Pointing.Spot> aboveAddressee() {
    Optional<Pointing.Spot> head = heading();
    List<Named> names = head.isEmpty() ? List.of() : companies(LINES);
    if (names.size() != 1
        || names.get(0).index() == 0
        || names.get(0).index() >= LINES / 2
        || sharesWord(names.get(0).text(), head.get().text())) {
      return Optional.empty();
    }
    int at = names.get(0).index();
    boolean addressed =
        rows.subList(at + 1, Math.min(rows.size(), at + 4)).stream()
            .anyMatch(row -> TOWN.matcher(row.text()).find());
    boolean own = rows.subList(1, at).stream().anyMatch(row -> TOWN.matcher(row.text()).find());
    return addressed && !own ? head : Optional.empty();
  }

  private static boolean sharesWord(String one, String other) {
    List<String> words = List.of(other.toLowerCase(Locale.ROOT).split(" ", -1));
    for (String word : one.toLowerCase(Locale.ROOT).split(" ", -1)) {
      if (word.length() > 3 && words.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** The only one named; of two the one that heads the page, when the other stands well below. */
  private Optional<Pointing.Spot> onlyCompany() {
    List<Named> names = companies(LINES);
    boolean heads =
        names.size() == 2
            && names.get(0).index() == 0
            && names.get(1).index() >= 2
            && names.get(1).index() < LINES
            && COMPANY.matcher(names.get(0).text()).find();
    if (names.size() == 2 && titleBetween(names.get(0), names.get(1))) {
      return Optional.of(names.get(1).spot());
    }
    return names.size() == 1 || heads ? Optional.of(names.get(0).spot()) : Optional.empty();
  }

  /** East Asian letters name whom they are written to above the title, who writes below it. */
  private boolean titleBetween(Named first, Named second) {
    return EAST_ASIAN.matcher(first.text()).matches()
        && EAST_ASIAN.matcher(second.text()).matches()
        && rows.subList(first.index() + 1, Math.max(first.index() + 1, second.index())).stream()
            .anyMatch(
                row ->
                    row.cells().size() == 1
                        && row.text().length() <= LONGEST / 4
                        && new Phrases(row.text()).has(Phrases.Topic.REMITTANCE));
  }

  /**
   * Names with a legal form in so many of the first and of the last lines, but for those of the
   * payee.
   */
  private List<Named> companies(int edgeLines) {
    List<Named> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean edge = i < edgeLines || i >= rows.size() - edgeLines;
      if (edge && rows.get(i).text().length() <= 3 * LONGEST) {
        for (TextCell cell : rows.get(i).cells()) {
          company(cell, i, names);
        }
      }
    }
    return names;
  }

  private void company(TextCell cell, int index, List<Named> names) {
    Matcher matcher = COMPANY.matcher(cell.text());
    boolean western = cell.text().length() <= LONGEST && matcher.find();
    if (!western && !EAST_ASIAN.matcher(cell.text()).matches()) {
      return;
    }
    String whole = western ? matcher.group() : cell.text();
    // A department before the comma is not the name: Accounts Payable, Example Limited.
    int from = whole.lastIndexOf(", ") < 0 ? 0 : whole.lastIndexOf(", ") + 2;
    if (whole.indexOf(' ', from) < 0) {
      from = 0;
    }
    String name = whole.substring(from);
    boolean known = names.stream().anyMatch(n -> n.text().equalsIgnoreCase(name)) || isPayee(name);
    if (!known) {
      int at = cell.from() + from;
      names.add(new Named(cell.row(), index, at, at + name.length()));
    }
  }

  /** A page that begins with a few words in capitals and goes on with an address or a title. */
  private Optional<Pointing.Spot> heading() {
    if (rows.isEmpty() || rows.get(0).cells().size() != 1) {
      return Optional.empty();
    }
    TextCell first = rows.get(0).cells().get(0);
    boolean page = rows.get(0).page().number() == 1 && paper;
    String[] words = first.text().split(" ", -1);
    boolean name =
        page
            && words.length >= 2
            && words.length <= 6
            && first.text().length() <= LONGEST / 2
            && first.text().chars().noneMatch(Character::isDigit)
            && first.text().indexOf(':') < 0
            && ",.!?".indexOf(first.text().charAt(first.text().length() - 1)) < 0;
    for (String word : words) {
      name &= !word.isEmpty() && (Character.isUpperCase(word.charAt(0)) || word.length() <= 3);
    }
    boolean title =
        new Phrases(first.text()).has(Phrases.Topic.REMITTANCE)
            || Lexicon.STANDARD.header(first.text()).isPresent()
            || Lexicon.STANDARD.column(first.text()).isPresent();
    return name && !title && !isPayee(first.text())
        ? Optional.of(Spots.of(first))
        : Optional.empty();
  }

  /** The line after the department of whoever signs. */
  private Optional<Pointing.Spot> signature() {
    for (int i = Math.max(0, rows.size() - 3 * LINES); i + 1 < rows.size(); i++) {
      SourceText.Row next = rows.get(i + 1);
      String text = next.text();
      boolean name =
          isDepartment(rows.get(i).text())
              && text.length() <= LONGEST / 2
              && text.chars().noneMatch(Character::isDigit)
              && text.indexOf('@') < 0
              && text.indexOf(':') < 0
              && !isPayee(text);
      if (name) {
        Matcher company = COMPANY.matcher(text);
        return company.find()
            ? Optional.of(Spots.of(next, 0, company.end()))
            : pieces(TextCell.whole(next)).stream().findFirst().map(Spots::of);
      }
    }
    return Optional.empty();
  }

  private boolean isPayee(String name) {
    return sender.isRecipient(name)
        || payee != null
            && payee.text().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
  }
}
