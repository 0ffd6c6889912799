package io.quittance.evaluation.generate;

import io.quittance.advice.Field;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills sentences with facts, {@code We paid {amount} for {list}}, and notes what they tell. */
final class ComposeProse {
  private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");

  private final Telling telling;
  private final TellItem items;

  ComposeProse(Telling telling) {
    this.telling = telling;
    this.items = new TellItem(telling);
  }

  String sentence(String key) {
    return filled(telling.label(key));
  }

  String filled(String template) {
    Matcher blanks = BLANK.matcher(template);
    StringBuilder text = new StringBuilder();
    while (blanks.find()) {
      blanks.appendReplacement(text, Matcher.quoteReplacement(fact(blanks.group(1))));
    }
    return blanks.appendTail(text).toString();
  }

  private String fact(String name) {
    Settlement settlement = telling.settlement();
    return switch (name) {
      case "amount" -> telling.paid().text();
      case "date" -> telling.paymentDate().text();
      case "reference" -> telling.reference().text();
      case "document" -> telling.document().text();
      case "payer" -> telling.payer(settlement.payer().legalName());
      case "payershort" -> telling.payer(settlement.payer().name());
      case "payee" -> {
        telling.truth().say(Field.PAYEE_NAME, settlement.payee().legalName());
        yield settlement.payee().legalName();
      }
      case "vendor" -> settlement.vendor();
      case "method" -> settlement.method();
      case "count" -> Integer.toString(settlement.items().size());
      case "list" -> joined(settlement.items().stream().map(this::withAmount).toList());
      case "numbers" -> joined(settlement.items().stream().map(this::numberOnly).toList());
      default -> throw new IllegalStateException("No fact is called " + name);
    };
  }

  /** A single number beside the paid amount: that may pass for the amount of the invoice. */
  private String numberOnly(Item item) {
    if (telling.settlement().items().size() == 1) {
      telling.truth().accept(item, Field.NET_AMOUNT, item.net());
    }
    return items.cell("number", item, 0).text();
  }

  /** One line for an item, in the words of the layout. */
  String withAmount(Item item) {
    boolean reduced = telling.layout().shows("discount") && item.discount().signum() != 0;
    String template = telling.label(reduced ? "item.less" : "item");
    Matcher blanks = BLANK.matcher(template);
    StringBuilder text = new StringBuilder();
    while (blanks.find()) {
      String fact = items.cell(blanks.group(1), item, 0).text();
      blanks.appendReplacement(text, Matcher.quoteReplacement(fact));
    }
    if (reduced && !template.contains("{net}")) {
      telling.truth().accept(item, Field.NET_AMOUNT, item.net());
    }
    return blanks.appendTail(text).toString();
  }

  private String joined(List<String> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    String and = telling.label("and").replace('_', ' ');
    String comma = telling.label("comma").replace('_', ' ');
    String head = parts.subList(0, parts.size() - 1).stream().collect(Collectors.joining(comma));
    return head + and + parts.get(parts.size() - 1);
  }
}
