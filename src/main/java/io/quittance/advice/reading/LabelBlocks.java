package io.quittance.advice.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Labels beneath each other, followed by as many values: how a two-column form comes out of a
 * program that writes column by column. Some of the labels may be unknown; that every known one
 * with a type gets a value of that type says where the labels end.
 */
final class LabelBlocks {
  private static final int FEWEST = 3;
  private static final int MOST = 40;
  private static final int MOST_UNKNOWN_BEFORE = 3;

  private final List<List<TextCell>> cells;
  private final BiConsumer<String, TextCell> add;

  /**
   * @param cells of each row; @param add takes each label with its value
   */
  LabelBlocks(List<List<TextCell>> cells, BiConsumer<String, TextCell> add) {
    this.cells = cells;
    this.add = add;
  }

  /**
   * @param found labels found otherwise; those that a block explains better are taken out
   */
  void find(List<Labelled> found) {
    for (int i = 0; i < cells.size(); i++) {
      if (!label(i)) {
        continue;
      }
      int last = lastLabel(i);
      Optional<Block> block = last - i + 1 < FEWEST ? Optional.empty() : block(i, last);
      if (block.isPresent()) {
        take(block.get(), found);
        i = block.get().first() + 2 * block.get().size() - 1;
      }
    }
  }

  private record Block(int first, int size) {}

  /** The last known label before a row that is surely a value. */
  private int lastLabel(int first) {
    int last = first;
    for (int i = first; i < cells.size() && i < first + MOST && single(i); i++) {
      if (label(i)) {
        last = i;
      } else if (hasDigit(text(i))) {
        break;
      }
    }
    return last;
  }

  /** The only size of the block under which all types fit. */
  private Optional<Block> block(int firstKnown, int last) {
    List<Block> fitting = new ArrayList<>();
    for (int before = 0; before <= MOST_UNKNOWN_BEFORE; before++) {
      int first = firstKnown - before;
      if (first < 0 || before > 0 && (!single(first) || hasDigit(text(first)))) {
        break;
      }
      Block block = new Block(first, last - first + 1);
      if (fits(block)) {
        fitting.add(block);
      }
    }
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private boolean fits(Block block) {
    int typed = 0;
    for (int k = 0; k < block.size(); k++) {
      int value = block.first() + block.size() + k;
      if (value >= cells.size() || !single(value) || label(value)) {
        return false;
      }
      Optional<Boolean> fits = fits(text(block.first() + k), text(value));
      if (fits.isPresent() && !fits.get()) {
        return false;
      }
      typed += fits.isPresent() ? 1 : 0;
    }
    return typed >= 1;
  }

  /** Whether the value has the type that the label says; empty when it says none. */
  private static Optional<Boolean> fits(String label, String value) {
    Optional<Role> role =
        Lexicon.STANDARD
            .header(label)
            .or(() -> Lexicon.STANDARD.column(label))
            .map(Lexicon.Meaning::role);
    if (role.isEmpty() || value.equals("-")) {
      return Optional.empty();
    }
    if (role.get().amount()) {
      return Optional.of(PrintedAmount.of(value).isPresent());
    }
    if (role.get().date()) {
      return Optional.of(!PrintedDate.find(value).isEmpty());
    }
    return role.get() == Role.CURRENCY
        ? Optional.of(Currencies.named(value).isPresent())
        : Optional.empty();
  }

  private void take(Block block, List<Labelled> found) {
    TextCell firstValue = cells.get(block.first() + block.size()).get(0);
    TextCell lastLabel = cells.get(block.first() + block.size() - 1).get(0);
    found.removeIf(f -> f.label().equals(lastLabel.text()) && f.value().equals(firstValue));
    for (int k = 0; k < block.size(); k++) {
      add.accept(text(block.first() + k), cells.get(block.first() + block.size() + k).get(0));
    }
  }

  private boolean single(int row) {
    return cells.get(row).size() == 1 && cells.get(row).get(0).column() < 0;
  }

  private boolean label(int row) {
    return single(row) && Labels.isLabel(text(row));
  }

  private String text(int row) {
    return cells.get(row).get(0).text();
  }

  private static boolean hasDigit(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }
}
