package io.quittance.harm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model that understands the mail answers: in spots, or as a table with its columns. */
final class TrueAnswer {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> AMOUNTS =
      List.of("invoice_number", "gross_amount", "discount_amount", "net_amount");

  private final World world;
  private final Shown shown;

  TrueAnswer(World world, Shown shown) {
    this.world = world;
    this.shown = shown;
  }

  ObjectNode inSpots() {
    return remittance(world.grid, true);
  }

  ObjectNode asTable() {
    return remittance(world.grid, false);
  }

  /** The same for a list that is not the one that was paid. */
  ObjectNode of(Grid other, boolean spots) {
    return remittance(other, spots);
  }

  static ObjectNode place(String field, Shown.Token token) {
    return NODES
        .objectNode()
        .put("field", field)
        .put("line", token.line())
        .put("text", token.text())
        .put("occurrence", token.occurrence());
  }

  static ObjectNode answer(ObjectNode... payments) {
    ObjectNode answer = NODES.objectNode().put("verdict", "remittance");
    answer.putArray("payments").addAll(List.of(payments));
    return answer;
  }

  static ObjectNode payment() {
    ObjectNode payment = NODES.objectNode().put("status", "executed").put("complete", true);
    payment.putArray("header");
    payment.putArray("tables");
    payment.putArray("lines");
    return payment;
  }

  private ObjectNode remittance(Grid grid, boolean spots) {
    ObjectNode payment = payment();
    header((ArrayNode) payment.get("header"), grid);
    boolean prose = worded(grid);
    if (spots || prose) {
      lines((ArrayNode) payment.get("lines"), grid, prose);
    } else {
      table((ArrayNode) payment.get("tables"), grid);
    }
    return answer(payment);
  }

  private boolean worded(Grid grid) {
    return world.letter.look().worded() && grid == world.grid;
  }

  private void header(ArrayNode header, Grid grid) {
    Optional<Shown.Token> total =
        shown
            .row(0, List.of(said("Total paid:")))
            .flatMap(row -> last(row, grid.total()))
            .or(() -> totalRow(grid).flatMap(row -> last(row, grid.total())));
    total.ifPresent(token -> header.add(place("payment_amount", token)));
    shown
        .row(0, List.of(said("Payment reference:")))
        .map(row -> row.text().substring(row.text().lastIndexOf(' ') + 1))
        .flatMap(
            text ->
                shown.row(0, List.of(said("Payment reference:"), text)).flatMap(r -> last(r, text)))
        .ifPresent(token -> header.add(place("payment_reference", token)));
    shown
        .row(0, List.of(said("Payment date:")))
        .flatMap(row -> last(row, row.text().substring(row.text().lastIndexOf(' ') + 1)))
        .ifPresent(token -> header.add(place("payment_date", token)));
    shown
        .row(0, List.of("EUR"))
        .flatMap(row -> last(row, "EUR"))
        .ifPresent(token -> header.add(place("currency", token)));
  }

  private String said(String words) {
    return world.letter.said(words);
  }

  private static Optional<Shown.Token> last(Shown.Row row, String text) {
    List<Shown.Token> found = Shown.inOrder(row, List.of(text));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  private Optional<Shown.Row> totalRow(Grid grid) {
    if (grid.totalLabel() == null) {
      return Optional.empty();
    }
    int from = row(grid, grid.rows().size() - 1).map(shown::indexOf).map(i -> i + 1).orElse(0);
    return shown.rows().subList(from, shown.rows().size()).stream()
        .filter(row -> row.text().startsWith(said(grid.totalLabel())))
        .findFirst();
  }

  private void lines(ArrayNode lines, Grid grid, boolean prose) {
    for (int i = 0; i < grid.rows().size(); i++) {
      Optional<Shown.Row> row = row(grid, i);
      if (row.isEmpty()) {
        continue;
      }
      List<String> fields = new ArrayList<>();
      List<String> texts = new ArrayList<>();
      for (String field : prose ? List.of("invoice_number", "net_amount") : AMOUNTS) {
        if (!grid.cell(i, field).isEmpty()) {
          fields.add(field);
          texts.add(grid.cell(i, field));
        }
      }
      ObjectNode line = lines.addObject();
      line.put("kind", grid.cell(i, "net_amount").startsWith("-") ? "credit_memo" : "invoice");
      ArrayNode values = line.putArray("values");
      List<Shown.Token> tokens = new ArrayList<>(Shown.inOrder(row.get(), texts));
      int next = shown.indexOf(row.get()) + 1;
      if (tokens.size() < texts.size() && next < shown.rows().size()) {
        tokens.addAll(
            Shown.inOrder(shown.rows().get(next), texts.subList(tokens.size(), texts.size())));
      }
      for (int k = 0; k < tokens.size(); k++) {
        values.add(place(fields.get(k), tokens.get(k)));
      }
    }
  }

  private Optional<Shown.Row> row(Grid grid, int number) {
    String name = grid.cell(number, "invoice_number");
    boolean apart = worded(grid) && world.letter.look() == Letter.Look.FORM;
    return apart
        ? shown.rows().stream().filter(row -> row.text().endsWith(": " + name)).findFirst()
        : shown.row(0, List.of(name, grid.cell(number, "net_amount")));
  }

  private void table(ArrayNode tables, Grid grid) {
    Optional<Shown.Row> first = row(grid, 0);
    Optional<Shown.Row> end = row(grid, grid.rows().size() - 1);
    if (first.isEmpty() || end.isEmpty()) {
      return;
    }
    int heading = shown.indexOf(first.get()) - 1;
    ObjectNode table = tables.addObject();
    table.put("headingLine", heading < 0 ? null : shown.rows().get(heading).id());
    table.put("firstLine", first.get().id());
    table.put("lastLine", end.get().id());
    table.put("totalLine", totalRow(grid).map(Shown.Row::id).orElse(null));
    table.putArray("skippedLines");
    ArrayNode columns = table.putArray("columns");
    for (int i = 0; i < grid.roles().size(); i++) {
      columns
          .addObject()
          .put("role", grid.roles().get(i))
          .put("index", i)
          .put("heading", said(grid.headings().get(i)));
    }
  }
}
