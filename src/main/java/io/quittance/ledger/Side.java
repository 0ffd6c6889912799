package io.quittance.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The two sides of an account. */
public enum Side {
  @JsonProperty("debit")
  DEBIT,
  @JsonProperty("credit")
  CREDIT;

  Side other() {
    return this == DEBIT ? CREDIT : DEBIT;
  }

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Side ofStored(String stored) {
    return valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
