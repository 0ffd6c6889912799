package io.quittance.evaluation.generate;

import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.evaluation.generate.paper.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints one fact of an item and notes it as told. */
final class TellItem {
  /** Columns that hold amounts. */
  static final Set<String> AMOUNTS =
      Set.of("gross", "discount", "deduction", "net", "amount", "open", "balance", "tax");

  /** An amount with a tax of 20 % in it, as a multiple of the amount without. */
  private static final BigDecimal TAXED = new BigDecimal("1.2");

  private final Telling telling;

  TellItem(Telling telling) {
    this.telling = telling;
  }

  /**
   * @param column one role, or several with slashes that stand below each other
   * @param row from 1
   */
  Cell cell(String column, Item item, int row) {
    List<String> roles = roles(column);
    if (roles.size() == 1) {
      return one(column, item, row);
    }
    return Cell.of(
        roles.stream().map(role -> one(role, item, row).text()).collect(Collectors.joining("\n")));
  }

  static List<String> roles(String column) {
    return Arrays.stream(column.split("/", -1)).toList();
  }

  private Cell one(String role, Item item, int row) {
    Truth truth = telling.truth();
    return switch (role) {
      case "row" -> Cell.of(Integer.toString(row));
      case "number" -> number(item);
      case "date" -> {
        truth.say(item, Field.INVOICE_DATE, item.date());
        yield telling.date(item.date());
      }
      case "due" -> telling.date(item.due());
      case "gross" -> told(item, Field.GROSS_AMOUNT, item.gross());
      case "net", "amount" -> told(item, Field.NET_AMOUNT, item.net());
      case "discount" -> kept(item, Field.DISCOUNT_AMOUNT, item.discount());
      case "deduction" -> kept(item, Field.DEDUCTION_AMOUNT, item.deduction());
      case "open" -> open(item);
      case "balance" -> telling.inTable(BigDecimal.ZERO);
      case "tax" -> telling.inTable(tax(item));
      case "rate" -> rate(item);
      case "currency" -> {
        truth.say(item, Field.CURRENCY, telling.settlement().currency());
        yield telling.currency();
      }
      case "document" -> reference(item, "document", item.document());
      case "order" -> reference(item, "purchase-order", item.order());
      case "text" -> Cell.of(item.text());
      case "division" -> Cell.of(item.division());
      case "type" -> Cell.of(telling.label(typeKey(item)));
      default -> throw new IllegalStateException("No column is called " + role);
    };
  }

  private static String typeKey(Item item) {
    return switch (item.kind()) {
      case INVOICE, DEBIT_MEMO -> "type.invoice";
      case CREDIT_MEMO -> "type.credit";
      case ADJUSTMENT -> "type.claim";
    };
  }

  private Cell number(Item item) {
    telling.truth().say(item, Field.INVOICE_NUMBER, item.number());
    if (item.kind() == Advice.Kind.ADJUSTMENT) {
      telling.truth().accept(item, Field.KIND, "debit_memo");
      telling.truth().accept(item, Field.KIND, "credit_memo");
    }
    return Cell.of(item.number());
  }

  private Cell reference(Item item, String type, String value) {
    telling.truth().refer(item, type, value);
    return Cell.of(value);
  }

  private Cell told(Item item, Field field, BigDecimal amount) {
    telling.truth().say(item, field, amount);
    return telling.inTable(amount);
  }

  /** The amount due before this payment: no gross of an invoice, but a defensible one. */
  private Cell open(Item item) {
    telling.truth().accept(item, Field.GROSS_AMOUNT, item.gross());
    return telling.inTable(item.gross());
  }

  /** The value added tax within the invoice amount, which some payers print beside it. */
  private BigDecimal tax(Item item) {
    int scale = telling.conventions().scale();
    return item.gross().subtract(item.gross().divide(TAXED, scale, RoundingMode.HALF_UP));
  }

  /** How many per cent the discount is; empty without one. */
  private Cell rate(Item item) {
    if (item.discount().signum() == 0) {
      return Cell.EMPTY;
    }
    BigDecimal rate =
        item.discount().movePointRight(2).divide(item.gross(), 1, RoundingMode.HALF_UP);
    return Cell.of(telling.conventions().decimal(rate) + " %");
  }

  /** What reduces the net: an empty cell says nothing, a printed zero says zero. */
  private Cell kept(Item item, Field field, BigDecimal amount) {
    Layout layout = telling.layout();
    if (amount.signum() != 0) {
      telling.truth().say(item, field, amount);
      return telling.inTable(layout.is("reductions-negative") ? amount.negate() : amount);
    }
    if (layout.is("zero-empty")) {
      return Cell.EMPTY;
    }
    if (layout.is("zero-dash")) {
      telling.truth().accept(item, field, telling.conventions().scale() == 0 ? "0" : "0.00");
      return Cell.of("-");
    }
    BigDecimal zero = BigDecimal.ZERO.setScale(telling.conventions().scale());
    telling.truth().say(item, field, zero);
    return telling.inTable(zero);
  }
}
