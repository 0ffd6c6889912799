package io.quittance.receivables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quittance.database.Sql;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem.DiscountTier;
import io.quittance.receivables.OpenItem.Kind;
import io.quittance.receivables.OpenItem.Reference;
import io.quittance.receivables.OpenItem.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An open item as its row holds it. */
final class StoredItem {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredItem() {}

  static OpenItem read(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    long available = row.getLong("available_minor");
    return new OpenItem(
        row.getString("id"),
        row.getString("number"),
        row.getString("customer"),
        row.getString("legal_entity"),
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        Money.ofMinor(row.getLong("amount_minor"), currency),
        Money.ofMinor(row.getLong("open_minor"), currency),
        Money.ofMinor(available, currency),
        Sql.date(row, "issue_date"),
        Sql.date(row, "due_date"),
        row.getObject("installment", Integer.class),
        status(row.getString("status"), available),
        row.getBoolean("in_collection"),
        row.getBoolean("direct_debit"),
        discounts(row.getString("discounts"), currency),
        references(row.getString("item_references")));
  }

  /** An item that the ERP closed and our reversal opened again is open until the ERP knows. */
  private static Status status(String stored, long available) {
    Status status = Status.valueOf(stored.toUpperCase(Locale.ROOT));
    return status == Status.CLOSED && available > 0 ? Status.OPEN : status;
  }

  static String discountsJson(List<DiscountTier> discounts) {
    ArrayNode array = JSON.createArrayNode();
    for (DiscountTier tier : discounts) {
      array
          .addObject()
          .put("minor", tier.amount().minor())
          .put("until", String.valueOf(tier.until()));
    }
    return array.toString();
  }

  static String referencesJson(List<Reference> references) {
    ArrayNode array = JSON.createArrayNode();
    references.forEach(
        reference ->
            array.addObject().put("type", reference.type()).put("value", reference.value()));
    return array.toString();
  }

  private static List<DiscountTier> discounts(String json, String currency) {
    List<DiscountTier> tiers = new ArrayList<>();
    for (JsonNode tier : array(json)) {
      tiers.add(
          new DiscountTier(
              Money.ofMinor(tier.get("minor").asLong(), currency),
              LocalDate.parse(tier.get("until").asText())));
    }
    return tiers;
  }

  private static List<Reference> references(String json) {
    List<Reference> references = new ArrayList<>();
    for (JsonNode reference : array(json)) {
      references.add(
          new Reference(reference.path("type").asText(null), reference.path("value").asText(null)));
    }
    return references;
  }

  private static JsonNode array(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored row holds broken JSON", e);
    }
  }
}
