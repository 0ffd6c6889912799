package io.quittance.bank;

import io.quittance.api.ImportRow;
import io.quittance.database.Sql;
import io.quittance.receivables.LegalEntities;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** Our accounts at banks. An account is known from the first payment that names it. */
@Singleton
class OwnAccounts {
  /** The account of a tenant that has named none. */
  static final String MAIN = "main";

  private final Sql sql;
  private final LegalEntities entities;

  OwnAccounts(Sql sql, LegalEntities entities) {
    this.sql = sql;
    this.entities = entities;
  }

  record Meant(String account, String legalEntity) {}

  /** Which account and entity the rows of one import mean; asks the store once. */
  final class Choice {
    private final Map<String, String> entityByAccount = new TreeMap<>();
    private final LegalEntities.Choice entity = entities.choice();

    private Choice() {
      sql.list(
          "select id, legal_entity from own_account",
          row -> entityByAccount.put(row.getString(1), row.getString(2)));
    }

    /**
     * The account that a row names, else the tenant's only one; its entity, or for a new account
     * the entity that the row means. Refuses the row when that cannot be told or contradicts.
     */
    Meant of(ImportRow row) {
      String account = row.text("account");
      if (account == null) {
        account = only(row);
      } else if (account.length() > ImportRow.LONGEST_ID) {
        row.refuse("too-long", "account has more than " + ImportRow.LONGEST_ID + " characters.");
      }
      String known = account == null ? null : entityByAccount.get(account);
      if (known != null && row.text("legalEntity") == null) {
        return new Meant(account, known);
      }
      String named = entity.of(row);
      if (known != null && !known.equals(named)) {
        row.refuse(
            "account-of-another-entity", "Account " + account + " belongs to " + known + ".");
      }
      if (known == null && row.fault().isEmpty()) {
        sql.change(
            "insert into own_account (id, legal_entity) values (?, ?) on conflict do nothing",
            account,
            named);
        entityByAccount.put(account, named);
      }
      return new Meant(account, named);
    }

    private String only(ImportRow row) {
      if (entityByAccount.size() > 1) {
        row.refuse("missing-account", "We have several accounts; the row must name its own.");
        return null;
      }
      return entityByAccount.isEmpty() ? MAIN : entityByAccount.keySet().iterator().next();
    }
  }

  Choice choice() {
    return new Choice();
  }
}
