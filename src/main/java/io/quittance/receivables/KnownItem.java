package io.quittance.receivables;

import io.quittance.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

/** What is known of an item before the import, under its lock. */
record KnownItem(
    String id,
    String hash,
    String customer,
    String legalEntity,
    String kind,
    String currency,
    Instant asOf) {

  static KnownItem read(ResultSet row) throws SQLException {
    return new KnownItem(
        row.getString("id"),
        row.getString("content_hash"),
        row.getString("customer"),
        row.getString("legal_entity"),
        row.getString("kind"),
        row.getString("currency"),
        Sql.instant(row, "as_of"));
  }

  boolean sameAccount(ItemDraft draft) {
    return customer.equals(draft.customer())
        && legalEntity.equals(draft.legalEntity())
        && kind.equals(draft.kind().name().toLowerCase(Locale.ROOT))
        && currency.equals(draft.amount().currency().getCurrencyCode());
  }

  boolean says(ItemDraft draft) {
    return hash.equals(draft.contentHash());
  }
}
