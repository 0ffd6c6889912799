package io.quittance.workbench;

import io.quittance.api.Page;
import io.quittance.bank.BankAccountsResource.AccountView;
import io.quittance.ledger.PeriodsResource;
import io.quittance.receivables.LegalEntityView;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Our own companies, ready to print.
 *
 * @param next cursor as an address carries it, or empty
 */
record LegalEntitiesPage(Visitor visitor, List<Row> rows, String next) {

  /**
   * @param closed until when its books are closed, in words
   * @param inAddress the id as an address carries it
   */
  record Row(
      String anchor,
      String id,
      String inAddress,
      String name,
      String country,
      String currency,
      String accounts,
      String closed) {}

  static LegalEntitiesPage of(
      Visitor visitor,
      Page<LegalEntityView> entities,
      List<AccountView> accounts,
      List<PeriodsResource.Period> periods) {
    return new LegalEntitiesPage(
        visitor,
        IntStream.range(0, entities.items().size())
            .mapToObj(i -> row(i, entities.items().get(i), accounts, periods))
            .toList(),
        entities.next() == null ? "" : Ids.inAddress(entities.next()));
  }

  private static Row row(
      int index,
      LegalEntityView entity,
      List<AccountView> accounts,
      List<PeriodsResource.Period> periods) {
    return new Row(
        "entity-" + index,
        entity.id(),
        Ids.inAddress(entity.id()),
        entity.name(),
        Wording.or(entity.country(), ""),
        Wording.or(entity.currency(), ""),
        Wording.count(
            accounts.stream().filter(account -> entity.id().equals(account.legalEntity())).count(),
            "account",
            "accounts"),
        periods.stream()
            .filter(period -> period.state() == PeriodsResource.State.CLOSED)
            .filter(period -> period.legalEntity().equals(entity.id()))
            .map(PeriodsResource.Period::to)
            .max(Comparator.naturalOrder())
            .map(to -> "last closed day " + Figures.day(to))
            .orElse("all open"));
  }
}
