package io.quittance.api;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;

/** Versions of a resource as entity tags, and the check that a change meets the version it saw. */
public final class ETags {
  private ETags() {}

  public static EntityTag of(Object version) {
    return new EntityTag(String.valueOf(version));
  }

  /**
   * Refuses a change made from an older version.
   *
   * @param ifMatch the header as received, or null: then nothing is demanded
   * @throws Problem 412 when the current version is not among those named
   */
  public static void requireMatch(String ifMatch, EntityTag current) {
    if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
      return;
    }
    String wanted = '"' + current.getValue() + '"';
    if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(wanted::equals)) {
      throw Problem.preconditionFailed(
          "changed-meanwhile", "It was changed meanwhile; its version is now " + wanted + ".");
    }
  }
}
