package io.quittance.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.bank.statement.BankRate;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.Given;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatedReference;
import io.quittance.bank.statement.StatedTransaction;
import io.quittance.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** What a report said of an entry, kept as JSON until its movement is certain. */
final class SaidEntry {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SaidEntry() {}

  /** The words by which a repetition is known. */
  static String words(StatedEntry entry) {
    return object(entry, false).toString();
  }

  static String json(StatedEntry entry) {
    return object(entry, true).toString();
  }

  private static ObjectNode object(StatedEntry entry, boolean rates) {
    ObjectNode object = JSON.createObjectNode();
    object.put("direction", entry.direction().name());
    object.put("reversal", entry.reversal());
    money(object, entry.amount());
    object.put("pending", entry.pending());
    object.put("bookingDate", text(entry.bookingDate()));
    object.put("valueDate", text(entry.valueDate()));
    object.put("reference", entry.reference());
    entry.codes().forEach(object.putArray("codes")::add);
    object.put("text", entry.text());
    ArrayNode transactions = object.putArray("transactions");
    entry.transactions().forEach(each -> transaction(transactions.addObject(), each, rates));
    if (entry.given() != null) {
      object
          .putObject("given")
          .put("id", entry.given().id())
          .put("reference", entry.given().reference())
          .put("dated", entry.given().dated())
          .put("returned", entry.given().returned());
    }
    return object;
  }

  private static void transaction(ObjectNode object, StatedTransaction transaction, boolean rates) {
    if (transaction.amount() != null) {
      money(object, transaction.amount());
    }
    object.put("direction", transaction.direction().name());
    object.put("reference", transaction.reference());
    object.put("returned", transaction.returned());
    transaction.codes().forEach(object.putArray("codes")::add);
    object.put("party", transaction.party());
    object.put("partyAccount", transaction.partyAccount());
    object.put("text", transaction.text());
    ArrayNode references = object.putArray("references");
    transaction
        .references()
        .forEach(
            each -> references.addObject().put("type", each.type()).put("value", each.value()));
    if (rates && transaction.rate() != null) {
      BankRate rate = transaction.rate();
      object
          .putObject("rate")
          .put("to", rate.to().getCurrencyCode())
          .put("rate", rate.rate().toPlainString())
          .put("said", rate.said());
    }
  }

  private static void money(ObjectNode object, Money money) {
    object.put("minor", money.minor());
    object.put("currency", money.currency().getCurrencyCode());
  }

  private static String text(LocalDate date) {
    return date == null ? null : date.toString();
  }

  static StatedEntry read(String json) {
    JsonNode object;
    try {
      object = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored row holds broken JSON", e);
    }
    List<StatedTransaction> transactions = new ArrayList<>();
    object.get("transactions").forEach(each -> transactions.add(transaction(each)));
    return new StatedEntry(
        0,
        Direction.valueOf(object.get("direction").asText()),
        object.get("reversal").asBoolean(),
        money(object),
        object.get("pending").asBoolean(),
        date(object, "bookingDate"),
        date(object, "valueDate"),
        string(object, "reference"),
        strings(object.get("codes")),
        string(object, "text"),
        transactions,
        object.hasNonNull("given") ? given(object.get("given")) : null);
  }

  private static Given given(JsonNode object) {
    return new Given(
        object.get("id").asText(),
        string(object, "reference"),
        object.get("dated").asBoolean(),
        object.get("returned").asBoolean());
  }

  private static StatedTransaction transaction(JsonNode object) {
    List<StatedReference> references = new ArrayList<>();
    for (JsonNode each : object.get("references")) {
      references.add(new StatedReference(string(each, "type"), string(each, "value")));
    }
    return new StatedTransaction(
        object.has("minor") ? money(object) : null,
        Direction.valueOf(object.get("direction").asText()),
        string(object, "reference"),
        object.get("returned").asBoolean(),
        strings(object.get("codes")),
        string(object, "party"),
        string(object, "partyAccount"),
        string(object, "text"),
        references,
        object.hasNonNull("rate") ? rate(object.get("rate")) : null);
  }

  private static BankRate rate(JsonNode object) {
    return new BankRate(
        Currency.getInstance(object.get("to").asText()),
        new BigDecimal(object.get("rate").asText()),
        object.get("said").asText());
  }

  private static Money money(JsonNode object) {
    return Money.ofMinor(object.get("minor").asLong(), object.get("currency").asText());
  }

  private static LocalDate date(JsonNode object, String name) {
    String text = string(object, name);
    return text == null ? null : LocalDate.parse(text);
  }

  private static String string(JsonNode object, String name) {
    return object.hasNonNull(name) ? object.get(name).asText() : null;
  }

  private static List<String> strings(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
