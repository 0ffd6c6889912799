package io.quittance.evaluation.generate;

import io.quittance.advice.Field;
import io.quittance.evaluation.generate.paper.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Turns facts of a settlement into printed words and notes each one as told. Every printed fact
 * goes through here.
 */
record Telling(
    Layout layout,
    Region region,
    Conventions conventions,
    Settlement settlement,
    Truth truth,
    Dice dice) {

  String label(String key) {
    return layout.label(region.words().language(), key);
  }

  /** The payer as a person would name it from what is printed here. */
  String payer(String printed) {
    truth.say(Field.PAYER_NAME, printed);
    return printed;
  }

  Cell reference() {
    truth.say(Field.PAYMENT_REFERENCE, settlement.reference());
    return Cell.of(settlement.reference());
  }

  /** The payer's own document number: a reference too, where no other is printed the only one. */
  Cell document() {
    truth.say(Field.PAYMENT_REFERENCE, settlement.document());
    return Cell.of(settlement.document());
  }

  Cell paymentDate() {
    truth.say(Field.PAYMENT_DATE, settlement.paymentDate());
    return date(settlement.paymentDate());
  }

  Cell adviceDate() {
    truth.say(Field.ADVICE_DATE, settlement.adviceDate());
    return date(settlement.adviceDate());
  }

  /** "Today" in a sentence is the day of the mail. */
  void sentOn(LocalDate day) {
    boolean sentence = layout.blocks().contains("prose") || layout.blocks().contains("intro");
    if (sentence && !truth.says(Field.PAYMENT_DATE)) {
      truth.accept(Field.PAYMENT_DATE.json(), day);
    }
  }

  Cell date(LocalDate date) {
    return new Cell(conventions.date(date), date);
  }

  /** The paid amount with its currency as the layout shows it. */
  Cell paid() {
    BigDecimal amount = settlement.amount();
    truth.say(Field.PAYMENT_AMOUNT, amount);
    if (layout.is("total-plain")) {
      return plain(amount);
    }
    return layout.is("total-sign") ? signed(amount) : coded(amount);
  }

  Cell currency() {
    truth.say(Field.CURRENCY, settlement.currency());
    return Cell.of(settlement.currency());
  }

  Cell plain(BigDecimal amount) {
    return new Cell(conventions.amount(amount), amount);
  }

  Cell coded(BigDecimal amount) {
    currency();
    return new Cell(conventions.withCode(amount), amount);
  }

  Cell signed(BigDecimal amount) {
    if (!truth.says(Field.CURRENCY)) {
      truth.say(Field.CURRENCY, settlement.currency());
      if (conventions.signIsAmbiguous()) {
        truth.accept(Field.CURRENCY.json(), null);
      }
    }
    return new Cell(conventions.withSign(amount), amount);
  }

  /** An amount in the body of a table. */
  Cell inTable(BigDecimal amount) {
    if (layout.is("cell-sign")) {
      return signed(amount);
    }
    return layout.is("cell-code") ? coded(amount) : plain(amount);
  }
}
