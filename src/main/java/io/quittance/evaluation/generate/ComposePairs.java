package io.quittance.evaluation.generate;

import io.quittance.advice.Field;
import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Cell;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Composes labels with values: the block of facts about the payment, and sums below a table. */
final class ComposePairs {
  private final Telling telling;

  ComposePairs(Telling telling) {
    this.telling = telling;
  }

  Block.Pairs pairs(List<String> keys) {
    return new Block.Pairs(
        keys.stream().map(key -> new Block.Pair(label(key), value(key))).toList());
  }

  /** Facts in boxes: a row of labels with the values below. */
  Block.Table head(List<String> keys) {
    return new Block.Table(
        keys.stream()
            .map(key -> new Block.Column(telling.label(key), key.equals("total")))
            .toList(),
        List.of(new Block.Entry(Block.RowKind.ITEM, keys.stream().map(this::value).toList())));
  }

  private String label(String key) {
    String label = telling.label(key);
    return telling.layout().is("no-colons") || label.isEmpty() ? label : label + ":";
  }

  private Cell value(String key) {
    Settlement settlement = telling.settlement();
    Truth truth = telling.truth();
    return switch (key) {
      case "adviceDate" -> adviceDate();
      case "paymentDate" -> telling.paymentDate();
      case "valueDate" -> valueDate();
      case "reference", "cheque" -> telling.reference();
      case "document" -> telling.document();
      case "method" -> {
        truth.say(Field.PAYMENT_METHOD, settlement.method());
        yield Cell.of(settlement.method());
      }
      case "total" -> telling.paid();
      case "currency" -> telling.currency();
      case "payer" -> Cell.of(telling.payer(settlement.payer().legalName()));
      case "payee" -> {
        truth.say(Field.PAYEE_NAME, settlement.payee().legalName());
        yield Cell.of(settlement.payee().legalName());
      }
      case "vendor" -> {
        truth.say(Field.PAYEE_IDENTIFIER, settlement.vendor());
        yield Cell.of(settlement.vendor());
      }
      case "account" -> Cell.of(settlement.bankAccount());
      case "count" -> Cell.of(Integer.toString(settlement.items().size()));
      default -> throw new IllegalStateException("No label is called " + key);
    };
  }

  /** Where no payment date is printed, the date of the letter may pass for it. */
  private Cell adviceDate() {
    boolean paidToo = telling.layout().tells("paymentDate") || telling.layout().tells("valueDate");
    if (!paidToo) {
      telling.truth().accept(Field.PAYMENT_DATE.json(), telling.settlement().adviceDate());
    }
    return telling.adviceDate();
  }

  private Cell valueDate() {
    LocalDate value = telling.settlement().paymentDate().plusDays(1);
    telling.truth().say(Field.PAYMENT_DATE, value);
    return telling.date(value);
  }

  /** What stands below the table: the sum, what the bank kept, what was paid. */
  Block.Pairs totals() {
    Settlement settlement = telling.settlement();
    List<Block.Pair> pairs = new ArrayList<>();
    if (telling.layout().is("totals-all")) {
      pairs.add(new Block.Pair(label("sum.gross"), telling.inTable(sum(Item::gross))));
      reduction(pairs, "discount", Item::discount);
      reduction(pairs, "deduction", Item::deduction);
    }
    if (settlement.fee().signum() != 0) {
      BigDecimal sum = settlement.amount().add(settlement.fee());
      pairs.add(new Block.Pair(label("subtotal"), telling.inTable(sum)));
      pairs.add(new Block.Pair(label("fee"), telling.inTable(settlement.fee().negate())));
      telling.truth().adjust("bank-fee", settlement.fee().negate(), telling.label("fee"));
    }
    pairs.add(new Block.Pair(label("sumRow"), telling.paid()));
    return new Block.Pairs(pairs);
  }

  private void reduction(List<Block.Pair> pairs, String role, Function<Item, BigDecimal> value) {
    BigDecimal sum = sum(value);
    if (telling.layout().shows(role) && sum.signum() != 0) {
      pairs.add(new Block.Pair(label("sum." + role), telling.inTable(sum.negate())));
    }
  }

  private BigDecimal sum(Function<Item, BigDecimal> value) {
    return telling.settlement().items().stream()
        .map(value)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(telling.conventions().scale());
  }
}
