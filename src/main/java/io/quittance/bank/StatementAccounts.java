package io.quittance.bank;

import io.quittance.database.Sql;
import io.quittance.receivables.BankAccount;
import io.quittance.receivables.LegalEntities;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which of our accounts a statement means. An account that resembles a known one is never taken for
 * a new one: under two names its money would count twice.
 */
@Singleton
class StatementAccounts {
  /** Characters at the end that two names of one account share. */
  private static final int SHARED_END = 6;

  private final Sql sql;
  private final LegalEntities entities;

  StatementAccounts(Sql sql, LegalEntities entities) {
    this.sql = sql;
    this.entities = entities;
  }

  /** What came of the search. */
  sealed interface Found {}

  record Ours(String account, String legalEntity) implements Found {}

  record Refused(String code, String message) implements Found {}

  /** All names of our accounts in canonical form. */
  Set<String> canonicalNames() {
    return new TreeSet<>(byName().keySet());
  }

  Found find(String printed) {
    String name = BankAccount.canonical(printed);
    Map<String, Ours> byName = byName();
    if (byName.containsKey(name)) {
      return byName.get(name);
    }
    if (name.isEmpty() || printed.strip().length() > 80) {
      return new Refused("unknown-account", "'" + printed + "' is no account.");
    }
    Optional<String> similar = byName.keySet().stream().filter(k -> resemble(k, name)).findFirst();
    if (similar.isPresent()) {
      return new Refused(
          "account-unclear",
          "Account "
              + printed
              + " may be another name of "
              + byName.get(similar.get()).account()
              + "; say so with PUT /api/v1/bank-accounts.");
    }
    Optional<String> entity = entities.choice().only();
    if (entity.isEmpty()) {
      return new Refused(
          "unknown-account",
          "There are several legal entities; name the one of account "
              + printed
              + " with PUT /api/v1/bank-accounts.");
    }
    sql.change(
        "insert into own_account (id, legal_entity) values (?, ?) on conflict do nothing",
        name,
        entity.get());
    return new Ours(name, entity.get());
  }

  private Map<String, Ours> byName() {
    Map<String, Ours> byName = new TreeMap<>();
    sql.list(
        """
        select a.id, a.legal_entity, n.name from own_account a
        left join own_account_name n on n.tenant = a.tenant and n.account = a.id
        """,
        row -> {
          Ours ours = new Ours(row.getString(1), row.getString(2));
          byName.put(BankAccount.canonical(ours.account()), ours);
          if (row.getString(3) != null) {
            byName.put(row.getString(3), ours);
          }
          return ours;
        });
    return byName;
  }

  private static boolean resemble(String one, String other) {
    return one.length() >= SHARED_END
        && other.length() >= SHARED_END
        && one.substring(one.length() - SHARED_END)
            .equals(other.substring(other.length() - SHARED_END));
  }
}
