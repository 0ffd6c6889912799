package io.quittance.receivables;

import java.util.List;

/** A debtor as the ERP knows it. @param parent id of the parent customer, or null */
public record Customer(
    String id,
    String number,
    String name,
    List<String> aliases,
    List<String> emailDomains,
    List<String> bankAccounts,
    String parent,
    String group) {
  public Customer {
    aliases = List.copyOf(aliases);
    emailDomains = List.copyOf(emailDomains);
    bankAccounts = List.copyOf(bankAccounts);
  }
}
