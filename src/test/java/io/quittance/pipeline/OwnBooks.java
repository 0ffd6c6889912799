package io.quittance.pipeline;

import static io.restassured.RestAssured.given;

import io.quittance.api.TestTokens;
import io.quittance.tenant.TenantId;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Books of a test's own in a tenant where others have theirs: one legal entity, one customer with
 * its account, items and payments, all by REST, and mails in which the customer writes. Amounts
 * should be the test's own too: others look for payments of round ones.
 */
final class OwnBooks {
  static final TenantId TENANT = new TenantId("alpha");

  private final String name;

  /** Six digits that no other test has. */
  private final int own = ThreadLocalRandom.current().nextInt(100_000, 999_000);

  /**
   * @param name of the customer, one word
   */
  OwnBooks(String name) {
    this.name = name;
  }

  /** An id or number with this prefix and the test's own digits. */
  String id(String prefix) {
    return prefix + own;
  }

  String customer() {
    return id("C-");
  }

  String account() {
    return id("DE00" + name.toUpperCase(Locale.ROOT));
  }

  void open() {
    take("legal-entities", Map.of("id", id("DE-"), "name", "Seller", "currency", "EUR"));
    take(
        "customers",
        Map.of("number", customer(), "name", id(name + " "), "bankAccounts", List.of(account())));
  }

  void item(String id, String number, String amount) {
    take(
        "open-items",
        Map.of(
            "id",
            id,
            "number",
            number,
            "customer",
            customer(),
            "legalEntity",
            id("DE-"),
            "currency",
            "EUR",
            "amount",
            amount));
  }

  /** A payment from the customer's account that carries its id as reference. */
  void pay(String id, String amount, String text, LocalDate day) {
    pay(
        id,
        amount,
        text,
        Map.of("reference", id, "bookingDate", day.toString(), "valueDate", day.toString()));
  }

  /**
   * @param more fields of the payment, or others than the usual ones
   */
  void pay(String id, String amount, String text, Map<String, String> more) {
    Map<String, String> payment =
        new TreeMap<>(
            Map.of(
                "id",
                id,
                "account",
                id("A-"),
                "legalEntity",
                id("DE-"),
                "currency",
                "EUR",
                "amount",
                amount,
                "payerName",
                name,
                "payerAccount",
                account(),
                "text",
                text));
    payment.putAll(more);
    take("payments", payment);
  }

  private static void take(String resource, Map<String, ?> row) {
    post(resource, List.of(row)).then().statusCode(200);
  }

  /** Takes an application back, as a person does who finds it wrong. */
  static void reverse(String application) {
    post("applications/" + application + "/reversal", Map.of("reason", "wrong"))
        .then()
        .statusCode(200);
  }

  static Response post(String path, Object body) {
    return given()
        .header("Authorization", "Bearer " + TestTokens.ALPHA)
        .contentType("application/json")
        .body(body)
        .post("/api/v1/" + path);
  }

  /**
   * A mail of the customer's.
   *
   * @param reference of the payment, or null
   * @param lines number and amount, separated by blanks
   */
  byte[] mail(ZonedDateTime sent, String reference, String total, String... lines) {
    return String.join(
            "\r\n",
            "From: Payables <payables@" + id(name.toLowerCase(Locale.ROOT)) + ".example>",
            "To: remittance@seller.example",
            "Subject: Remittance advice",
            "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(sent),
            "Message-ID: <" + UUID.randomUUID() + "@payer.example>",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Dear Accounts Receivable,",
            "",
            "please find below the details of our bank transfer of " + sent.toLocalDate() + ".",
            "",
            reference == null ? "" : "Payment reference:  " + reference,
            "Total paid:         EUR " + total,
            "",
            "Invoice no.     Amount EUR",
            String.join("\r\n", lines),
            "Total           " + total,
            "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
