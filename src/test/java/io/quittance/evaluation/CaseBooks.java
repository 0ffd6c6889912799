package io.quittance.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.bank.Payment;
import io.quittance.matching.BooksInMemory;
import io.quittance.money.Money;
import io.quittance.receivables.Customer;
import io.quittance.receivables.OpenItem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** The books around a labelled case, and which applications in them are right. */
final class CaseBooks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  CaseBooks(Path folder) {
    this.folder = folder;
  }

  BooksInMemory books() throws IOException {
    BooksInMemory books = new BooksInMemory();
    rows("customers.json").forEach(row -> books.add(customer(row)));
    rows("open-items.json").forEach(row -> books.add(item(row)));
    rows("payments.json").forEach(row -> books.add(payment(row)));
    return books;
  }

  /**
   * Open item, cash and discount of every right application: as the case decides, or where it says
   * only what the mail says, each line in full.
   */
  Set<String> right() throws IOException {
    JsonNode expected = JSON.readTree(Files.readAllBytes(folder.resolve("expected.json")));
    Set<String> right = new HashSet<>();
    if (expected.has("decision")) {
      JsonNode decision = expected.path("decision");
      decision
          .path("applications")
          .forEach(each -> right.add(key(each, "openItem", "amount", "discount")));
      for (JsonNode set : decision.path("acceptedApplications")) {
        set.forEach(each -> right.add(key(each, "openItem", "amount", "discount")));
      }
    } else {
      for (JsonNode advice : expected.path("advices")) {
        advice
            .path("lines")
            .forEach(line -> right.add(key(line, "invoiceNumber", "netAmount", "discountAmount")));
      }
    }
    return right;
  }

  static String key(String openItem, BigDecimal cash, BigDecimal discount) {
    return openItem
        + " "
        + cash.abs().stripTrailingZeros().toPlainString()
        + " "
        + discount.stripTrailingZeros().toPlainString();
  }

  private static String key(JsonNode node, String item, String cash, String discount) {
    return key(
        node.path(item).asText(),
        new BigDecimal(node.path(cash).asText("0")),
        new BigDecimal(node.path(discount).asText("0")));
  }

  private List<JsonNode> rows(String file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    Path path = folder.resolve(file);
    if (Files.exists(path)) {
      JSON.readTree(Files.readAllBytes(path)).forEach(rows::add);
    }
    return rows;
  }

  private static Customer customer(JsonNode row) {
    return new Customer(
        row.path("id").asText(),
        row.path("number").asText(),
        row.path("name").asText(),
        list(row.path("aliases"), JsonNode::asText),
        list(row.path("emailDomains"), JsonNode::asText),
        list(row.path("bankAccounts"), JsonNode::asText),
        text(row, "parent"),
        text(row, "group"),
        null,
        null,
        false);
  }

  private static OpenItem item(JsonNode row) {
    String currency = row.path("currency").asText();
    Money open = Money.parse(row.path("openAmount").asText(), currency);
    return new OpenItem(
        row.path("id").asText(),
        row.path("number").asText(),
        row.path("customer").asText(),
        row.path("legalEntity").asText(),
        OpenItem.Kind.valueOf(row.path("kind").asText().toUpperCase(Locale.ROOT)),
        Money.parse(row.path("amount").asText(), currency),
        open,
        open,
        date(row, "issueDate"),
        date(row, "dueDate"),
        null,
        OpenItem.Status.valueOf(row.path("status").asText().toUpperCase(Locale.ROOT)),
        false,
        false,
        list(
            row.path("discounts"),
            tier ->
                new OpenItem.DiscountTier(
                    Money.parse(tier.path("amount").asText(), currency), date(tier, "until"))),
        list(
            row.path("references"),
            each ->
                new OpenItem.Reference(each.path("type").asText(), each.path("value").asText())));
  }

  private static Payment payment(JsonNode row) {
    Money amount = Money.parse(row.path("amount").asText(), row.path("currency").asText());
    return new Payment(
        row.path("id").asText(),
        row.path("reference").asText(),
        row.path("account").asText(),
        row.path("legalEntity").asText(),
        Payment.Status.valueOf(row.path("status").asText().toUpperCase(Locale.ROOT)),
        amount,
        amount,
        date(row, "valueDate"),
        date(row, "bookingDate"),
        text(row, "method"),
        text(row, "payerName"),
        text(row, "payerAccount"),
        text(row, "text"),
        list(
            row.path("references"),
            each ->
                new Payment.Reference(each.path("type").asText(), each.path("value").asText())));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> each) {
    List<T> list = new ArrayList<>();
    array.forEach(node -> list.add(each.apply(node)));
    return list;
  }

  private static String text(JsonNode row, String field) {
    return row.path(field).asText(null);
  }

  private static LocalDate date(JsonNode row, String field) {
    String text = text(row, field);
    return text == null ? null : LocalDate.parse(text);
  }
}
