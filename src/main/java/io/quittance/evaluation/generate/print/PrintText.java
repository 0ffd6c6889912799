package io.quittance.evaluation.generate.print;

import io.quittance.evaluation.generate.paper.Block;
import io.quittance.evaluation.generate.paper.Paper;
import java.util.ArrayList;
import java.util.List;

/** Prints a paper as plain text, as mail programs and batch jobs write it. */
final class PrintText implements Block.Surface {
  private static final int LINE_WIDTH = 76;

  private final Paper paper;
  private final StringBuilder out = new StringBuilder();

  private PrintText(Paper paper) {
    this.paper = paper;
  }

  static String of(Paper paper) {
    PrintText text = new PrintText(paper);
    paper.blocks().forEach(block -> block.on(text));
    return text.out.toString();
  }

  private void line(String line) {
    out.append(line.stripTrailing()).append('\n');
  }

  private void gap() {
    if (!out.isEmpty() && !out.toString().endsWith("\n\n")) {
      line("");
    }
  }

  @Override
  public void title(Block.Title title) {
    gap();
    boolean centred = paper.is("title-centred");
    String indent =
        centred ? " ".repeat(Math.max(0, (LINE_WIDTH - Width.of(title.text())) / 2)) : "";
    line(indent + title.text());
    if (paper.is("title-underlined")) {
      line(indent + "=".repeat(Width.of(title.text())));
    }
    gap();
  }

  @Override
  public void lines(Block.Lines lines) {
    gap();
    lines.lines().forEach(this::line);
    gap();
  }

  /** Wrapped at blanks; languages without blanks are left as they are. */
  @Override
  public void paragraph(Block.Paragraph paragraph) {
    gap();
    for (String hardLine : Width.linesOf(paragraph.text())) {
      StringBuilder line = new StringBuilder();
      for (String word : hardLine.split(" ", -1)) {
        if (!line.isEmpty() && Width.of(line + " " + word) > LINE_WIDTH) {
          line(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      line(line.toString());
    }
    gap();
  }

  @Override
  public void pairs(Block.Pairs pairs) {
    gap();
    boolean aligned = !paper.is("pairs-tight");
    int width = pairs.pairs().stream().mapToInt(pair -> Width.of(pair.label())).max().orElse(0);
    for (Block.Pair pair : pairs.pairs()) {
      String label = aligned ? Width.left(pair.label(), width + 1) : pair.label();
      String leader =
          paper.is("pairs-dotted")
              ? label.strip() + " " + ".".repeat(width + 4 - Width.of(label.strip()))
              : label;
      line(leader + " " + pair.value().text());
    }
    gap();
  }

  @Override
  public void table(Block.Table table) {
    gap();
    TextTable.lines(table, paper).forEach(this::line);
    gap();
  }

  @Override
  public void beside(Block.Beside beside) {
    List<String> left = part(beside.left());
    List<String> right = part(beside.right());
    if (paper.is("never-beside")) {
      gap();
      left.forEach(this::line);
      gap();
      right.forEach(this::line);
      gap();
      return;
    }
    int width = Math.max(42, left.stream().mapToInt(Width::of).max().orElse(0) + 3);
    gap();
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String first = i < left.size() ? left.get(i) : "";
      line(Width.left(first, width) + (i < right.size() ? right.get(i) : ""));
    }
    gap();
  }

  private List<String> part(List<Block> blocks) {
    PrintText part = new PrintText(paper);
    blocks.forEach(block -> block.on(part));
    List<String> lines = new ArrayList<>(part.out.toString().strip().lines().toList());
    lines.removeIf(line -> line.isBlank() && lines.size() > 12);
    return lines;
  }

  @Override
  public void rule() {
    line((paper.is("rules-stars") ? "*" : "-").repeat(LINE_WIDTH));
  }
}
