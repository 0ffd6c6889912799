package io.quittance.model;

import java.time.Instant;
import java.util.Locale;

/**
 * What a small question showed of a model.
 *
 * @param images whether it sees pictures
 * @param reason why something is not known, in words; else null
 */
public record ModelCapabilities(Schema schema, Images images, Instant probedAt, String reason) {

  /** How the model can be held to a schema. */
  public enum Schema {
    /** The provider was given the schema and the answer follows it. */
    NATIVE("holds a schema"),
    /** Only with the schema in the instructions. */
    PROMPTED("answers in a form only when told in words"),
    /** No answer that shows it. */
    UNKNOWN("gave no answer that shows what it can do");

    private final String words;

    Schema(String words) {
      this.words = words;
    }
  }

  /** Whether pictures reach the model. */
  public enum Images {
    SEEN("sees pictures"),
    NOT_SEEN("does not see pictures"),
    UNKNOWN("not known whether it sees pictures");

    private final String words;

    Images(String words) {
      this.words = words;
    }

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** One line for logs and pages. */
  public String words() {
    if (schema == Schema.UNKNOWN) {
      return schema.words + (reason == null ? "" : ": " + reason);
    }
    return schema.words + ", " + images.words + (reason == null ? "" : " (" + reason + ")");
  }

  /** False when nothing that tells one from the other was seen. */
  public boolean known() {
    return schema != Schema.UNKNOWN;
  }
}
