package io.quittance.evaluation.simulate;

import io.quittance.evaluation.simulate.Letter.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the simplest rule would do with the same mails, were they read and linked to their payments
 * without any error: apply a line whose number is exactly that of one open item and whose amount is
 * exactly what is open. Of a bank's text the numbers, when the items they name add up to the
 * payment.
 */
final class Baseline {
  private final Map<String, List<Item>> byNumber = new HashMap<>();
  private final Map<Receipt, List<Line>> told = new HashMap<>();
  private final Map<String, Long> less = new HashMap<>();
  private final Set<String> paid = new HashSet<>();
  private final Map<Receipt, Set<Item>> applied = new HashMap<>();
  private final Set<Receipt> whole = new HashSet<>();
  private int wrong;

  private Baseline(World world) {
    for (Item item : world.items()) {
      byNumber.computeIfAbsent(item.number(), n -> new ArrayList<>()).add(item);
    }
    for (Letter letter : world.letters()) {
      Map<Receipt, List<Line>> lines = new HashMap<>();
      letter
          .lines()
          .forEach(l -> lines.computeIfAbsent(l.receipt(), r -> new ArrayList<>()).add(l));
      lines.forEach(this::tell);
    }
    for (Change change : world.changes()) {
      less.merge(change.item().id(), change.lessCents(), Long::sum);
    }
  }

  /** A later mail replaces, but where two mails tell of one payment both count. */
  private void tell(Receipt receipt, List<Line> lines) {
    if (receipt.kind() == AdviceKind.TWO_MAILS) {
      told.computeIfAbsent(receipt, r -> new ArrayList<>()).addAll(lines);
    } else {
      told.put(receipt, lines);
    }
  }

  static Baseline of(World world) {
    Baseline baseline = new Baseline(world);
    world.receipts().forEach(receipt -> baseline.apply(receipt, world));
    return baseline;
  }

  boolean applied(Receipt receipt, Share share) {
    return applied.getOrDefault(receipt, Set.of()).contains(share.item());
  }

  boolean applied(Receipt receipt) {
    return whole.contains(receipt);
  }

  int wrong() {
    return wrong;
  }

  private void apply(Receipt receipt, World world) {
    Map<Item, Long> found = receipt.kind().hasMail() ? byLines(receipt) : byText(receipt);
    applied.put(receipt, new HashSet<>());
    long sum = 0;
    for (Map.Entry<Item, Long> one : found.entrySet()) {
      sum += one.getValue();
      boolean right =
          receipt.shares().stream()
              .anyMatch(s -> s.item() == one.getKey() && s.accepts(one.getValue()));
      wrong += right ? 0 : 1;
      if (right) {
        applied.get(receipt).add(one.getKey());
      }
    }
    if (sum == receipt.cents() && applied.get(receipt).size() == receipt.shares().size()) {
      whole.add(receipt);
    }
    receipt.shares().forEach(share -> paid.add(share.item().id()));
  }

  private Map<Item, Long> byLines(Receipt receipt) {
    Map<Item, Long> found = new HashMap<>();
    long left = receipt.cents();
    for (Line line : told.getOrDefault(receipt, List.of())) {
      Item item = only(byNumber.getOrDefault(line.number(), List.of()));
      boolean exact = item != null && !item.credit() && line.net() == open(item);
      if (exact && line.net() <= left) {
        found.put(item, line.net());
        left -= line.net();
      }
    }
    return found;
  }

  private Map<Item, Long> byText(Receipt receipt) {
    Map<Item, Long> found = new HashMap<>();
    for (String word : receipt.text().split(" ", -1)) {
      Item item = only(byNumber.getOrDefault(word, List.of()));
      if (item != null && !item.credit()) {
        found.put(item, open(item));
      }
    }
    long sum = found.values().stream().mapToLong(Long::longValue).sum();
    return sum == receipt.cents() ? found : Map.of();
  }

  private Item only(Collection<Item> items) {
    List<Item> open = items.stream().filter(item -> !paid.contains(item.id())).toList();
    return open.size() == 1 ? open.get(0) : null;
  }

  private long open(Item item) {
    return item.cents() - less.getOrDefault(item.id(), 0L);
  }
}
