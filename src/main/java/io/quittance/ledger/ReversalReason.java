package io.quittance.ledger;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a person takes an application back. The figures count as wrong what has no other reason than
 * that, and what has none at all.
 */
public enum ReversalReason {
  WRONG_APPLICATION("wrong-application"),
  /** It was right when it was made; the customer wants it otherwise. */
  AGREED_WITH_CUSTOMER("agreed-with-customer");

  /**
   * What a reversal cites that makes room for a new application of the same message. Nobody says
   * it, so it is none of the values; the figures count it as wrong.
   */
  public static final String REPROCESSED = "reprocessed";

  /** What a reversal without a code cites. */
  private static final String UNSAID = "reversal";

  private final String code;

  ReversalReason(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** What a decision cites: the code as given, a word of its own for null, empty for no code. */
  public static Optional<String> of(String code) {
    return code == null || code.isBlank()
        ? Optional.of(UNSAID)
        : Arrays.stream(values()).map(ReversalReason::code).filter(code::equals).findFirst();
  }
}
