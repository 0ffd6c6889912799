package io.quittance.review;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a second person says about a decision above the limit of whoever made it.
 *
 * @param note required to reject
 */
public record Approval(Word approval, String note) {
  public enum Word {
    /** Carries the decision out. */
    @JsonProperty("accept")
    ACCEPT,
    /** Puts the case back before everybody; nothing is carried out. */
    @JsonProperty("reject")
    REJECT
  }
}
