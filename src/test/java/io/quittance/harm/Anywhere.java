package io.quittance.harm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Answers that follow the schema and point anywhere, mostly at what is there. */
final class Anywhere {
  private static final String[] HEADER = {
    "payer_name",
    "payment_reference",
    "payment_date",
    "advice_date",
    "currency",
    "payment_amount",
    "payment_amount",
    "unknown"
  };
  private static final String[] VALUES = {
    "invoice_number", "invoice_number", "net_amount", "net_amount", "gross_amount",
    "discount_amount", "deduction_amount", "invoice_date", "reason", "reference"
  };
  private static final String[] KINDS = {
    "invoice", "debit_memo", "credit_memo", "adjustment", "unknown"
  };

  private final Random random;
  private final Shown shown;
  private final List<Shown.Token> tokens;

  private Anywhere(Asked asked) {
    this.random = asked.random;
    this.shown = asked.shown;
    this.tokens = asked.shown.tokens();
  }

  static ObjectNode answer(Asked asked) {
    Anywhere anywhere = new Anywhere(asked);
    if (anywhere.tokens.isEmpty()) {
      return TrueAnswer.answer();
    }
    return asked.random.nextInt(6) == 0
        ? TrueAnswer.answer(anywhere.payment(), anywhere.payment())
        : TrueAnswer.answer(anywhere.payment());
  }

  private ObjectNode payment() {
    ObjectNode payment = TrueAnswer.payment();
    for (int i = random.nextInt(5); i > 0; i--) {
      ((ArrayNode) payment.get("header")).add(place(one(HEADER)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      ObjectNode line = ((ArrayNode) payment.get("lines")).addObject().put("kind", one(KINDS));
      ArrayNode values = line.putArray("values");
      for (int k = 1 + random.nextInt(3); k > 0; k--) {
        values.add(place(one(VALUES)));
      }
    }
    if (random.nextInt(3) == 0) {
      ((ArrayNode) payment.get("tables")).add(table());
    }
    return payment;
  }

  private ObjectNode table() {
    ObjectNode table = TrueAnswer.payment().objectNode();
    table.put("headingLine", random.nextInt(4) == 0 ? null : line());
    table.put("firstLine", line()).put("lastLine", line());
    table.put("totalLine", random.nextInt(2) == 0 ? null : line());
    ArrayNode skipped = table.putArray("skippedLines");
    if (random.nextInt(3) == 0) {
      skipped.add(line());
    }
    ArrayNode columns = table.putArray("columns");
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      columns
          .addObject()
          .put("role", one(VALUES))
          .put("index", random.nextInt(5))
          .put("heading", random.nextBoolean() ? null : word());
    }
    return table;
  }

  private ObjectNode place(String field) {
    return TrueAnswer.place(field, tokens.get(random.nextInt(tokens.size())));
  }

  private String line() {
    return shown.rows().get(random.nextInt(shown.rows().size())).id();
  }

  private String word() {
    String[] words = shown.rows().get(random.nextInt(shown.rows().size())).text().split(" ", -1);
    return one(words);
  }

  private String one(String[] of) {
    return of[random.nextInt(of.length)];
  }
}
