package io.quittance.matching.proof;

import io.quittance.receivables.OpenItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several items under one number, as instalments are, ask which of them a line means. Where as many
 * lines name the number as there are items of it with something left, and what the lines pay are
 * just the amounts that are open, all of them are paid and there is nothing to ask: lines of equal
 * amounts may change places, and the books are the same.
 */
final class AllOfANumber {
  private AllOfANumber() {}

  /**
   * @param resolutions of the lines, each by itself
   * @return the same, with those that are answered together
   */
  static List<Resolution> together(List<StatedLine> lines, List<Resolution> resolutions) {
    Map<String, List<Integer>> byNumber = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).number() != null) {
        byNumber.computeIfAbsent(lines.get(i).number().strip(), n -> new ArrayList<>()).add(i);
      }
    }
    List<Resolution> answered = new ArrayList<>(resolutions);
    for (Map.Entry<String, List<Integer>> named : byNumber.entrySet()) {
      List<Integer> positions = named.getValue();
      Resolution first = resolutions.get(positions.get(0));
      if (first.kind() == Resolution.Kind.AMBIGUOUS
          && first.rivals().size() == positions.size()
          && areInstalments(named.getKey(), first.rivals())) {
        answer(positions, lines, first.rivals(), answered);
      }
    }
    return answered;
  }

  /** Spelt exactly alike, of one customer, one legal entity and one kind, and all open. */
  private static boolean areInstalments(String number, List<OpenItem> items) {
    Set<String> owners = new HashSet<>();
    boolean payable = true;
    for (OpenItem item : items) {
      owners.add(item.customer() + " " + item.legalEntity() + " " + item.kind());
      payable &=
          item.number().strip().equals(number)
              && item.status() == OpenItem.Status.OPEN
              && NamedItems.live(item)
              && !item.inCollection()
              && !item.directDebit();
    }
    return payable && owners.size() == 1;
  }

  private static void answer(
      List<Integer> positions,
      List<StatedLine> lines,
      List<OpenItem> items,
      List<Resolution> answered) {
    if (positions.stream().anyMatch(position -> lines.get(position).net() == null)) {
      return;
    }
    List<Integer> byAmount =
        positions.stream()
            .sorted(Comparator.comparing(position -> lines.get(position).net().minor()))
            .toList();
    List<OpenItem> byOpen =
        items.stream()
            .sorted(
                Comparator.comparing((OpenItem item) -> item.available().minor())
                    .thenComparing(OpenItem::id))
            .toList();
    for (int i = 0; i < byAmount.size(); i++) {
      StatedLine line = lines.get(byAmount.get(i));
      if (!line.net().equals(byOpen.get(i).available()) || !Facts.kindsFit(line, byOpen.get(i))) {
        return;
      }
    }
    for (int i = 0; i < byAmount.size(); i++) {
      answered.set(byAmount.get(i), Resolution.oneOfAll(byOpen.get(i)));
    }
  }
}
