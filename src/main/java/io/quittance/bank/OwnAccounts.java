package io.quittance.bank;

import io.quittance.api.ImportRow;
import io.quittance.database.Sql;
import io.quittance.receivables.BankAccount;
import io.quittance.receivables.LegalEntities;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Our accounts at banks. An account is known from the first payment that names it. */
@Singleton
class OwnAccounts {
  /** The account of a tenant that has named none. */
  static final String MAIN = "main";

  private static final int SHORTEST_NUMBER = 6;

  private final Sql sql;
  private final LegalEntities entities;

  OwnAccounts(Sql sql, LegalEntities entities) {
    this.sql = sql;
    this.entities = entities;
  }

  record Meant(String account, String legalEntity) {}

  /** Which account and entity the rows of one import mean; asks the store once. */
  final class Choice {
    private final Map<String, Meant> byName = new TreeMap<>();
    private final LegalEntities.Choice entity = entities.choice();

    private Choice() {
      sql.list(
          """
          select a.id, a.legal_entity, n.name from own_account a
          left join own_account_name n on n.tenant = a.tenant and n.account = a.id
          """,
          row -> {
            Meant account = new Meant(row.getString(1), row.getString(2));
            byName.put(name(account.account()), account);
            if (row.getString(3) != null) {
              byName.put(row.getString(3), account);
            }
            return account;
          });
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
      String name = account == null ? "" : name(account);
      Meant known = byName.get(name);
      if (known != null && row.text("legalEntity") == null) {
        return known;
      }
      String named = entity.of(row);
      if (known != null) {
        if (!known.legalEntity().equals(named)) {
          row.refuse(
              "account-of-another-entity",
              "Account " + account + " belongs to " + known.legalEntity() + ".");
        }
        return known;
      }
      if (account != null) {
        refuseInside(row, account, name);
      }
      if (row.fault().isEmpty()) {
        sql.change(
            "insert into own_account (id, legal_entity) values (?, ?) on conflict do nothing",
            account,
            named);
        byName.put(name, new Meant(account, named));
      }
      return new Meant(account, named);
    }

    /** A national number is the end of an international one: under two names money counts twice. */
    private void refuseInside(ImportRow row, String account, String name) {
      byName.entrySet().stream()
          .filter(each -> isEnd(each.getKey(), name) || isEnd(name, each.getKey()))
          .findFirst()
          .ifPresent(
              each ->
                  row.refuse(
                      "account-unclear",
                      "Account "
                          + account
                          + " may be another name of "
                          + each.getValue().account()
                          + "; say so with PUT /api/v1/bank-accounts."));
    }

    private String only(ImportRow row) {
      Set<String> accounts =
          byName.values().stream().map(Meant::account).collect(Collectors.toSet());
      if (accounts.size() > 1) {
        row.refuse("missing-account", "We have several accounts; the row must name its own.");
        return null;
      }
      return accounts.isEmpty() ? MAIN : accounts.iterator().next();
    }
  }

  private static String name(String account) {
    String canonical = BankAccount.canonical(account);
    return canonical.isEmpty() ? account : canonical;
  }

  private static boolean isEnd(String whole, String end) {
    return end.length() >= SHORTEST_NUMBER && whole.endsWith(end);
  }

  Choice choice() {
    return new Choice();
  }
}
