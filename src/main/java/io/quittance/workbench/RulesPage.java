package io.quittance.workbench;

import io.quittance.bank.nature.Nature;
import io.quittance.bank.nature.ReceiptRulesResource.RuleView;
import io.quittance.bank.nature.ReceiptRulesResource.RulesView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules that tell receipts from other money, ready to print.
 *
 * @param version of the list that is shown; 0 for the rules that come with the product
 */
record RulesPage(Visitor visitor, int version, List<Row> rows, List<CaseView.Plain> natures) {

  /**
   * @param conditions all of which have to hold, in words
   * @param decided how many entries of the bank it has decided
   */
  record Row(
      String anchor,
      String name,
      List<String> conditions,
      String nature,
      String decided,
      boolean first) {}

  static RulesPage of(Visitor visitor, RulesView rules) {
    List<Row> rows = new ArrayList<>();
    for (RuleView rule : rules.rules()) {
      rows.add(
          new Row(
              "rule-" + rows.size(),
              rule.name(),
              conditions(rule),
              said(rule.nature()),
              rule.decided() == null ? "" : Figures.grouped(rule.decided().toString()),
              rows.isEmpty()));
    }
    return new RulesPage(
        visitor,
        rules.version(),
        rows,
        Arrays.stream(Nature.values())
            .map(nature -> new CaseView.Plain(nature.code(), said(nature.code())))
            .toList());
  }

  private static String said(String nature) {
    return nature.replace('_', ' ');
  }

  private static List<String> conditions(RuleView rule) {
    List<String> conditions = new ArrayList<>();
    if (rule.direction() != null) {
      conditions.add("a " + rule.direction());
    }
    if (rule.code() != null) {
      conditions.add("the code is " + rule.code());
    }
    if (rule.party() != null) {
      conditions.add("the other party is called " + rule.party());
    }
    if (rule.text() != null) {
      conditions.add("the text says " + rule.text());
    }
    if (rule.ownAccount()) {
      conditions.add("the other account is ours");
    }
    if (rule.returned()) {
      conditions.add("the bank gives money back");
    }
    return conditions;
  }
}
