package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an account is for; the ERP maps roles to its own accounts. */
public enum AccountRole {
  /** Money on our bank account. */
  @JsonProperty("cash")
  CASH,
  /** Money received, payer unknown. */
  @JsonProperty("unidentified")
  UNIDENTIFIED,
  /** Money of a known customer, for which items are not known. */
  @JsonProperty("unapplied")
  UNAPPLIED,
  /** Money that by decision stays with the customer's account. */
  @JsonProperty("on_account")
  ON_ACCOUNT,
  /** What customers owe us, less credits. */
  @JsonProperty("receivable")
  RECEIVABLE,
  @JsonProperty("discount")
  DISCOUNT,
  @JsonProperty("write_off")
  WRITE_OFF,
  @JsonProperty("tax_receivable")
  TAX_RECEIVABLE,
  @JsonProperty("deduction")
  DEDUCTION,
  @JsonProperty("refund")
  REFUND,
  @JsonProperty("not_receivable")
  NOT_RECEIVABLE,
  @JsonProperty("bank_fee")
  BANK_FEE,
  @JsonProperty("exchange_difference")
  EXCHANGE_DIFFERENCE,
  /** Between two currencies of one posting: what leaves in one enters in the other. */
  @JsonProperty("exchange_clearing")
  EXCHANGE_CLEARING,
  /** Between two of our legal entities: zero over the postings of one transaction. */
  @JsonProperty("intercompany")
  INTERCOMPANY;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AccountRole ofStored(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
