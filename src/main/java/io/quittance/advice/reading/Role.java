package io.quittance.advice.reading;

/** What a column heading or a label says about the values it stands for. */
enum Role {
  // numbers
  INVOICE_NUMBER,
  DOCUMENT_NUMBER,
  OTHER_NUMBER,
  ROW,
  // dates
  INVOICE_DATE,
  OTHER_DATE,
  PAYMENT_DATE,
  VALUE_DATE,
  ADVICE_DATE,
  DATE,
  // amounts
  GROSS,
  DISCOUNT,
  DEDUCTION,
  TAX,
  NET,
  AMOUNT,
  BALANCE,
  DEBIT,
  CREDIT,
  QUANTITY,
  PAYMENT_AMOUNT,
  TOTAL,
  FEE,
  // words
  KIND,
  REASON,
  DESCRIPTION,
  CURRENCY,
  STATUS,
  METHOD,
  PAYMENT_REFERENCE,
  PAYER,
  PAYER_ID,
  PAYEE,
  PAYEE_ID,
  OTHER;

  boolean amount() {
    return switch (this) {
      case GROSS,
          DISCOUNT,
          DEDUCTION,
          TAX,
          NET,
          AMOUNT,
          BALANCE,
          DEBIT,
          CREDIT,
          PAYMENT_AMOUNT,
          TOTAL,
          FEE ->
          true;
      default -> false;
    };
  }

  boolean date() {
    return switch (this) {
      case INVOICE_DATE, OTHER_DATE, PAYMENT_DATE, VALUE_DATE, ADVICE_DATE, DATE -> true;
      default -> false;
    };
  }

  boolean number() {
    return this == INVOICE_NUMBER || this == DOCUMENT_NUMBER || this == OTHER_NUMBER;
  }
}
