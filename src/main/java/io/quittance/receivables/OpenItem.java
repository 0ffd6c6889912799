package io.quittance.receivables;

import io.quittance.money.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * One item of the receivables ledger as the ERP last reported it, with what our applications have
 * left of it.
 *
 * @param id the ERP's key, unique in the tenant
 * @param number what customers print; need not be unique
 * @param customer id of the customer
 * @param amount original amount, positive; the kind gives the direction
 * @param openAmount what the ERP says is open, positive
 * @param available open amount less our applications that the ERP does not contain yet, positive
 * @param inCollection somebody else collects it; a person decides what is applied to it
 * @param directDebit we draw it from the customer's account, so money for it is expected by that
 *     way only; a person decides what else is applied to it
 */
public record OpenItem(
    String id,
    String number,
    String customer,
    String legalEntity,
    Kind kind,
    Money amount,
    Money openAmount,
    Money available,
    LocalDate issueDate,
    LocalDate dueDate,
    Integer installment,
    Status status,
    boolean inCollection,
    boolean directDebit,
    List<DiscountTier> discounts,
    List<Reference> references) {

  public enum Kind {
    INVOICE,
    DEBIT_MEMO,
    CREDIT_MEMO,
    ON_ACCOUNT;

    /** True when the item reduces what the customer owes. */
    public boolean credit() {
      return this == CREDIT_MEMO || this == ON_ACCOUNT;
    }
  }

  /** Only {@code OPEN} items are ever applied automatically. */
  public enum Status {
    OPEN,
    DISPUTED,
    BLOCKED,
    SOLD,
    CLOSED
  }

  /**
   * @param until last value date that earns it, inclusive
   */
  public record DiscountTier(Money amount, LocalDate until) {}

  public record Reference(String type, String value) {}

  public OpenItem {
    discounts = List.copyOf(discounts);
    references = List.copyOf(references);
  }
}
