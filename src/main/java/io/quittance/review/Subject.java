package io.quittance.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * What a case is about.
 *
 * @param id of a message, payment or posting; what its kind calls it otherwise
 */
public record Subject(Kind kind, String id) {
  public enum Kind {
    @JsonProperty("message")
    MESSAGE,
    /** A payment that no message explains. */
    @JsonProperty("payment")
    PAYMENT,
    /** Rows of the ERP that contradict what is known. */
    @JsonProperty("import")
    IMPORT,
    /** A posting that the ERP refused. */
    @JsonProperty("posting")
    POSTING,
    /** Bank reports that contradict each other. */
    @JsonProperty("bank")
    BANK,
    /** An application looked at again, blind. */
    @JsonProperty("audit")
    AUDIT;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind ofStored(String stored) {
      return valueOf(stored.toUpperCase(Locale.ROOT));
    }
  }

  public Subject {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(id, "id");
  }

  public static Subject message(UUID message) {
    return new Subject(Kind.MESSAGE, message.toString());
  }

  public static Subject payment(String payment) {
    return new Subject(Kind.PAYMENT, payment);
  }
}
