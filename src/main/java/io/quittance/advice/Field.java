package io.quittance.advice;

/**
 * The fields of an advice and its lines; {@link #json()} is the key in ADVICE and in its {@code
 * values}.
 */
public enum Field {
  PAYER_NAME("payer.name"),
  PAYER_IDENTIFIER("payer.identifier"),
  PAYEE_NAME("payee.name"),
  PAYEE_IDENTIFIER("payee.identifier"),
  ADVICE_DATE("adviceDate"),
  PAYMENT_REFERENCE("paymentReference"),
  PAYMENT_METHOD("paymentMethod"),
  PAYMENT_DATE("paymentDate"),
  CURRENCY("currency"),
  PAYMENT_AMOUNT("paymentAmount"),
  STATUS("status"),
  INVOICE_NUMBER("invoiceNumber"),
  INVOICE_DATE("invoiceDate"),
  GROSS_AMOUNT("grossAmount"),
  DISCOUNT_AMOUNT("discountAmount"),
  DEDUCTION_AMOUNT("deductionAmount"),
  NET_AMOUNT("netAmount"),
  KIND("kind"),
  REASON("reasonText"),
  REFERENCE("reference");

  private final String json;

  Field(String json) {
    this.json = json;
  }

  public String json() {
    return json;
  }
}
