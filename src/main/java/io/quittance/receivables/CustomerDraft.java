package io.quittance.receivables;

import io.quittance.api.ImportRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A customer as a row of an import says it. */
record CustomerDraft(
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
    BigDecimal creditLimit,
    boolean hold) {

  static CustomerDraft read(ImportRow row) {
    String id = row.id("id", "number");
    String number = row.text("number");
    String name = row.required("name");
    BigDecimal creditLimit = row.decimal("creditLimit");
    List<String> accounts = row.texts("bankAccounts");
    if (accounts.stream().anyMatch(account -> BankAccount.canonical(account).isEmpty())) {
      row.refuse("bankAccounts", "bad-bank-accounts", "A bank account has letters or digits.");
    }
    String parent = row.text("parent");
    if (parent != null && parent.equals(id)) {
      row.refuse("parent", "unknown-parent", "A customer is not its own parent.");
    }
    return new CustomerDraft(
        id,
        number == null ? id : number,
        name,
        row.texts("aliases"),
        row.texts("emailDomains").stream().map(d -> d.toLowerCase(Locale.ROOT)).toList(),
        accounts,
        parent,
        row.text("group"),
        row.text("billTo"),
        row.text("payer"),
        creditLimit,
        row.flag("hold"));
  }

  String contentHash() {
    return ContentHash.of(
        number,
        name,
        String.join("\n", aliases),
        String.join("\n", emailDomains),
        String.join("\n", bankAccounts),
        parent,
        group,
        billTo,
        payer,
        Objects.toString(creditLimit, null),
        String.valueOf(hold));
  }
}
