package io.quittance.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What became of an import, row by row: a bad row is refused with its reason, the others go on.
 *
 * @param accepted rows that were new or changed something
 * @param unchanged rows that said what was known
 * @param closed items that a full import lacked and therefore closed; null for other imports
 * @param known payments that were in the books under another id; null when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportAnswer(
    int accepted, int unchanged, List<Refused> refused, Integer closed, List<KnownAs> known) {

  /**
   * @param row counts from 1; 0 is a refusal that concerns no row
   * @param field the field that is wrong, null when the row as a whole is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Refused(int row, String code, String message, String field) {}

  /**
   * A row that told again what was known: its id is an alias from now on.
   *
   * @param payments one, or the parts that the bank told of it
   */
  public record KnownAs(int row, String id, List<String> payments) {
    public KnownAs {
      payments = List.copyOf(payments);
    }
  }

  public ImportAnswer {
    refused = List.copyOf(refused);
    known = known == null || known.isEmpty() ? null : List.copyOf(known);
  }

  public ImportAnswer(int accepted, int unchanged, List<Refused> refused, Integer closed) {
    this(accepted, unchanged, refused, closed, null);
  }

  /** Collects the outcome while rows are worked through. */
  public static final class Tally {
    private int accepted;
    private int unchanged;
    private Integer closed;
    private final List<Refused> refused = new ArrayList<>();
    private final List<KnownAs> known = new ArrayList<>();

    public void accept() {
      accepted++;
    }

    public void leave() {
      unchanged++;
    }

    public void close(int count) {
      closed = count;
    }

    public void refuse(int row, String code, String message) {
      refused.add(new Refused(row, code, message, null));
    }

    /** Refuses a row for the fault it has. */
    public void refuse(ImportRow row) {
      ImportRow.Fault fault = row.fault().orElseThrow();
      refused.add(new Refused(row.number(), fault.code(), fault.message(), fault.field()));
    }

    public void knownAs(int row, String id, List<String> payments) {
      known.add(new KnownAs(row, id, payments));
    }

    public boolean hasRefused() {
      return !refused.isEmpty();
    }

    public ImportAnswer answer() {
      refused.sort(Comparator.comparingInt(Refused::row));
      return new ImportAnswer(accepted, unchanged, refused, closed, known);
    }
  }
}
