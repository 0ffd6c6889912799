package io.quittance.advice.model;

import io.quittance.document.Document;
import io.quittance.document.Line;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an answer makes of the lines of one document. */
final class ClaimsOnDocument {
  enum Claim {
    ROW,
    ITEM,
    TOTAL,
    HEADING,
    SKIPPED,
    /** A value of the whole payment stands there; another claim may, too. */
    HEADER
  }

  private final Document document;
  private final Map<Integer, Map<Claim, Integer>> claims = new HashMap<>();
  private final Set<String> spots = new HashSet<>();
  private final Set<String> shapes = new HashSet<>();

  /** Lines with the number of an item and an amount, by their shape. */
  private final Map<String, Set<Integer>> numbered = new HashMap<>();

  private boolean whole;

  ClaimsOnDocument(Document document) {
    this.document = document;
  }

  Document document() {
    return document;
  }

  /** The answer was to say of each line of the list what it is. */
  void ofWholeList() {
    whole = true;
  }

  boolean isOfWholeList() {
    return whole;
  }

  void claim(Claim claim, Line line) {
    claims
        .computeIfAbsent(line.number(), unused -> new EnumMap<>(Claim.class))
        .merge(claim, 1, Integer::sum);
    String shape = ShownRows.shape(line);
    if (shape != null && (claim == Claim.ROW || claim == Claim.ITEM)) {
      shapes.add(shape);
    }
  }

  /**
   * Several items may stand in one line of prose, but not at one place.
   *
   * @param spot where in the line
   * @param first false when the item has a value there already
   */
  void item(Line line, String spot, boolean first) {
    boolean taken = first && !spots.add(spot);
    if (taken || !claimed(line).containsKey(Claim.ITEM)) {
      claim(Claim.ITEM, line);
    }
  }

  /** An item's number stands in the line. */
  void numbered(Line line) {
    String shape = ShownRows.shape(line);
    if (shape != null) {
      numbered.computeIfAbsent(shape, unused -> new HashSet<>()).add(line.number());
    }
  }

  /** Rows that stand one by one: two or more of one shape are a list, whoever calls it one. */
  Set<String> shapesOfRows() {
    return numbered.entrySet().stream()
        .filter(rows -> rows.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Map<Claim, Integer> claimed(Line line) {
    return claims.getOrDefault(line.number(), Map.of());
  }

  boolean unclaimed(Line line) {
    return !claims.containsKey(line.number());
  }

  boolean claimedTwice(Line line) {
    Map<Claim, Integer> ways = claimed(line);
    return ways.keySet().stream().filter(claim -> claim != Claim.HEADER).count() > 1
        || ways.getOrDefault(Claim.ROW, 0) > 1
        || ways.getOrDefault(Claim.ITEM, 0) > 1;
  }

  /** It is part of the list by what was said of it, or looks like a line that is. */
  boolean listed(Line line, List<Chunk> chunks) {
    String shape = ShownRows.shape(line);
    return claimed(line).keySet().stream().anyMatch(claim -> claim != Claim.HEADER)
        || (shape != null && shapes.contains(shape))
        || chunks.stream().anyMatch(c -> c.isIn(document) && c.holds(line));
  }
}
