package io.quittance.harm;

import io.quittance.money.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Sets lines in columns, under headings that readers know, do not know, or should not trust. */
final class WriteLists {
  private static final String[][] COLUMNS = {
    {"invoice_number", "net_amount"},
    {"invoice_number", "invoice_date", "net_amount"},
    {"invoice_number", "gross_amount", "discount_amount", "net_amount"},
    {"invoice_number", "invoice_date", "gross_amount", "discount_amount", "net_amount"},
    {"invoice_number", "net_amount", "balance"},
    {"row", "invoice_number", "net_amount"}
  };

  private static final Map<String, String[]> HEADINGS =
      Map.of(
          "invoice_number", new String[] {"Invoice no.", "Rechnungsnr.", "Vrzl", "Invoice"},
          "invoice_date", new String[] {"Date", "Datum", "Dtx", "Invoice date"},
          "gross_amount", new String[] {"Gross", "Brutto", "Wobbel", "Gross amount"},
          "discount_amount", new String[] {"Discount", "Skonto", "Knips", "Discount"},
          "net_amount", new String[] {"Amount paid", "Zahlbetrag", "Zoll", "Net"},
          "balance", new String[] {"Balance", "Saldo", "Rest", "Open after"},
          "row", new String[] {"Pos.", "Pos.", "Pos.", "No."});

  private static final String[] TOTALS = {"Total", "Summe", "Total paid", "All in all", null};

  private final Random random;
  private final int language;
  private final DecimalFormat style;
  private final String[] columns;
  private final String totalLabel;
  private boolean owed;
  private final Map<Grid, Money> totals = new HashMap<>();

  WriteLists(Random random) {
    this.random = random;
    this.language = random.nextInt(4);
    this.columns = COLUMNS[random.nextInt(COLUMNS.length)];
    this.totalLabel = TOTALS[random.nextInt(TOTALS.length)];
    boolean german = language == 1 || random.nextInt(4) == 0;
    this.style =
        new DecimalFormat(
            random.nextInt(4) == 0 ? "0.00" : "#,##0.00",
            DecimalFormatSymbols.getInstance(german ? Locale.GERMANY : Locale.ROOT));
  }

  /** Labels and headings of what is only owed. */
  void sayNothingOfPaying() {
    owed = true;
  }

  String printed(Money amount) {
    return style.format(amount.amount());
  }

  Money total(Grid grid) {
    return totals.get(grid);
  }

  Grid of(List<World.Line> lines, Money total) {
    List<List<String>> rows = new ArrayList<>();
    for (World.Line line : lines) {
      List<String> cells = new ArrayList<>();
      for (String role : columns) {
        cells.add(cell(role, line, rows.size() + 1));
      }
      rows.add(cells);
    }
    List<String> roles = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    for (String role : columns) {
      headings.add(owed && role.equals("net_amount") ? "Amount" : HEADINGS.get(role)[language]);
      roles.add(role.equals("balance") || role.equals("row") ? "unknown" : role);
    }
    Grid grid =
        new Grid(
            headings,
            roles,
            rows,
            owed && totalLabel != null ? "Total" : totalLabel,
            printed(total));
    totals.put(grid, total);
    return grid;
  }

  private String cell(String role, World.Line line, int number) {
    return switch (role) {
      case "invoice_number" -> line.item().number();
      case "invoice_date" -> "2026-02-" + (10 + random.nextInt(10));
      case "gross_amount" -> printed(line.gross());
      case "discount_amount" -> line.discount().isZero() ? "" : printed(line.discount());
      case "net_amount" -> printed(line.net());
      case "balance" -> style.format(new BigDecimal(random.nextInt(3) * 125));
      default -> String.valueOf(number);
    };
  }
}
