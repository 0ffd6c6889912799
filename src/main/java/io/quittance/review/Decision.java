package io.quittance.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What a person decides about a case.
 *
 * @param applications for {@code apply}: what to post instead of the recommendation
 * @param corrections values corrected by the person, by field
 */
public record Decision(
    Action action, List<Applied> applications, Map<String, String> corrections, String note) {

  public enum Action {
    @JsonProperty("approve")
    APPROVE,
    @JsonProperty("reject")
    REJECT,
    @JsonProperty("apply")
    APPLY,
    @JsonProperty("choose-payer")
    CHOOSE_PAYER,
    @JsonProperty("on-account")
    ON_ACCOUNT,
    @JsonProperty("link-advice")
    LINK_ADVICE,
    @JsonProperty("not-a-remittance")
    NOT_A_REMITTANCE,
    @JsonProperty("not-receivable")
    NOT_RECEIVABLE,
    @JsonProperty("wait")
    WAIT
  }

  /** Amounts are plain decimal strings in the payment's currency. */
  public record Applied(
      String payment,
      String openItem,
      String amount,
      String discount,
      String writeOff,
      String reasonCode) {}

  public Decision {
    applications = applications == null ? List.of() : List.copyOf(applications);
    corrections = corrections == null ? Map.of() : Map.copyOf(corrections);
  }
}
