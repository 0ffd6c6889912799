package io.quittance.advice.model;

import io.quittance.advice.Problem;
import io.quittance.advice.model.ClaimsOnDocument.Claim;
import io.quittance.document.Document;
import io.quittance.document.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says which lines of a list an answer left out or took twice. From the first to the last line that
 * is claimed or looks like one that is, every line with an amount has to be a row, a total, a
 * heading or skipped, once: an omission then needs a lie, and a lie is not an oversight. An answer
 * that gives rows one by one has no way to skip a subtotal; of it every line that looks like its
 * rows is asked.
 */
final class ClaimedOnce {
  private static final int MOST_NAMED = 5;
  private static final String NUMBER = "invoice_number";

  private final NumberedSource source;
  private final Map<String, ClaimsOnDocument> documents = new LinkedHashMap<>();

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
    pointed.chunks().forEach(chunk -> run.on(chunk.document()).ofWholeList());
    List<Problem> problems = new ArrayList<>();
    for (ClaimsOnDocument claims : run.documents.values()) {
      List<Line> lines =
          claims.isOfWholeList() ? wholeList(claims, pointed.chunks()) : likeRows(claims);
      say(
          "no row, total or heading of the list, nor skipped",
          claims.document(),
          lines.stream().filter(claims::unclaimed).toList(),
          problems);
      say(
          "taken more than once",
          claims.document(),
          lines.stream().filter(claims::claimedTwice).toList(),
          problems);
    }
    return problems;
  }

  private void header(PointedAnswer.Place place) {
    source
        .place(place.line())
        .ifPresent(found -> on(found.document()).claim(Claim.HEADER, found.line()));
  }

  private void other(String id) {
    source.place(id).ifPresent(found -> on(found.document()).claim(Claim.SKIPPED, found.line()));
  }

  private void item(PointedAnswer.Item item) {
    Set<String> own = new HashSet<>();
    for (PointedAnswer.Place place : item.values()) {
      source
          .place(place.line())
          .ifPresent(
              found -> {
                ClaimsOnDocument claims = on(found.document());
                String spot = place.line() + " " + place.occurrence() + " " + place.text();
                claims.item(found.line(), spot, own.add(spot));
                if (place.field().equals(NUMBER)) {
                  claims.numbered(found.line());
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
    ClaimsOnDocument claims = on(first.document());
    claims.ofWholeList();
    Map<Integer, Claim> apart = new HashMap<>();
    table.skippedLines().forEach(id -> set(apart, claims, id, Claim.SKIPPED));
    set(apart, claims, table.headingLine(), Claim.HEADING);
    set(apart, claims, table.totalLine(), Claim.TOTAL);
    claims
        .document()
        .lines()
        .forEach(
            line -> {
              Claim claim = apart.get(line.number());
              boolean within =
                  line.number() >= first.line().number() && line.number() <= last.line().number();
              if (claim != null || within) {
                claims.claim(claim == null ? Claim.ROW : claim, line);
              }
            });
  }

  private void set(Map<Integer, Claim> apart, ClaimsOnDocument claims, String id, Claim claim) {
    source
        .place(id)
        .filter(place -> place.document().part().equals(claims.document().part()))
        .ifPresent(place -> apart.put(place.line().number(), claim));
  }

  private ClaimsOnDocument on(Document document) {
    return documents.computeIfAbsent(document.part(), unused -> new ClaimsOnDocument(document));
  }

  /** Every line with an amount from the first to the last of the list. */
  private static List<Line> wholeList(ClaimsOnDocument claims, List<Chunk> chunks) {
    List<Line> lines = own(claims.document());
    int from = -1;
    int to = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (claims.listed(lines.get(i), chunks)) {
        from = from < 0 ? i : from;
        to = i;
      }
    }
    return from < 0
        ? List.of()
        : lines.subList(from, to + 1).stream().filter(NumberedSource::hasAmount).toList();
  }

  /** Every line that looks like rows the answer gives one by one. */
  private static List<Line> likeRows(ClaimsOnDocument claims) {
    Set<String> shapes = claims.shapesOfRows();
    return own(claims.document()).stream()
        .filter(line -> shapes.contains(ShownRows.shape(line)))
        .filter(NumberedSource::hasAmount)
        .toList();
  }

  private static List<Line> own(Document document) {
    return document.lines().filter(line -> line.quoted() == 0).toList();
  }

  private static void say(
      String what, Document document, List<Line> lines, List<Problem> problems) {
    if (lines.isEmpty()) {
      return;
    }
    List<Integer> named = lines.stream().limit(MOST_NAMED).map(Line::number).toList();
    problems.add(
        new Problem(
            Problem.Code.LINE_UNCLAIMED,
            lines.size() + " lines with an amount are " + what,
            "part "
                + document.part()
                + ", lines "
                + String.join(", ", named.stream().map(String::valueOf).toList())
                + (lines.size() > named.size() ? " and more" : "")));
  }
}
