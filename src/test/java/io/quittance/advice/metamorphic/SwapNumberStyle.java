package io.quittance.advice.metamorphic;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every amount written with the other comma and point. */
final class SwapNumberStyle implements Transformation {
  private static final Map<String, Pattern> STYLES =
      Map.of(
          "1,234.56", amounts(",", "\\."),
          "1.234,56", amounts("\\.", ","));

  /** No part of a date, a time or a longer number. */
  private static Pattern amounts(String group, String point) {
    String amount = "\\d{1,3}(?:" + group + "\\d{3})*" + point + "\\d\\d";
    return Pattern.compile("(?<![\\w.,/:-]|[\\w.,/:]-)" + amount + "(?![\\w/:]|[.,]\\d)");
  }

  @Override
  public Optional<Source> of(Sample sample) throws IOException {
    Pattern amounts = STYLES.get(sample.label("numbers"));
    return amounts == null
        ? Optional.empty()
        : EditMail.texts(sample.source(), (subtype, text) -> swapped(subtype, text, amounts));
  }

  private static Optional<String> swapped(String subtype, String text, Pattern amounts) {
    if (subtype.equals("csv") && !text.contains(";") && !text.contains("\t")) {
      return Optional.empty();
    }
    Matcher matcher = amounts.matcher(text);
    String changed = matcher.replaceAll(match -> swapped(match.group()));
    return changed.equals(text) ? Optional.empty() : Optional.of(changed);
  }

  private static String swapped(String amount) {
    return amount.replace(',', '\0').replace('.', ',').replace('\0', '.');
  }
}
