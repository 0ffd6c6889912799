package io.quittance.advice.reading;

import io.quittance.advice.Field;
import io.quittance.advice.Pointing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The company that writes: named with its legal form in the first or last lines, and no other than
 * the payee. Two such names leave it open.
 */
final class Letterhead {
  private static final int LINES = 6;
  private static final int LONGEST = 80;

  private static final Pattern COMPANY =
      Pattern.compile(
          "^(?:[\\p{L}\\p{N}&'’.+/-]{1,30},? ){1,7}(?:GmbH(?: & Co\\.? KG(?:aA)?)?|AG|KG|OHG|e\\.K\\.|SE|UG"
              + "|Ltd\\.?|Limited|PLC|plc|LLP|LLC|Inc\\.?|Corp\\.?|Corporation|Company|(?i:co)\\.|S\\.A\\.(?:S\\.)?|SA|SAS|SARL"
              + "|S\\.L\\.(?:U\\.)?|SL|S\\.p\\.A\\.|SpA|S\\.r\\.l\\.|Srl|Lda\\.?|B\\.V\\.|BV|N\\.V\\.|NV|V\\.O\\.F\\."
              + "|U\\.A\\.|AB|AS|A/S|ApS|Oy|Oyj|Sp\\. z o\\.o\\.|s\\.r\\.o\\.|Kft\\.?|Pty Ltd|Pte\\.? ?(?:Ltd\\.?)?|Sdn\\.? Bhd\\.?"
              + "|SDN\\.? BHD\\.?)(?=$|[,;|·]| [-–])");

  /** A payment network writes for its customer: {@code Example Ltd has paid you}. */
  private static final Pattern SENT =
      Pattern.compile(
          "^(\\p{Lu}[\\p{L}\\p{N}&'’., -]{2,70}?) (?:has|have) (?:just )?(?:paid|sent) you\\b");

  private Letterhead() {}

  static Optional<Pointing.Spot> payer(
      List<SourceText.Row> rows, Map<Field, Pointing.Spot> header) {
    for (SourceText.Row row : rows) {
      Matcher sent = SENT.matcher(row.text());
      if (sent.find() && sent.end(1) <= LONGEST) {
        return Optional.of(Spots.of(row, 0, sent.end(1)));
      }
    }
    Pointing.Spot payee = header.get(Field.PAYEE_NAME);
    List<Pointing.Spot> names = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean edge = i < LINES || i >= rows.size() - LINES;
      if (edge && rows.get(i).text().length() <= 3 * LONGEST) {
        for (TextCell cell : rows.get(i).cells()) {
          company(cell, payee, names);
        }
      }
    }
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  private static void company(TextCell cell, Pointing.Spot payee, List<Pointing.Spot> names) {
    Matcher matcher = COMPANY.matcher(cell.text());
    if (cell.text().length() > LONGEST || !matcher.find()) {
      return;
    }
    // A department before the comma is not the name: Accounts Payable, Example Limited.
    int from = matcher.group().lastIndexOf(", ") < 0 ? 0 : matcher.group().lastIndexOf(", ") + 2;
    if (matcher.group().indexOf(' ', from) < 0) {
      from = 0;
    }
    String name = matcher.group().substring(from);
    boolean known =
        names.stream().anyMatch(s -> s.text().equalsIgnoreCase(name))
            || payee != null
                && payee
                    .text()
                    .toLowerCase(java.util.Locale.ROOT)
                    .contains(name.toLowerCase(java.util.Locale.ROOT));
    if (!known) {
      names.add(Spots.of(cell.row(), cell.from() + from, cell.from() + from + name.length()));
    }
  }
}
