package io.quittance.evaluation.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.evaluation.generate.paper.Paper;
import io.quittance.evaluation.generate.print.Format;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Invents one case of a layout: facts, paper, form, way of sending, and the right answer. */
final class InventCase {
  private static final Set<String> IN_SHEETS =
      Set.of("title", "pairs", "table", "totals", "credits", "logo");

  private final Layout layout;
  private final Dice dice;
  private final boolean remittance;

  InventCase(Layout layout, Dice dice, boolean remittance) {
    this.layout = layout;
    this.dice = dice;
    this.remittance = remittance;
  }

  LabelledPaper invent() throws IOException {
    String language = dice.pick(layout.languages());
    Format format = Format.valueOf(dice.pick(layout.formats()).toUpperCase(Locale.ROOT));
    Region region = Region.any(Words.of(language), layout.split(), dice);
    int count = HowMany.items(layout, format, dice);
    Settlement settlement = new InventSettlement(layout, region, dice).settlement(count);
    Conventions conventions = InventConventions.of(layout, region, settlement.currency(), dice);
    Telling telling = new Telling(layout, region, conventions, settlement, new Truth(), dice);
    Paper paper = new Compose(telling).paper(wanted(format));
    Send send = new Send(telling, paper, format);
    Sent sent = send.sent();
    return new LabelledPaper(
        sent.fileName(), sent.content(), expected(telling, format, sent, language));
  }

  /** A sheet carries rows and facts, a bare one only rows. */
  private Predicate<String> wanted(Format format) {
    if (!format.isSheet()) {
      return block -> true;
    }
    boolean bare = layout.is("sheet-bare") || (layout.is("sheet-mixed") && dice.chance(50));
    return bare ? "table"::equals : block -> inSheet(block);
  }

  private static boolean inSheet(String block) {
    return IN_SHEETS.contains(block)
        || List.of(block.split("[+,]", -1)).stream().anyMatch(IN_SHEETS::contains);
  }

  private ObjectNode expected(Telling telling, Format format, Sent sent, String language) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("verdict", remittance ? "remittance" : "not-a-remittance");
    Truth truth = telling.truth();
    if (!truth.says(Field.PAYMENT_AMOUNT)) {
      truth.accept(Field.PAYMENT_AMOUNT.json(), telling.settlement().amount());
    }
    var advices = node.putArray("advices");
    if (remittance) {
      boolean announced = layout.is("announced");
      advices.add(truth.advice(announced ? Advice.Status.ANNOUNCED : Advice.Status.EXECUTED));
    }
    node.set("accepted", remittance ? truth.accepted() : JsonNodeFactory.instance.objectNode());
    ObjectNode labels = node.putObject("labels");
    labels.put("layout", layout.id());
    labels.put("language", language);
    labels.put("format", format.json());
    labels.put("numbers", telling.conventions().numbers());
    labels.put("dates", telling.conventions().dates());
    labels.put("channel", sent.channel());
    labels.put("noise", sent.noise());
    labels.put("split", layout.split().json());
    return node;
  }
}
