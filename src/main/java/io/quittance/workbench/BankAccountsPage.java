package io.quittance.workbench;

import io.quittance.bank.BankAccountsResource.AccountView;
import io.quittance.bank.mapping.PaymentMappingsResource.Mapped;
import io.quittance.receivables.LegalEntityView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Our accounts at banks, ready to print. */
record BankAccountsPage(Visitor visitor, List<Row> rows, List<String> entities) {

  /**
   * @param names further names, a line each
   * @param mapping how its CSV is read, in words
   * @param inAddress the id as an address carries it
   */
  record Row(
      String anchor,
      String id,
      String inAddress,
      String legalEntity,
      List<String> names,
      String mapping) {
    public String lines() {
      return String.join("\n", names);
    }
  }

  static BankAccountsPage of(
      Visitor visitor,
      List<AccountView> accounts,
      List<Mapped> mappings,
      List<LegalEntityView> entities) {
    Map<String, Mapped> mapped =
        mappings.stream().collect(Collectors.toMap(Mapped::account, mapping -> mapping));
    return new BankAccountsPage(
        visitor,
        IntStream.range(0, accounts.size())
            .mapToObj(i -> row(i, accounts.get(i), mapped.get(accounts.get(i).id())))
            .toList(),
        entities.stream().map(LegalEntityView::id).toList());
  }

  private static Row row(int index, AccountView account, Mapped mapping) {
    return new Row(
        "account-" + index,
        account.id(),
        Ids.inAddress(account.id()),
        account.legalEntity(),
        account.names(),
        mapping == null
            ? "none yet"
            : "version " + mapping.version() + ", by " + mapping.writtenBy());
  }
}
