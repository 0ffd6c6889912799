package io.quittance.bank.nature;

import io.quittance.bank.statement.Direction;
import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tenant's rules; those it starts with as long as it has written none. */
@Singleton
public class StoredReceiptRules {
  private final Sql sql;

  public StoredReceiptRules(Sql sql) {
    this.sql = sql;
  }

  /** In their order. */
  public List<ReceiptRule> inForce() {
    return version() == 0
        ? StartingRules.rules()
        : sql.list("select * from receipt_rule order by position", StoredReceiptRules::read);
  }

  /** 0 as long as the tenant has written none. */
  int version() {
    return sql.first("select version from receipt_rules_version", row -> row.getInt(1)).orElse(0);
  }

  void replace(List<ReceiptRule> rules, String actor) {
    sql.change(
        """
        insert into receipt_rules_version (version, written_by) values (1, ?)
        on conflict (tenant) do update
        set version = receipt_rules_version.version + 1, written_by = excluded.written_by,
          written_at = now()
        """,
        actor);
    sql.change("delete from receipt_rule");
    List<Object[]> rows = new ArrayList<>();
    for (ReceiptRule rule : rules) {
      rows.add(
          new Object[] {
            rows.size() + 1,
            rule.name(),
            rule.direction() == null ? null : rule.direction().name().toLowerCase(Locale.ROOT),
            rule.code(),
            rule.party(),
            rule.text(),
            rule.ownAccount(),
            rule.returned(),
            rule.nature().code()
          });
    }
    sql.changeEach(
        """
        insert into receipt_rule
          (position, name, direction, code, party, words, own_account, returned, nature)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  /** How many entries the rule has decided. */
  long decided(String rule) {
    return sql.first("select count(*) from bank_entry where rule = ?", row -> row.getLong(1), rule)
        .orElse(0L);
  }

  private static ReceiptRule read(ResultSet row) throws SQLException {
    String direction = row.getString("direction");
    return new ReceiptRule(
        row.getString("name"),
        direction == null ? null : Direction.valueOf(direction.toUpperCase(Locale.ROOT)),
        row.getString("code"),
        row.getString("party"),
        row.getString("words"),
        row.getBoolean("own_account"),
        row.getBoolean("returned"),
        Nature.of(row.getString("nature")).orElseThrow());
  }
}
