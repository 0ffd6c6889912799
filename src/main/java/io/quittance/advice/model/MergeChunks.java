package io.quittance.advice.model;

import io.quittance.advice.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * One answer from those to the chunks of a list: by the lines' numbers, which are the message's in
 * every chunk. What an answer names outside of its own chunk leads nowhere.
 */
final class MergeChunks {
  /** No line has this id, so whoever looks for it says that it is not in the source. */
  private static final String NOWHERE = "";

  private static final String REMITTANCE = "remittance";
  private static final String UNKNOWN = "unknown";

  private MergeChunks() {}

  /** A chunk as it was shown and what was answered. */
  record Part(Chunk chunk, NumberedSource shown, PointedAnswer answer) {
    private PointedAnswer.Payment payment() {
      PointedAnswer.Payment payment = answer.payments().get(0);
      return new PointedAnswer.Payment(
          payment.status(),
          payment.complete(),
          payment.header().stream().map(this::place).toList(),
          payment.tables().stream().map(this::table).toList(),
          payment.lines().stream().map(this::item).toList());
    }

    private PointedAnswer.Table table(PointedAnswer.Table table) {
      return new PointedAnswer.Table(
          table.headingLine() == null ? null : shown(table.headingLine()),
          own(table.firstLine()),
          own(table.lastLine()),
          table.totalLine() == null ? null : shown(table.totalLine()),
          table.skippedLines().stream().map(this::own).toList(),
          table.columns());
    }

    private PointedAnswer.Item item(PointedAnswer.Item item) {
      return new PointedAnswer.Item(
          item.kind(), item.values().stream().map(p -> at(p, own(p.line()))).toList());
    }

    private PointedAnswer.Place place(PointedAnswer.Place place) {
      return at(place, shown(place.line()));
    }

    private static PointedAnswer.Place at(PointedAnswer.Place place, String line) {
      return new PointedAnswer.Place(place.field(), line, place.text(), place.occurrence());
    }

    private String shown(String line) {
      return shown.place(line).isPresent() ? line : NOWHERE;
    }

    private String own(String line) {
      return shown.place(line).filter(chunk::owns).isPresent() ? line : NOWHERE;
    }
  }

  /**
   * @param parts in the order of their rows, at least one
   */
  static Said<PointedAnswer> merge(List<Part> parts) {
    List<Part> telling =
        parts.stream().filter(part -> part.answer().verdict().equals(REMITTANCE)).toList();
    for (Part part : parts) {
      int payments = part.answer().payments().size();
      if (telling.contains(part) ? payments != 1 : payments != 0) {
        return new Said.Useless<>(
            Problem.Code.MODEL_NONSENSE, "a part of a list is said to be of several payments");
      }
    }
    if (telling.isEmpty()) {
      String first = parts.get(0).answer().verdict();
      boolean all = parts.stream().allMatch(part -> part.answer().verdict().equals(first));
      return new Said.Usable<>(new PointedAnswer(all ? first : UNKNOWN, List.of()));
    }
    List<PointedAnswer.Payment> payments = telling.stream().map(Part::payment).toList();
    return new Said.Usable<>(new PointedAnswer(REMITTANCE, List.of(one(payments))));
  }

  private static PointedAnswer.Payment one(List<PointedAnswer.Payment> payments) {
    List<PointedAnswer.Place> header = new ArrayList<>();
    List<PointedAnswer.Table> tables = new ArrayList<>();
    List<PointedAnswer.Item> lines = new ArrayList<>();
    for (PointedAnswer.Payment payment : payments) {
      header.addAll(payment.header());
      tables.addAll(payment.tables());
      lines.addAll(payment.lines());
    }
    return new PointedAnswer.Payment(status(payments), complete(payments), header, tables, lines);
  }

  private static String status(List<PointedAnswer.Payment> payments) {
    List<String> said =
        payments.stream()
            .map(PointedAnswer.Payment::status)
            .filter(status -> !status.equals(UNKNOWN))
            .distinct()
            .toList();
    return said.size() == 1 ? said.get(0) : UNKNOWN;
  }

  /** A part alone cannot know that the whole is whole; that it is not, it can. */
  private static Boolean complete(List<PointedAnswer.Payment> payments) {
    return payments.stream().anyMatch(p -> Boolean.FALSE.equals(p.complete())) ? false : null;
  }
}
