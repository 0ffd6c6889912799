package io.quittance.receivables;

import java.util.List;

/**
 * A debtor as the ERP knows it.
 *
 * @param parent id of the parent customer, or null
 * @param billTo id of the customer who gets the invoices, or null
 * @param payer id of the customer who is to pay them, or null
 * @param hold nothing is applied for this customer without a person
 */
public record Customer(
    String id,
    String number,
    String name,
    List<String> aliases,
    List<String> emailDomains,
    List<String> bankAccounts,
    String parent,
    String group,
    String billTo,
    String payer,
    boolean hold) {
  public Customer {
    aliases = List.copyOf(aliases);
    emailDomains = List.copyOf(emailDomains);
    bankAccounts = List.copyOf(bankAccounts);
  }
}
