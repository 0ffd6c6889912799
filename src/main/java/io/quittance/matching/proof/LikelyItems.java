package io.quittance.matching.proof;

import io.quittance.ledger.Application;
import io.quittance.receivables.OpenItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The item that each line most likely pays: the one its number means, or, of several of its number
 * and just its amount, the one due first that no other line takes. Which of those it is matters
 * little to anybody, and nobody knows: a recommendation for a person, and no proof.
 *
 * @param items one for each line, in the order of the lines; null where none is likely
 * @param chosen whether any of them was chosen among several
 */
record LikelyItems(List<OpenItem> items, boolean chosen) {

  static LikelyItems of(List<Facts.LineFacts> lines) {
    Set<String> taken =
        lines.stream()
            .map(Facts.LineFacts::item)
            .filter(Objects::nonNull)
            .map(OpenItem::id)
            .collect(Collectors.toCollection(HashSet::new));
    List<OpenItem> items = new ArrayList<>();
    boolean chosen = false;
    for (Facts.LineFacts line : lines) {
      OpenItem item = line.item() == null ? dueFirst(line, taken) : line.item();
      if (item != null && line.item() == null) {
        taken.add(item.id());
        chosen = true;
      }
      items.add(item);
    }
    return new LikelyItems(items, chosen);
  }

  private static OpenItem dueFirst(Facts.LineFacts line, Set<String> taken) {
    StatedLine said = line.line();
    if (said.net() == null || line.resolution().kind() != Resolution.Kind.AMBIGUOUS) {
      return null;
    }
    return line.resolution().rivals().stream()
        .filter(item -> NamedItems.live(item) && !taken.contains(item.id()))
        .filter(item -> Facts.kindsFit(said, item))
        .filter(item -> item.available().currency().equals(said.net().currency()))
        .filter(item -> item.available().minor() == Math.abs(said.net().minor()))
        .min(
            Comparator.comparing(OpenItem::dueDate, Comparator.nullsLast(LocalDate::compareTo))
                .thenComparing(OpenItem::id))
        .orElse(null);
  }

  /** What a line most likely pays; empty where no item is likely. */
  List<Application> applications(int index, Facts.LineFacts line) {
    return line.settlement() == null
        ? whole(index, line).map(List::of).orElse(List.of())
        : line.settlement().applications();
  }

  /** All of a line on its item, whatever the ERP leaves to people; never on one that is sold. */
  Optional<Application> whole(int index, Facts.LineFacts line) {
    OpenItem item = items.get(index);
    return Optional.ofNullable(item)
        .filter(NamedItems::live)
        .filter(live -> live.status() != OpenItem.Status.SOLD)
        .filter(live -> line.line().net() != null && Facts.kindsFit(line.line(), live))
        .filter(live -> live.available().currency().equals(line.line().net().currency()))
        .map(live -> ItemChecks.whole(line.line().net(), live));
  }
}
