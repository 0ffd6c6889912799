package io.quittance.advice.structured;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One ADX: negative reduces the payment. */
final class X12Adjustment {

  record Named(String qualifier, Printed value) {}

  private Figure amount;
  private final Printed code;
  private final String codeText;
  private Printed number;
  private Printed text;
  private Printed date;
  private final List<Named> references = new ArrayList<>();

  X12Adjustment(Figure amount, Printed code, String codeText, Printed number) {
    this.amount = amount;
    this.code = code;
    this.codeText = codeText;
    this.number = number;
  }

  Figure amount() {
    return amount;
  }

  void turn() {
    amount = amount.negated();
  }

  Printed number() {
    return number;
  }

  void text(Optional<Printed> value) {
    text = text == null ? value.orElse(null) : text;
  }

  void reference(String qualifier, Printed value) {
    boolean own = qualifier.equals("CM") || qualifier.equals("DB") || qualifier.equals("IV");
    if (own && number == null) {
      number = value;
    } else if (number == null || !number.text().equals(value.text())) {
      references.add(new Named(qualifier, value));
    }
  }

  void date(String qualifier, Printed value) {
    if (qualifier.equals("003") || date == null) {
      date = value;
    }
  }

  /** As what is kept back from an item. */
  ItemDraft.Deduction kept() {
    return new ItemDraft.Deduction(amount.negated(), code, codeText, text);
  }

  /** As what is added to the payment as a whole. */
  ItemDraft.Deduction added() {
    return new ItemDraft.Deduction(amount, code, codeText, text);
  }

  List<Named> references() {
    return references;
  }

  Printed date() {
    return date;
  }
}
