package io.quittance.evaluation.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.advice.Advice;
import io.quittance.advice.Field;
import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.print.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Invents one case of a layout: facts, paper, form, way of sending, and the right answer. */
final class InventCase {
  private static final Set<String> IN_SHEETS =
      Set.of("title", "pairs", "head", "more", "table", "totals", "credits", "logo");

  private static final Set<String> SECOND_TIME = Set.of("pairs", "table", "totals");

  private final Layout layout;
  private final String language;
  private final Dice dice;
  private final boolean remittance;

  InventCase(Layout layout, String language, Dice dice, boolean remittance) {
    this.layout = layout;
    this.language = language;
    this.dice = dice;
    this.remittance = remittance;
  }

  LabelledPaper invent() throws IOException {
    Format format = Format.valueOf(dice.pick(layout.formats()).toUpperCase(Locale.ROOT));
    Region region = Region.any(Words.of(language), layout.words(), dice);
    int count = HowMany.items(layout, format, dice);
    Settlement settlement = new InventSettlement(layout, region, dice).settlement(count);
    Conventions conventions = InventConventions.of(layout, region, settlement.currency(), dice);
    Telling telling = new Telling(layout, region, conventions, settlement, new Truth(), dice);
    Predicate<String> wanted = wanted(format);
    Compose compose = new Compose(telling);
    List<Block> blocks = new ArrayList<>(compose.blocks(wanted));
    List<Telling> payments = new ArrayList<>(List.of(telling));
    if (layout.is("several-payments") && dice.chance(60)) {
      Telling next = nextPayment(telling, format);
      blocks.addAll(new Compose(next).blocks(wanted.and(SECOND_TIME::contains)));
      payments.add(next);
    }
    Sent sent = new Send(telling, compose.paper(blocks), format).sent();
    return new LabelledPaper(sent.fileName(), sent.content(), expected(payments, format, sent));
  }

  /** A notice may tell of several payments, each with its own facts and items. */
  private Telling nextPayment(Telling first, Format format) {
    Settlement other;
    do {
      other =
          new InventSettlement(layout, first.region(), dice)
              .settlement(HowMany.items(layout, format, dice));
    } while (!other.currency().equals(first.settlement().currency()));
    Truth truth = new Truth();
    truth.say(Field.PAYER_NAME, first.settlement().payer().legalName());
    return new Telling(
        layout,
        first.region(),
        first.conventions(),
        other.betweenPartiesOf(first.settlement()),
        truth,
        dice);
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

  private ObjectNode expected(List<Telling> payments, Format format, Sent sent) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("verdict", remittance ? "remittance" : "not-a-remittance");
    var advices = node.putArray("advices");
    ObjectNode accepted = node.putObject("accepted");
    for (Telling payment : remittance ? payments : List.<Telling>of()) {
      Truth truth = payment.truth();
      if (!truth.says(Field.PAYMENT_AMOUNT)) {
        truth.accept(Field.PAYMENT_AMOUNT.json(), payment.settlement().amount());
      }
      boolean announced = layout.is("announced");
      advices.add(truth.advice(announced ? Advice.Status.ANNOUNCED : Advice.Status.EXECUTED));
      truth.addAcceptedTo(accepted);
    }
    Conventions conventions = payments.get(0).conventions();
    ObjectNode labels = node.putObject("labels");
    labels.put("layout", layout.id());
    labels.put("language", language);
    labels.put("format", format.json());
    labels.put("numbers", conventions.numbers());
    labels.put("dates", conventions.dates());
    labels.put("channel", sent.channel());
    labels.put("noise", sent.noise());
    labels.put("split", layout.split().json());
    return node;
  }
}
