package io.quittance.advice.reading;

import java.util.regex.Pattern;

/** The words by which writing says that something is, was or will be paid. */
final class PaidWords {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])(?:paid|payment|pay|transferred|transfer|remitted|remit|remittance|sent|wired|wire|ach|released|settled|"
              + "credited|überwiesen|ueberwiesen|überweisen|überweise|überweisung|gezahlt|zahlung|zahlen|bezahlt|angewiesen|beglichen|virement|viré|payé|réglé|paiement|"
              + "règlement|versé|transferido|transferencia|pagado|pago|abonado|bonifico|pagato|pagamento|versato|bonificato|"
              + "transferência|transferimos|pagámos|betaald|overgemaakt|betaling|betalat|betalt|överfört|betalning|zapłac(?:iliśmy|ono)|przelew(?:em|u)?|przelaliśmy|zapłat[aęy]|cheque|check|eft|total)(?![\\p{L}])"
              + "|支払|振込|送金|付款|支付|汇款|转账");

  private PaidWords() {}

  static boolean in(String text) {
    return WORDS.matcher(text).find();
  }
}
