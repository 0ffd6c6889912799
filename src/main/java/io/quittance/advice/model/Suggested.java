package io.quittance.advice.model;

import java.util.List;

/**
 * Why less was paid, as a model suggests it: for an analyst, and evidence of nothing.
 *
 * @param none why nothing could be suggested, or null
 */
public record Suggested(List<Reason> reasons, Drafted.None none) {
  public Suggested {
    reasons = List.copyOf(reasons);
  }

  /**
   * @param advice position of the advice in the reading, from 0
   * @param line position of the line in the advice, from 1
   * @param code of the tenant's own list
   * @param printed the words that stand in the mail
   * @param where they stand there, in words
   * @param reader model and prompt
   */
  public record Reason(
      int advice, int line, String code, String printed, String where, String reader) {}
}
