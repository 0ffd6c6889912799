package io.quittance.evaluation.generate;

import io.quittance.advice.Field;
import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Paper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Composes the paper of a layout, block after block in the layout's order. */
final class Compose {
  private static final int MOST_SHOWN = 20;

  private final Telling telling;
  private final Layout layout;
  private final Settlement settlement;
  private final ComposeProse prose;
  private final ComposePairs pairs;

  Compose(Telling telling) {
    this.telling = telling;
    this.layout = telling.layout();
    this.settlement = telling.settlement();
    this.prose = new ComposeProse(telling);
    this.pairs = new ComposePairs(telling);
  }

  /**
   * @param wanted which blocks of the layout the form can carry
   */
  List<Block> blocks(Predicate<String> wanted) {
    List<Block> blocks = new ArrayList<>();
    layout.blocks().stream().filter(wanted).forEach(block -> blocks.add(block(block)));
    blocks.removeIf(block -> block instanceof Block.Table table && table.rows().isEmpty());
    return blocks;
  }

  Paper paper(List<Block> blocks) {
    return new Paper(
        telling.region().words().language(),
        layout.styles(),
        blocks,
        telling.label("page"),
        forward());
  }

  private Optional<Paper.Forward> forward() {
    return layout.is("forward")
        ? Optional.of(
            new Paper.Forward(
                telling.label("carried"),
                telling.label("brought"),
                amount -> telling.conventions().amount(amount)))
        : Optional.empty();
  }

  private Block block(String name) {
    int plus = name.indexOf('+');
    if (plus > 0) {
      return new Block.Beside(
          Arrays.stream(name.substring(0, plus).split(",", -1)).map(this::block).toList(),
          Arrays.stream(name.substring(plus + 1).split(",", -1)).map(this::block).toList());
    }
    return switch (name) {
      case "letterhead" -> letterhead();
      case "logo" -> lines(telling.payer(settlement.payer().name()));
      case "address" -> address();
      case "title" -> new Block.Title(title());
      case "pairs" -> pairs.pairs(layout.pairs());
      case "head" -> pairs.head(layout.pairs());
      case "more" -> pairs.pairs(layout.more());
      case "rule" -> new Block.Rule();
      case "table" -> new ComposeTable(telling).table(tableItems(), true);
      case "credits" -> credits();
      case "totals" -> pairs.totals();
      case "list" -> list();
      case "partialNote" -> partialNote();
      case "signature" -> signature();
      case "footer" -> footer();
      default -> new Block.Paragraph(prose.sentence(name));
    };
  }

  private String title() {
    String title = prose.sentence("title");
    return layout.is("title-upper") ? title.toUpperCase(telling.region().locale()) : title;
  }

  private List<Item> tableItems() {
    if (listIsCut()) {
      return settlement.items().subList(0, MOST_SHOWN);
    }
    return layout.blocks().contains("credits")
        ? settlement.items().stream().filter(item -> !ComposeTable.isCredit(item)).toList()
        : settlement.items();
  }

  /** Some mails show the first items only and name a portal for the rest. */
  private boolean listIsCut() {
    return layout.is("partial") && settlement.items().size() > MOST_SHOWN;
  }

  private Block partialNote() {
    if (listIsCut()) {
      telling.truth().partial();
      return new Block.Paragraph(prose.sentence("partial"));
    }
    return new Block.Rule();
  }

  private Block credits() {
    List<Item> credits = settlement.items().stream().filter(ComposeTable::isCredit).toList();
    return new ComposeTable(telling).table(credits, false);
  }

  private Block letterhead() {
    Company payer = settlement.payer();
    return lines(
        telling.payer(payer.legalName()),
        payer.street(),
        payer.city(),
        telling.label("phone") + " " + payer.phone());
  }

  private Block address() {
    Company payee = settlement.payee();
    telling.truth().say(Field.PAYEE_NAME, payee.legalName());
    return lines(payee.legalName(), payee.street(), payee.city());
  }

  /** Item after item in the words of the layout, each with its mark before. */
  private Block list() {
    List<String> lines = new ArrayList<>();
    int place = 0;
    for (Item item : settlement.items()) {
      place++;
      (mark(place) + prose.withAmount(item)).lines().forEach(lines::add);
    }
    return new Block.Lines(lines, false);
  }

  private String mark(int place) {
    if (layout.is("numbered")) {
      return place + ". ";
    }
    if (layout.is("numbered-brackets")) {
      return place + ") ";
    }
    return layout.is("bullets") ? "- " : layout.is("stars") ? "* " : "";
  }

  private Block signature() {
    Company payer = settlement.payer();
    String person = telling.region().word("people", telling.dice());
    String department = telling.label("department");
    return lines(
        telling.label("regards"),
        "",
        person,
        department,
        telling.payer(layout.is("signs-short") ? payer.name() : payer.legalName()),
        telling.label("phone") + " " + payer.phone());
  }

  private Block footer() {
    Company payer = settlement.payer();
    List<String> lines = new ArrayList<>();
    lines.add(telling.payer(payer.legalName()) + " · " + payer.street() + " · " + payer.city());
    lines.add(String.join(" · ", payer.numbers()));
    return new Block.Lines(lines, true);
  }

  private static Block lines(String... lines) {
    return new Block.Lines(List.of(lines), false);
  }
}
