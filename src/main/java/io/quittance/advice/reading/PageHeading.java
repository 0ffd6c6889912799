package io.quittance.advice.reading;

import io.quittance.advice.Pointing;
import io.quittance.document.Document;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The name that heads a printed page above its address, whether it has a legal form or not. */
final class PageHeading {
  private static final int LONGEST = LegalForm.LONGEST_NAME / 2;

  /** A postal code beside the name of a town. */
  private static final Pattern TOWN =
      Pattern.compile(
          "(?u)(?:^|[ ,])(?:[A-Z]{1,2}-)?[0-9]{4,5}(?:-[0-9]{3,4})? ?(?:[A-Z]{2}"
              + " )?\\p{Lu}\\p{L}+|\\p{L}+,? [A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}$|\\p{L}+,?"
              + " [A-Z]{2,3} [0-9]{4,5}$");

  private final List<SourceText.Row> rows;
  private final Predicate<String> payee;
  private final boolean paper;

  /**
   * @param payee true for a name of those written to
   */
  PageHeading(List<SourceText.Row> rows, Document.Kind kind, Predicate<String> payee) {
    this.rows = rows;
    this.payee = payee;
    this.paper =
        kind == Document.Kind.PDF
            || kind == Document.Kind.OFFICE
            || kind == Document.Kind.IMAGE
            || kind == Document.Kind.SPREADSHEET;
  }

  /** A page that begins with a few words in capitals and goes on with an address or a title. */
  Optional<Pointing.Spot> name() {
    if (rows.isEmpty() || rows.get(0).cells().size() != 1) {
      return Optional.empty();
    }
    TextCell first = rows.get(0).cells().get(0);
    boolean page = rows.get(0).page().number() == 1 && paper;
    return page && isName(first.text()) && !isTitle(first.text()) && !payee.test(first.text())
        ? Optional.of(Spots.of(first))
        : Optional.empty();
  }

  private static boolean isName(String text) {
    List<String> words = List.of(text.split(" ", -1));
    return words.size() >= 2
        && words.size() <= 6
        && text.length() <= LONGEST
        && text.chars().noneMatch(Character::isDigit)
        && text.indexOf(':') < 0
        && ",.!?".indexOf(text.charAt(text.length() - 1)) < 0
        && words.stream()
            .allMatch(
                word ->
                    !word.isEmpty()
                        && (Character.isUpperCase(word.charAt(0)) || word.length() <= 3));
  }

  private static boolean isTitle(String text) {
    return new Phrases(text).has(Phrases.Topic.REMITTANCE)
        || Lexicon.STANDARD.header(text).isPresent()
        || Lexicon.STANDARD.column(text).isPresent();
  }

  /** The name, when the only company that the page names is another, above its own address. */
  Optional<Pointing.Spot> aboveAddressee(NamedCompanies named) {
    Optional<Pointing.Spot> head = name();
    List<NamedCompanies.Named> companies =
        head.isEmpty() ? List.of() : named.within(NamedCompanies.LINES);
    if (companies.size() != 1
        || companies.get(0).index() == 0
        || companies.get(0).index() >= NamedCompanies.LINES / 2
        || sharesWord(companies.get(0).text(), head.get().text())) {
      return Optional.empty();
    }
    int at = companies.get(0).index();
    boolean addressed = namesTown(rows.subList(at + 1, Math.min(rows.size(), at + 4)));
    boolean own = namesTown(rows.subList(1, at));
    return addressed && !own ? head : Optional.empty();
  }

  private static boolean namesTown(List<SourceText.Row> rows) {
    return rows.stream().anyMatch(row -> TOWN.matcher(row.text()).find());
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
}
