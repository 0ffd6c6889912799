package io.quittance.bank.statement;

import java.util.Objects;

/**
 * What only a payment that is given one by one says of itself.
 *
 * @param id the caller's name for it, unique in the tenant; often the bank's reference
 * @param reference what payer and bank call it, or null
 * @param dated false when it names no date, and that of its entry is the day it was given
 * @param returned the bank took the money back
 */
public record Given(String id, String reference, boolean dated, boolean returned) {
  public Given {
    Objects.requireNonNull(id, "id");
  }
}
