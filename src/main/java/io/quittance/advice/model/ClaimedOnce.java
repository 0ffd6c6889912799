package io.quittance.advice.model;

import io.quittance.advice.Problem;
import io.quittance.document.Document;
import io.quittance.document.Line;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which lines of a list an answer left out or took twice. From the first to the last line that
 * is claimed or looks like one that is, every line with an amount has to be a row, a total, a
 * heading or skipped, once: an omission then needs a lie, and a lie is not an oversight.
 */
final class ClaimedOnce {
  private static final int MOST_NAMED = 5;

  private enum Claim {
    ROW,
    ITEM,
    TOTAL,
    HEADING,
    SKIPPED,
    /** A value of the whole payment stands there; another claim may, too. */
    HEADER
  }

  private final NumberedSource source;
  private final Map<String, Ledger> ledgers = new LinkedHashMap<>();

  /** Claims on the lines of one document. */
  private static final class Ledger {
    private final Document document;
    private final Map<Integer, Map<Claim, Integer>> claims = new HashMap<>();
    private final Set<String> spots = new HashSet<>();
    private final Set<String> shapes = new HashSet<>();
    private boolean list;

    Ledger(Document document) {
      this.document = document;
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
  }

  private ClaimedOnce(NumberedSource source) {
    this.source = source;
  }

  /** Empty when nothing is left out or taken twice; a problem that holds otherwise. */
  static List<Problem> check(Pointed pointed) {
    ClaimedOnce run = new ClaimedOnce(pointed.source());
    for (PointedAnswer.Payment payment : pointed.answer().payments()) {
      payment.header().forEach(run::header);
      payment.tables().forEach(run::table);
      payment.lines().forEach(run::item);
    }
    pointed.others().forEach(run::other);
    pointed.chunks().forEach(chunk -> run.ledger(chunk.document()).list = true);
    List<Problem> problems = new ArrayList<>();
    for (Ledger ledger : run.ledgers.values()) {
      if (ledger.list) {
        run.check(ledger, pointed.chunks(), problems);
      }
    }
    return problems;
  }

  private void header(PointedAnswer.Place place) {
    source
        .place(place.line())
        .ifPresent(found -> ledger(found.document()).claim(Claim.HEADER, found.line()));
  }

  private void other(String id) {
    source
        .place(id)
        .ifPresent(found -> ledger(found.document()).claim(Claim.SKIPPED, found.line()));
  }

  private void item(PointedAnswer.Item item) {
    Set<String> own = new HashSet<>();
    for (PointedAnswer.Place place : item.values()) {
      source
          .place(place.line())
          .ifPresent(
              found -> {
                Ledger ledger = ledger(found.document());
                String spot = place.line() + " " + place.occurrence() + " " + place.text();
                // Several items may stand in one line of prose, but not at one place.
                boolean taken = own.add(spot) && !ledger.spots.add(spot);
                boolean first =
                    !ledger
                        .claims
                        .getOrDefault(found.line().number(), Map.of())
                        .containsKey(Claim.ITEM);
                if (taken || first) {
                  ledger.claim(Claim.ITEM, found.line());
                }
              });
    }
  }

  private void table(PointedAnswer.Table table) {
    NumberedSource.Place first = source.place(table.firstLine()).orElse(null);
    NumberedSource.Place last = source.place(table.lastLine()).orElse(null);
    if (first == null || last == null || !first.part().equals(last.part())) {
      return;
    }
    Ledger ledger = ledger(first.document());
    ledger.list = true;
    Map<Integer, Claim> apart = new HashMap<>();
    table.skippedLines().forEach(id -> set(apart, ledger, id, Claim.SKIPPED));
    set(apart, ledger, table.headingLine(), Claim.HEADING);
    set(apart, ledger, table.totalLine(), Claim.TOTAL);
    ledger
        .document
        .lines()
        .forEach(
            line -> {
              Claim claim = apart.get(line.number());
              boolean within =
                  line.number() >= first.line().number() && line.number() <= last.line().number();
              if (claim != null || within) {
                ledger.claim(claim == null ? Claim.ROW : claim, line);
              }
            });
  }

  private void set(Map<Integer, Claim> apart, Ledger ledger, String id, Claim claim) {
    source
        .place(id)
        .filter(place -> place.document().part().equals(ledger.document.part()))
        .ifPresent(place -> apart.put(place.line().number(), claim));
  }

  private Ledger ledger(Document document) {
    return ledgers.computeIfAbsent(document.part(), unused -> new Ledger(document));
  }

  private void check(Ledger ledger, List<Chunk> chunks, List<Problem> problems) {
    List<Line> lines = ledger.document.lines().filter(line -> line.quoted() == 0).toList();
    int from = -1;
    int to = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (listed(ledger, chunks, lines.get(i))) {
        from = from < 0 ? i : from;
        to = i;
      }
    }
    if (from < 0) {
      return;
    }
    List<Line> amounts =
        lines.subList(from, to + 1).stream().filter(NumberedSource::hasAmount).toList();
    say(
        "no row, total or heading of the list, nor skipped",
        ledger,
        amounts.stream().filter(line -> !ledger.claims.containsKey(line.number())).toList(),
        problems);
    say(
        "taken more than once",
        ledger,
        amounts.stream().filter(line -> twice(ledger.claims.get(line.number()))).toList(),
        problems);
  }

  private static boolean listed(Ledger ledger, List<Chunk> chunks, Line line) {
    String shape = ShownRows.shape(line);
    Map<Claim, Integer> claims = ledger.claims.getOrDefault(line.number(), Map.of());
    return claims.keySet().stream().anyMatch(claim -> claim != Claim.HEADER)
        || (shape != null && ledger.shapes.contains(shape))
        || chunks.stream().anyMatch(c -> c.isIn(ledger.document) && c.holds(line));
  }

  private static boolean twice(Map<Claim, Integer> claims) {
    if (claims == null) {
      return false;
    }
    long ways = claims.keySet().stream().filter(claim -> claim != Claim.HEADER).count();
    return ways > 1
        || claims.getOrDefault(Claim.ROW, 0) > 1
        || claims.getOrDefault(Claim.ITEM, 0) > 1;
  }

  private static void say(String what, Ledger ledger, List<Line> lines, List<Problem> problems) {
    if (lines.isEmpty()) {
      return;
    }
    List<Integer> named = lines.stream().limit(MOST_NAMED).map(Line::number).toList();
    problems.add(
        new Problem(
            Problem.Code.LINE_UNCLAIMED,
            lines.size() + " lines with an amount are " + what,
            "part "
                + ledger.document.part()
                + ", lines "
                + String.join(", ", named.stream().map(String::valueOf).toList())
                + (lines.size() > named.size() ? " and more" : "")));
  }
}
