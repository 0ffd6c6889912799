package io.quittance.bank.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.database.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The mapping saved for each account. In the caller's tenant transaction. */
@Singleton
public class StoredMappings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sql sql;

  public StoredMappings(Sql sql) {
    this.sql = sql;
  }

  record Saved(int version, CsvMapping mapping) {}

  Optional<Saved> of(String account) {
    return sql.first(
        "select version, mapping from payment_mapping where account = ?",
        row -> new Saved(row.getInt(1), read(row.getString(2))),
        account);
  }

  /** Of every account that has one, by account. */
  List<PaymentMappingsResource.Mapped> all() {
    return sql.list(
        "select account, version, written_by from payment_mapping order by account",
        row ->
            new PaymentMappingsResource.Mapped(row.getString(1), row.getInt(2), row.getString(3)));
  }

  boolean knowsAccount(String account) {
    return sql.first("select 1 from own_account where id = ?", row -> true, account).isPresent();
  }

  void save(String account, CsvMapping mapping, String actor) {
    sql.change(
        """
        insert into payment_mapping (account, mapping, written_by) values (?, cast(? as jsonb), ?)
        on conflict (tenant, account) do update
        set mapping = excluded.mapping, version = payment_mapping.version + 1,
          written_by = excluded.written_by, written_at = now()
        """,
        account,
        write(mapping),
        actor);
  }

  private static CsvMapping read(String json) {
    try {
      return JSON.readValue(json, CsvMapping.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored row holds broken JSON", e);
    }
  }

  private static String write(CsvMapping mapping) {
    try {
      return JSON.writeValueAsString(mapping);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
