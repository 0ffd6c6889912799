package io.quittance.evaluation.simulate;

import io.quittance.evaluation.generate.mail.Attachment;
import io.quittance.evaluation.generate.mail.Envelope;
import io.quittance.evaluation.generate.mail.Mail;
import io.quittance.evaluation.generate.mail.WriteMail;
import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Cell;
import io.quittance.evaluation.generate.paper.Paper;
import io.quittance.evaluation.generate.print.Format;
import io.quittance.evaluation.generate.print.Print;
import io.quittance.evaluation.simulate.Letter.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Prints a letter as a mail, plainly: what is measured is matching, not reading. */
final class WriteLetter {
  private final Letter letter;
  private final Wording wording;
  private final Customer.Habits habits;

  private WriteLetter(Letter letter) {
    this.letter = letter;
    this.habits = letter.from().habits();
    this.wording = habits.wording();
  }

  /** The bytes of the mail, the same for the same letter. */
  static byte[] of(Letter letter, LocalDate day) {
    try {
      return WriteMail.of(new WriteLetter(letter).mail(day));
    } catch (IOException e) {
      throw new UncheckedIOException("a letter cannot be printed in memory", e);
    }
  }

  private Mail mail(LocalDate day) throws IOException {
    Paper paper = paper();
    return switch (habits.form()) {
      case TEXT -> body(day, Optional.of(Print.text(paper)), Optional.empty());
      case HTML -> body(day, Optional.empty(), Optional.of(Print.html(paper)));
      case CSV -> attached(day, paper, Format.CSV);
      case XLSX -> attached(day, paper, Format.XLSX);
      case PDF -> attached(day, paper, Format.PDF);
    };
  }

  private Mail body(LocalDate day, Optional<String> text, Optional<String> html) {
    return new Mail(envelope(day), text, html, StandardCharsets.UTF_8, List.of());
  }

  private Mail attached(LocalDate day, Paper paper, Format format) throws IOException {
    String note =
        String.join(
            "\n",
            wording.say("dear"),
            "",
            wording.say("attached"),
            letter.note(),
            "",
            wording.say("bye"),
            letter.from().name(),
            "");
    String name = "advice-" + (10_000 + letter.number()) + format.suffix();
    byte[] content = Print.bytes(paper, format, letter.number());
    return new Mail(
        envelope(day),
        Optional.of(note),
        Optional.empty(),
        StandardCharsets.UTF_8,
        List.of(new Attachment(name, format.mediaType(), content)));
  }

  private Envelope envelope(LocalDate day) {
    String reference = letter.reference() == null ? "" : " " + letter.reference();
    return new Envelope(
        letter.from().name(),
        "ap@" + letter.from().domain(),
        "remittance@nordhafen.example",
        wording.say("subject") + reference,
        day.atTime(LocalTime.of(7 + letter.number() % 11, letter.number() % 60))
            .atZone(ZoneOffset.UTC),
        "advice-" + letter.number() + "@" + letter.from().domain());
  }

  private Paper paper() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Title(wording.say("title")));
    if (habits.form() == Customer.Form.TEXT || habits.form() == Customer.Form.HTML) {
      blocks.add(new Block.Paragraph(wording.say("dear")));
      blocks.add(new Block.Paragraph(wording.say("opening")));
    }
    blocks.add(new Block.Pairs(pairs()));
    blocks.add(table());
    if (!letter.note().isEmpty()) {
      blocks.add(new Block.Paragraph(letter.note()));
    }
    blocks.add(new Block.Lines(List.of(wording.say("bye"), letter.from().name()), false));
    return new Paper(wording.language(), Set.of("grid"), blocks, "", Optional.empty());
  }

  private List<Block.Pair> pairs() {
    List<Block.Pair> pairs = new ArrayList<>();
    pairs.add(pair("payer", Cell.of(letter.from().name())));
    pairs.add(pair("date", date(letter.paymentDate())));
    if (letter.reference() != null) {
      pairs.add(pair("reference", Cell.of(letter.reference())));
    }
    String total = wording.amount(letter.total()) + " " + letter.to().currency();
    pairs.add(pair("total", Cell.of(total)));
    return pairs;
  }

  private Block.Pair pair(String label, Cell value) {
    return new Block.Pair(wording.say(label), value);
  }

  private enum Column {
    number,
    issued,
    gross,
    discount,
    deduction,
    net
  }

  private List<Column> columns() {
    boolean discounts = letter.lines().stream().anyMatch(line -> line.discount() != 0);
    boolean deductions = letter.lines().stream().anyMatch(line -> line.deduction() != 0);
    boolean dated = habits.layout() != 1;
    boolean gross = habits.layout() == 2 || discounts || deductions;
    return Stream.of(Column.values())
        .filter(column -> column != Column.issued || dated)
        .filter(column -> column != Column.gross || gross)
        .filter(column -> column != Column.discount || discounts)
        .filter(column -> column != Column.deduction || deductions)
        .toList();
  }

  private Block.Table table() {
    List<Column> columns = columns();
    List<Block.Entry> rows = new ArrayList<>();
    for (Line line : letter.lines()) {
      rows.add(
          new Block.Entry(
              Block.RowKind.ITEM, columns.stream().map(column -> cell(column, line)).toList()));
    }
    long sum = letter.lines().stream().mapToLong(Line::net).sum();
    if (sum == letter.total()) {
      rows.add(new Block.Entry(Block.RowKind.SUM, columns.stream().map(this::sum).toList()));
    }
    return new Block.Table(
        columns.stream()
            .map(
                column ->
                    new Block.Column(
                        wording.say(column.name()), column.ordinal() > Column.issued.ordinal()))
            .toList(),
        rows);
  }

  private Cell cell(Column column, Line line) {
    return switch (column) {
      case number -> Cell.of(line.number());
      case issued -> date(line.share().item().issued());
      case gross -> amount(line.gross());
      case discount -> amount(line.discount());
      case deduction -> amount(line.deduction());
      case net -> amount(line.net());
    };
  }

  private Cell sum(Column column) {
    return switch (column) {
      case number -> Cell.of(wording.say("sum"));
      case net -> amount(letter.total());
      case issued, gross, discount, deduction -> Cell.EMPTY;
    };
  }

  private Cell amount(long cents) {
    return new Cell(wording.amount(cents), Cents.decimal(cents));
  }

  private Cell date(LocalDate day) {
    return new Cell(wording.date(day), day);
  }
}
