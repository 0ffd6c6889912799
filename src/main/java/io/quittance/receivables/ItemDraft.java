package io.quittance.receivables;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.api.ImportRow;
import io.quittance.money.Money;
import io.quittance.receivables.OpenItem.DiscountTier;
import io.quittance.receivables.OpenItem.Kind;
import io.quittance.receivables.OpenItem.Reference;
import io.quittance.receivables.OpenItem.Status;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** An open item as a row of an import says it. */
record ItemDraft(
    String id,
    String number,
    String customer,
    String legalEntity,
    Kind kind,
    Money amount,
    Money openAmount,
    LocalDate issueDate,
    LocalDate dueDate,
    Integer installment,
    Status status,
    boolean inCollection,
    boolean directDebit,
    List<DiscountTier> discounts,
    List<Reference> references) {

  /** Fields of a draft are only complete when the row has no fault. */
  static ItemDraft read(ImportRow row, LegalEntities.Choice entities) {
    String id = row.id("id", "number");
    String number = row.text("number");
    String customer = row.required("customer");
    Kind kind = row.oneOf("kind", Kind.class, Kind.INVOICE);
    Currency currency = row.currency("currency");
    row.required("amount");
    Money amount = positive(row, "amount", currency);
    if (amount != null && amount.isZero()) {
      row.refuse("amount", "bad-amount", "amount is more than zero.");
    }
    Status status = row.oneOf("status", Status.class, Status.OPEN);
    Money open = positive(row, "openAmount", currency);
    if (open == null && amount != null) {
      open = status == Status.CLOSED ? Money.zero(currency) : amount;
    }
    if (open != null && amount != null && open.compareTo(amount) > 0) {
      row.refuse(
          "openAmount",
          "open-exceeds-amount",
          "openAmount " + open + " exceeds amount " + amount + ".");
    }
    if (open != null && status == Status.CLOSED && open.isPositive()) {
      row.refuse(
          "openAmount",
          "open-contradicts-status",
          "A closed item has nothing open, not " + open + ".");
    }
    return new ItemDraft(
        id,
        number == null ? id : number,
        customer,
        entities.of(row),
        kind,
        amount,
        open,
        row.date("issueDate"),
        row.date("dueDate"),
        row.integer("installment"),
        status,
        row.flag("inCollection"),
        row.flag("directDebit"),
        discounts(row, currency),
        row.values("references", ItemDraft::reference, ItemDraft::reference));
  }

  /** The same under another id. */
  ItemDraft as(String other) {
    return as(other, kind);
  }

  ItemDraft as(String other, Kind otherKind) {
    return new ItemDraft(
        other,
        number,
        customer,
        legalEntity,
        otherKind,
        amount,
        openAmount,
        issueDate,
        dueDate,
        installment,
        status,
        inCollection,
        directDebit,
        discounts,
        references);
  }

  private static Money positive(ImportRow row, String name, Currency currency) {
    Money amount = row.money(name, currency);
    if (amount != null && amount.isNegative()) {
      row.refuse(
          name,
          "sign-contradicts-kind",
          name + " is negative; amounts are positive and the kind gives the direction.");
    }
    return amount;
  }

  private record Tier(String amount, String until) {}

  private static List<DiscountTier> discounts(ImportRow row, Currency currency) {
    List<DiscountTier> tiers =
        row.values("discounts", ItemDraft::tier, ItemDraft::tier).stream()
            .map(
                tier ->
                    new DiscountTier(
                        row.money("discounts", tier.amount(), currency),
                        row.date("discounts", tier.until())))
            .toList();
    if (tiers.stream()
        .anyMatch(t -> t.amount() == null || t.until() == null || !t.amount().isPositive())) {
      row.refuse("discounts", "bad-discounts", "A discount has a positive amount and a last day.");
    }
    return tiers;
  }

  private static Tier tier(JsonNode object) {
    return object.hasNonNull("amount") && object.hasNonNull("until")
        ? new Tier(object.get("amount").asText(), object.get("until").asText())
        : null;
  }

  /** {@code 20.00@2026-03-31}. */
  private static Tier tier(String text) {
    int at = text.indexOf('@');
    return at < 0 ? null : new Tier(text.substring(0, at), text.substring(at + 1));
  }

  private static Reference reference(JsonNode object) {
    return object.hasNonNull("value")
        ? new Reference(object.path("type").asText(null), object.get("value").asText())
        : null;
  }

  /** {@code PO:4711}. */
  private static Reference reference(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Reference(null, text)
        : new Reference(text.substring(0, colon), text.substring(colon + 1));
  }

  String contentHash() {
    return ContentHash.of(
        number,
        customer,
        legalEntity,
        kind.name(),
        amount.toString(),
        openAmount.toString(),
        String.valueOf(issueDate),
        String.valueOf(dueDate),
        String.valueOf(installment),
        status.name(),
        String.valueOf(inCollection),
        String.valueOf(directDebit),
        StoredItem.discountsJson(discounts),
        StoredItem.referencesJson(references));
  }
}
