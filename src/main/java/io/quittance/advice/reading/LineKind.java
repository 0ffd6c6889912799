package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Of which kind a line is: by the words beside it, by what its reason says, or by its sign. */
final class LineKind {
  private static final Pattern CREDIT_NUMBER =
      Pattern.compile("^(?:CM|CN|CR|CRN|GS|GU|KG|NC|NCR|AV|KOR|CREDIT)[-_ /]?[0-9].{0,40}$");

  private Value text;
  private Value side;
  private boolean sideDecided;
  private Advice.Kind pointed;

  /** A table may say both, what a document is and on which side of the ledger it stands. */
  void text(Value value) {
    boolean isSide = DebitAndCredit.is(value.printed());
    side = isSide ? value : side;
    text = isSide && text != null ? text : value;
  }

  /** What the proposer takes the line for. */
  void pointed(Advice.Kind kind) {
    pointed = kind;
  }

  /** The word for debit or credit was one for the sign, and says nothing of its own. */
  void sideDecides() {
    sideDecided = true;
  }

  /** The word for debit or credit beside the amount, empty when there is none. */
  String sidePrinted() {
    return side == null ? "" : side.printed();
  }

  Optional<Value> evidence() {
    return Optional.ofNullable(text);
  }

  boolean saysCredit() {
    return text == null ? pointed == Advice.Kind.CREDIT_MEMO : says(Lexicon.Sort.CREDIT_MEMO, text);
  }

  boolean saysInvoice() {
    return text != null && says(Lexicon.Sort.INVOICE, text);
  }

  /**
   * @param number of the document, or null
   * @param dated whether the document has a day of its own
   * @param reason what is said of the line, or null
   * @param figure its net, or else its gross, with its sign, or null
   */
  Advice.Kind of(String number, boolean dated, Value reason, BigDecimal figure) {
    if (text != null && !(sideDecided && text == side)) {
      if (says(Lexicon.Sort.CREDIT_MEMO, text)) {
        return Advice.Kind.CREDIT_MEMO;
      }
      if (says(Lexicon.Sort.DEBIT_MEMO, text)) {
        return Advice.Kind.DEBIT_MEMO;
      }
      if (number == null && adjusts(text)) {
        return Advice.Kind.ADJUSTMENT;
      }
    }
    if (number == null || pointed == Advice.Kind.ADJUSTMENT) {
      return Advice.Kind.ADJUSTMENT;
    }
    if (pointed == Advice.Kind.CREDIT_MEMO || pointed == Advice.Kind.DEBIT_MEMO) {
      return pointed;
    }
    if (reason != null && says(Lexicon.Sort.DEBIT_MEMO, reason)) {
      return Advice.Kind.DEBIT_MEMO;
    }
    boolean negative = figure != null && figure.signum() < 0;
    boolean named = CREDIT_NUMBER.matcher(number).matches();
    // What has a number and a date of its own is a document, whatever it is for.
    if (negative
        && !named
        && !sideDecided
        && !dated
        && reason != null
        && !says(Lexicon.Sort.CREDIT_MEMO, reason)
        && adjusts(reason)) {
      return Advice.Kind.ADJUSTMENT;
    }
    return negative || named && figure == null ? Advice.Kind.CREDIT_MEMO : Advice.Kind.INVOICE;
  }

  private static boolean says(Lexicon.Sort sort, Value words) {
    return Lexicon.STANDARD.is(sort, words.printed())
        || Lexicon.STANDARD.beginsWith(sort, words.printed());
  }

  private static boolean adjusts(Value words) {
    return Lexicon.STANDARD.mentions(Lexicon.Sort.ADJUSTMENT, words.printed());
  }
}
