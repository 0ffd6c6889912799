package io.quittance.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.api.Problem;
import io.quittance.pipeline.MessageStatus;
import io.quittance.pipeline.ReadAnew;
import io.quittance.pipeline.UnderPolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wanted: which messages, from which stage on, with what.
 *
 * @param stage {@code read}, {@code advice} or {@code match}; null is {@code read}
 * @param model {@code builtin} or the name of a model; null for what the tenant reads with
 * @param prompt id and version; null for the usual one
 * @param policy null for the one in force
 * @param mode {@code shadow} or {@code apply}; null is {@code shadow}
 * @param start true to begin without looking at the estimate first
 * @param reverse with {@code apply}: what is applied may be taken back and applied anew
 */
public record Wish(
    Filter filter,
    @Schema(enumeration = {"read", "advice", "match"}) String stage,
    String model,
    String prompt,
    PolicyWish policy,
    @Schema(enumeration = {"shadow", "apply"}) String mode,
    Boolean start,
    Boolean reverse) {

  /**
   * Which messages: all conditions hold. Duplicates are never among them, they follow their
   * original.
   *
   * @param from first day of receipt, ISO 8601
   * @param to last day of receipt
   * @param payer words of the payer's name
   * @param sender words of the sender
   * @param reader one that has read it, or how its name begins; {@code builtin}: no model has
   * @param confidenceBelow an advice has less than this
   * @param state statuses of messages
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Filter(
      String from,
      String to,
      String payer,
      String sender,
      String reader,
      BigDecimal confidenceBelow,
      List<String> state,
      List<String> ids) {
    static final Filter ALL = new Filter(null, null, null, null, null, null, null, null);
    private static final int LONGEST = 200;

    public Filter {
      state = state == null ? List.of() : state.stream().distinct().sorted().toList();
      ids = ids == null ? List.of() : ids.stream().distinct().sorted().toList();
    }

    /**
     * @throws Problem 422
     */
    void check(int mostMessages) {
      day("from", from);
      day("to", to);
      for (String words : new String[] {payer, sender, reader}) {
        if (words != null && words.length() > LONGEST) {
          throw bad("payer, sender and reader have at most " + LONGEST + " characters.");
        }
      }
      if (confidenceBelow != null
          && (confidenceBelow.signum() < 0 || confidenceBelow.compareTo(BigDecimal.ONE) > 0)) {
        throw bad("confidenceBelow is a number from 0 to 1.");
      }
      state.forEach(
          status -> {
            try {
              MessageStatus.of(status);
            } catch (IllegalArgumentException none) {
              throw bad(none.getMessage() + ".");
            }
          });
      if (ids.size() > mostMessages) {
        throw bad("At most " + mostMessages + " ids can be named.");
      }
      for (String id : ids) {
        uuid("ids", id);
      }
    }

    private static void day(String name, String text) {
      try {
        if (text != null) {
          LocalDate.parse(text);
        }
      } catch (DateTimeParseException e) {
        throw bad(name + " is a day like 2026-03-01.");
      }
    }
  }

  /** An earlier version or a draft. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PolicyWish(Integer version, String draft) {}

  ReadAnew.From from() {
    return switch (stage == null ? "read" : stage) {
      case "read" -> ReadAnew.From.BYTES;
      case "advice" -> ReadAnew.From.DOCUMENTS;
      case "match" -> ReadAnew.From.READING;
      default -> throw bad("stage is read, advice or match.");
    };
  }

  boolean apply() {
    return switch (mode == null ? "shadow" : mode) {
      case "shadow" -> false;
      case "apply" -> true;
      default -> throw bad("mode is shadow or apply.");
    };
  }

  UnderPolicy underPolicy() {
    if (policy == null) {
      return UnderPolicy.IN_FORCE;
    }
    if (policy.version() != null && policy.draft() != null) {
      throw bad("policy names a version or a draft, not both.");
    }
    return new UnderPolicy(
        policy.version(), policy.draft() == null ? null : uuid("policy.draft", policy.draft()));
  }

  private static UUID uuid(String name, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw bad(name + " names " + text + ", which is no id.");
    }
  }

  static Problem bad(String detail) {
    return Problem.unprocessable("bad-reprocessing", detail);
  }
}
