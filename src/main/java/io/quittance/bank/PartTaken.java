package io.quittance.bank;

import java.util.List;

/**
 * What became of a part of a payment that the bank took back.
 *
 * @param standing what was paid with the money, in words, when a person has to say which of it goes
 */
public record PartTaken(Result result, List<String> standing) {
  public enum Result {
    TAKEN,
    /** Less is left of the payment; nothing was done. */
    MORE_THAN_LEFT,
    /** More than what is free is taken, and several applications can be meant; nothing was done. */
    WHICH_APPLICATIONS
  }

  public PartTaken {
    standing = List.copyOf(standing);
  }

  public static PartTaken of(Result result) {
    return new PartTaken(result, List.of());
  }
}
