package io.quittance.bank;

import io.quittance.api.Problem;
import io.quittance.database.Sql;
import io.quittance.receivables.BankAccount;
import io.quittance.receivables.LegalEntities;
import jakarta.inject.Singleton;
import java.util.List;
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

  private static final int LONGEST = 80;

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
    if (name.isEmpty() || printed.strip().length() > LONGEST) {
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
    if (byName.containsKey(BankAccount.canonical(OwnAccounts.MAIN))) {
      return new Refused(
          "account-unclear",
          "There are payments that were given without an account; if theirs is "
              + printed
              + ", make it another name of account "
              + OwnAccounts.MAIN
              + " with PUT /api/v1/bank-accounts, else create it there.");
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

  List<BankAccountsResource.AccountView> list() {
    return sql.list(
        """
        select a.id, a.legal_entity,
          coalesce(array_agg(n.name order by n.name) filter (where n.name is not null), '{}') as names
        from own_account a
        left join own_account_name n on n.tenant = a.tenant and n.account = a.id
        group by a.id, a.legal_entity order by a.id
        """,
        row ->
            new BankAccountsResource.AccountView(
                row.getString(1), row.getString(2), Sql.texts(row, "names")));
  }

  /**
   * @param legalEntity null: as it is, or the tenant's only one
   * @throws Problem 422 for an unknown entity or another one, and for a name that is another's
   */
  BankAccountsResource.AccountView put(String id, String legalEntity, List<String> names) {
    Map<String, Ours> byName = byName();
    Ours known = byName.get(BankAccount.canonical(id));
    if (BankAccount.canonical(id).isEmpty() || id.length() > LONGEST) {
      throw Problem.unprocessable("unknown-account", "'" + id + "' is no account.");
    }
    String entity = known == null ? entity(legalEntity) : known.legalEntity();
    if (known != null && legalEntity != null && !legalEntity.equals(entity)) {
      throw Problem.unprocessable(
          "account-of-another-entity", "Account " + id + " belongs to " + entity + ".");
    }
    String account = known == null ? id : known.account();
    sql.change(
        "insert into own_account (id, legal_entity) values (?, ?) on conflict do nothing",
        account,
        entity);
    sql.change("delete from own_account_name where account = ?", account);
    for (String name : names) {
      String canonical = BankAccount.canonical(name);
      Ours other = byName.get(canonical);
      if (canonical.isEmpty() || (other != null && !other.account().equals(account))) {
        throw Problem.unprocessable("name-taken", "'" + name + "' is no name, or another's.");
      }
      sql.change(
          "insert into own_account_name (name, account) values (?, ?) on conflict do nothing",
          canonical,
          account);
    }
    return list().stream().filter(view -> view.id().equals(account)).findFirst().orElseThrow();
  }

  private String entity(String named) {
    if (named == null) {
      return entities
          .choice()
          .only()
          .orElseThrow(
              () -> Problem.unprocessable("missing-legal-entity", "Name the legal entity."));
    }
    return sql.first("select id from legal_entity where id = ?", row -> row.getString(1), named)
        .orElseThrow(
            () ->
                Problem.unprocessable(
                    "unknown-legal-entity", "There is no legal entity " + named + "."));
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
