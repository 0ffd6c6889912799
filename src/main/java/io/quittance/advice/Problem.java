package io.quittance.advice;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Something a person should know before relying on a reading.
 *
 * @param where part, page, line or field in words, or null
 */
public record Problem(
    @JsonProperty("code") Code code,
    @JsonProperty("message") String message,
    @JsonProperty("where") String where) {

  /**
   * The closed list; the published JSON Schema of ADVICE repeats it and a test holds the two
   * together.
   */
  public enum Code {
    SUM_MISMATCH("sum-mismatch", true),
    LINE_MISMATCH("line-mismatch", true),
    HIDDEN_CONTENT("hidden-content", true),
    ODD_CHARACTERS("odd-characters", true),
    TRUNCATED("truncated", true),
    ENCRYPTED("encrypted", true),
    UNREADABLE("unreadable", true),
    UNSUPPORTED("unsupported", false),
    TOO_LARGE("too-large", true),
    TIMED_OUT("timed-out", true),
    LOCALE_AMBIGUOUS("locale-ambiguous", true),
    DATE_AMBIGUOUS("date-ambiguous", false),
    CURRENCY_UNKNOWN("currency-unknown", false),
    PARTIAL_LIST("partial-list", true),
    DUPLICATE("duplicate", true),
    NO_LINES("no-lines", true),
    NO_TOTAL("no-total", false),
    PARTS_DISAGREE("parts-disagree", true),
    READERS_DISAGREE("readers-disagree", true),
    NOT_IN_SOURCE("not-in-source", true),
    UNLABELLED("unlabelled", true),
    MODEL_ALONE("model-alone", true),
    UNSPOKEN("unspoken", true),
    DATE_UNREAD("date-unread", true),
    LINE_UNCLAIMED("line-unclaimed", true),
    STATEMENT_LOOKALIKE("statement-lookalike", true),
    NOT_A_PAYMENT("not-a-payment", true),
    INSTRUCTION_TO_MACHINE("instruction-to-machine", true),
    SENDER_ODD("sender-odd", false),
    BANK_CHANGE("bank-change", true),
    REPLACES_EARLIER("replaces-earlier", false),
    CELL_DIFFERS("cell-differs", true),
    MODEL_REFUSED("model-refused", false),
    MODEL_UNAVAILABLE("model-unavailable", false),
    MODEL_NONSENSE("model-nonsense", false),
    MODEL_TRUNCATED("model-truncated", false),
    MODEL_BUDGET("model-budget", false);

    private final String text;
    private final boolean holds;

    Code(String text, boolean holds) {
      this.text = text;
      this.holds = holds;
    }

    @JsonValue
    public String text() {
      return text;
    }

    /** True when an advice with this problem is never applied without a person. */
    public boolean holds() {
      return holds;
    }
  }
}
