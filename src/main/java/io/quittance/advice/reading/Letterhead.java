package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import io.quittance.document.Document;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The company that writes. In this order: who a payment network says has paid, or on whose behalf;
 * the name that the sender's domain spells or the sender is called by; the name that heads the page
 * above whom it is written to; the only name with a legal form in the first and last lines; the
 * name that heads the page; the line after the department that signs. Names of those written to are
 * never it.
 */
final class Letterhead {
  private static final int LONGEST = LegalForm.LONGEST_NAME;

  private final List<SourceText.Row> rows;
  private final Pointing.Spot payee;
  private final SenderDomain sender;

  private Letterhead(
      List<SourceText.Row> rows, Map<Field, Pointing.Spot> header, SenderDomain sender) {
    this.rows = rows;
    this.payee = header.get(Field.PAYEE_NAME);
    this.sender = sender;
  }

  /**
   * @param header what labels say already
   */
  static Optional<Pointing.Spot> payer(
      List<SourceText.Row> rows,
      Map<Field, Pointing.Spot> header,
      SenderDomain sender,
      Document.Kind kind) {
    Letterhead letterhead = new Letterhead(rows, header, sender.with(rows));
    NamedCompanies companies = new NamedCompanies(rows, letterhead::isPayee);
    PageHeading heading = new PageHeading(rows, kind, letterhead::isPayee);
    return PayerInSentence.sent(rows)
        .or(() -> PayerInSentence.behalf(rows, letterhead::isPayee))
        .or(letterhead::byDomain)
        .or(() -> letterhead.bySender(companies))
        .or(() -> heading.aboveAddressee(companies))
        .or(companies::only)
        .or(heading::name)
        .or(letterhead::signature);
  }

  /** What a line sets apart and the sender's domain spells: the first, or one with a legal form. */
  private Optional<Pointing.Spot> byDomain() {
    TextCell best = null;
    for (SourceText.Row row : sender.known() ? rows : List.<SourceText.Row>of()) {
      for (TextCell cell : row.text().length() <= 3 * LONGEST ? row.cells() : List.<TextCell>of()) {
        for (TextCell piece : SetApart.in(cell)) {
          String text = piece.text();
          boolean name = mayBeName(text);
          boolean legal = name && LegalForm.endOfName(text) >= 0;
          if (name
              && sender.spells(text)
              && !isPayee(text)
              && (best == null || legal && LegalForm.endOfName(best.text()) < 0)) {
            best = piece;
          }
        }
      }
    }
    return Optional.ofNullable(best).map(Spots::of);
  }

  private static boolean mayBeName(String text) {
    return text.length() <= LONGEST
        && text.indexOf('@') < 0
        && text.indexOf(':') < 0
        && !text.contains("www.")
        && text.chars().anyMatch(Character::isUpperCase);
  }

  /** The one of several companies that a sender is called. */
  private Optional<Pointing.Spot> bySender(NamedCompanies companies) {
    return sender.known()
        ? companies.within(3 * NamedCompanies.LINES).stream()
            .filter(named -> sender.isCalled(named.text()))
            .findFirst()
            .map(NamedCompanies.Named::spot)
        : Optional.empty();
  }

  /** The line after the department of whoever signs. */
  private Optional<Pointing.Spot> signature() {
    for (int i = Math.max(0, rows.size() - 3 * NamedCompanies.LINES); i + 1 < rows.size(); i++) {
      SourceText.Row next = rows.get(i + 1);
      String text = next.text();
      boolean name =
          Department.is(rows.get(i).text())
              && text.length() <= LONGEST / 2
              && text.chars().noneMatch(Character::isDigit)
              && text.indexOf('@') < 0
              && text.indexOf(':') < 0
              && !isPayee(text);
      if (name) {
        int end = LegalForm.endOfName(text);
        return end >= 0
            ? Optional.of(Spots.of(next, 0, end))
            : SetApart.in(TextCell.whole(next)).stream().findFirst().map(Spots::of);
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
