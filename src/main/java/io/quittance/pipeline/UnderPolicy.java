package io.quittance.pipeline;

import java.util.UUID;

/**
 * Under which policy a message is matched: the one in force when both are null.
 *
 * @param version the newest version that counts, or null
 * @param draft id of a draft that counts as if it were active, or null
 */
public record UnderPolicy(Integer version, UUID draft) {
  public static final UnderPolicy IN_FORCE = new UnderPolicy(null, null);

  public UnderPolicy {
    if (version != null && draft != null) {
      throw new IllegalArgumentException("a version or a draft, not both");
    }
  }

  public boolean inForce() {
    return version == null && draft == null;
  }
}
