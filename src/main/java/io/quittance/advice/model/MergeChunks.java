package io.quittance.advice.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One payment from the answers to the chunks of a list: by the lines' numbers, which are the
 * message's in every chunk. What an answer names outside of its own chunk leads nowhere.
 */
final class MergeChunks {
  /** No line has this id, so whoever looks for it says that it is not in the source. */
  private static final String NOWHERE = "";

  private static final String UNKNOWN = "unknown";

  private MergeChunks() {}

  /** A chunk as it was shown and what was answered. */
  record Part(Chunk chunk, NumberedSource shown, RowsAnswer answer) {

    /** Lines that are said to be no items. */
    List<String> others() {
      return answer.others().stream().map(other -> own(other.line())).toList();
    }

    private PointedAnswer.Table table(PointedAnswer.Table table) {
      return new PointedAnswer.Table(
          table.headingLine() == null ? null : shown(table.headingLine()),
          own(table.firstLine()),
          own(table.lastLine()),
          table.totalLine() == null ? null : own(table.totalLine()),
          table.skippedLines().stream().map(this::own).toList(),
          table.columns());
    }

    private PointedAnswer.Item item(PointedAnswer.Item item) {
      return new PointedAnswer.Item(
          item.kind(), item.values().stream().map(p -> at(p, own(p.line()))).toList());
    }

    private PointedAnswer.Place header(PointedAnswer.Place place) {
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
  static PointedAnswer.Payment merge(List<Part> parts) {
    List<PointedAnswer.Place> header = new ArrayList<>();
    List<PointedAnswer.Table> tables = new ArrayList<>();
    List<PointedAnswer.Item> lines = new ArrayList<>();
    for (Part part : parts) {
      part.answer().header().forEach(place -> header.add(part.header(place)));
      part.answer().tables().forEach(table -> tables.add(part.table(table)));
      part.answer().rows().forEach(row -> lines.add(part.item(row)));
    }
    return new PointedAnswer.Payment(status(parts), complete(parts), header, tables, lines);
  }

  private static String status(List<Part> parts) {
    List<String> said =
        parts.stream()
            .map(part -> part.answer().status())
            .filter(status -> !status.equals(UNKNOWN))
            .distinct()
            .toList();
    return said.size() == 1 ? said.get(0) : UNKNOWN;
  }

  /** A part alone cannot know that the whole is whole; that it is not, it can. */
  private static Boolean complete(List<Part> parts) {
    return parts.stream().anyMatch(p -> Boolean.FALSE.equals(p.answer().complete())) ? false : null;
  }
}
