package io.quittance.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A request as the API and the pages show it.
 *
 * @param state {@code estimated}, {@code running}, {@code paused}, {@code done} or {@code
 *     cancelled}
 * @param phase {@code compare} or {@code promote}
 * @param request what was asked for
 * @param model null for the built-in reader alone
 * @param report null in lists
 */
public record ReprocessingView(
    UUID id,
    String state,
    String phase,
    JsonNode request,
    String stage,
    String model,
    String prompt,
    Integer policyVersion,
    UUID policyDraft,
    String mode,
    boolean reverse,
    Estimate estimate,
    String actor,
    String promotedBy,
    Instant requestedAt,
    Instant changedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) Report report) {

  /**
   * What it may take, told before it begins.
   *
   * @param calls of the model, on the average of messages that were asked about; those that the
   *     built-in reader reads whole are not
   * @param inputTokens by what messages of this tenant have used; null when no model was asked
   * @param cost {@code 0.4200 EUR}; null without tokens or a price
   * @param basis what it was told by, in words
   */
  public record Estimate(
      int messages, int calls, Long inputTokens, Long outputTokens, String cost, String basis) {}

  /**
   * What has come of it so far. Items are those with an outcome and those that remain; the outcomes
   * add up, and so does their money.
   *
   * @param kept among all outcomes: decided by a person, jointly or by labels, which only they
   *     change
   * @param money cash applied by currency
   * @param moneyByOutcome the same, by outcome and currency
   * @param promotion how many were opened anew, reversed and applied anew, left or failed, or wait
   */
  public record Report(
      int items,
      int remaining,
      int same,
      int better,
      int worse,
      int different,
      int failed,
      int kept,
      Map<String, Sums> money,
      Map<Outcome, Map<String, Sums>> moneyByOutcome,
      Usage usage,
      Map<String, Integer> promotion) {}

  /** Plain decimals; the difference is after less before. */
  public record Sums(String before, String after, String difference) {}

  /**
   * Of models, for what was read so far; what was answered from what was kept is free.
   *
   * @param cost at today's price, {@code 0.4200 EUR}; null where the model has none
   */
  public record Usage(long calls, long inputTokens, long outputTokens, String cost) {}

  ReprocessingView with(Report found) {
    return new ReprocessingView(
        id,
        state,
        phase,
        request,
        stage,
        model,
        prompt,
        policyVersion,
        policyDraft,
        mode,
        reverse,
        estimate,
        actor,
        promotedBy,
        requestedAt,
        changedAt,
        found);
  }
}
