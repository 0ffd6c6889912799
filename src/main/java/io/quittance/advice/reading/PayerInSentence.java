package io.quittance.advice.reading;

import io.quittance.advice.Pointing;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who has paid, where a sentence says it in so many words. */
final class PayerInSentence {
  /** A longer row is not one sentence. */
  private static final int LONGEST_ROW = 6 * LegalForm.LONGEST_NAME;

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

  private PayerInSentence() {}

  /** Of whom a payment network says that it has paid. */
  static Optional<Pointing.Spot> sent(List<SourceText.Row> rows) {
    for (SourceText.Row row : rows) {
      Matcher sent = SENT.matcher(row.text());
      if (sent.find() && sent.end(1) <= LegalForm.LONGEST_NAME) {
        return Optional.of(Spots.of(row, 0, sent.end(1)));
      }
    }
    return Optional.empty();
  }

  /**
   * The company after words such as {@code on behalf of}.
   *
   * @param payee true for a name of those written to
   */
  static Optional<Pointing.Spot> behalf(List<SourceText.Row> rows, Predicate<String> payee) {
    for (SourceText.Row row : rows) {
      if (row.line().tabular() || row.text().length() > LONGEST_ROW) {
        continue;
      }
      Matcher words = BEHALF.matcher(row.text());
      while (words.find()) {
        int end = LegalForm.endOfName(row.text(), words.end());
        if (end >= 0 && !payee.test(row.text().substring(words.end(), end))) {
          return Optional.of(Spots.of(row, words.end(), end));
        }
      }
    }
    return Optional.empty();
  }
}
