package io.quittance.advice.reading;

import io.quittance.advice.Pointing;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where writing names the payment itself: in a title, by a reference, or in passing. */
final class NamedPayment {

  private static final Pattern TITLE =
      Pattern.compile(
          "(?iu)^(?:separate |our |unser )?(?:remittance(?: advice)?|payment(?:"
              + " advice)?|zahlungsavis|avis|avis de (?:paiement|virement|règlement)|aviso de"
              + " (?:pago|pagamento)|avviso di"
              + " (?:pagamento|bonifico)|betalingsadvies|betaalspecificatie|überweisung|virement|transfer)(?:"
              + " (?:no|nr|n°|nº|number|ref|reference)\\.?)?["
              + " :#]{1,3}([\\p{Alnum}][\\p{Alnum}/_.-]{3,30})");
  private static final Pattern PAYMENT_NAMED =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])(?:payment|remittance|transfer|cheque|check|wire|zahlung|überweisung|zahlungsavis|avis|virement|paiement|règlement|"
              + "transferencia|pago|bonifico|pagamento|transferência|betaling|overboeking|płatno(?:ść|ści)|przelewu?|betalning|överföring)(?:"
              + " (?:no|nr|n°|nº|number|ref|rif|réf|reference|num[eé]ro|nummer)\\.?)?["
              + " :#]{1,3}([\\p{Alnum}][\\p{Alnum}/_.-]{3,30})");
  private static final Pattern LINKING =
      Pattern.compile("(?iu)is|:|-|no\\.?|nr\\.?|#|ist|est|es|lautet");

  private NamedPayment() {}

  /**
   * The payment a covering note speaks of: {@code our payment 18906}, {@code Zahlung ZA-204841}.
   */
  static Optional<Pointing.Spot> named(List<Passage> passages) {
    for (Passage row : passages) {
      Matcher payment = PAYMENT_NAMED.matcher(row.text());
      while (payment.find()) {
        int end = NamedNumber.trimmed(row.text(), payment.start(1), payment.end(1));
        String token = row.text().substring(payment.start(1), end);
        boolean number =
            NamedNumber.hasDigit(token)
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
  static Pointing.Spot title(Passage row) {
    Matcher title = TITLE.matcher(row.text());
    if (!title.find()) {
      return null;
    }
    int end = NamedNumber.trimmed(row.text(), title.start(1), title.end(1));
    String token = row.text().substring(title.start(1), end);
    boolean number = NamedNumber.hasDigit(token) && token.length() >= 4 && Numbers.plausible(token);
    return number && PrintedDate.of(token).isEmpty()
        ? row.spot(title.start(1), end).orElse(null)
        : null;
  }

  /** A payment reference told in a sentence: {@code Wire reference WIRE-NW-001}. */
  static Pointing.Spot reference(Passage row) {
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
          int end = NamedNumber.trimmed(token, 0, token.length());
          if (end >= 4
              && NamedNumber.hasDigit(token)
              && Numbers.plausible(token.substring(0, end))) {
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
}
