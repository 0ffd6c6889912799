package io.quittance.message;

import java.util.List;

/**
 * Passwords to try on protected files. They go with one reading and are kept nowhere: not in what
 * was read, not in a reason, not in a log.
 *
 * @param values in the order in which they are tried
 */
public record Passwords(List<String> values) {

  public static final Passwords NONE = new Passwords(List.of());

  /** Each costs a key derivation, for every protected part. */
  private static final int MOST = 20;

  private static final int MOST_CHARACTERS = 200;

  /**
   * @throws IllegalArgumentException for more than 20, or one that is empty or longer than 200
   */
  public Passwords {
    values = List.copyOf(values);
    if (values.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " passwords are tried");
    }
    if (values.stream().anyMatch(v -> v.isEmpty() || v.length() > MOST_CHARACTERS)) {
      throw new IllegalArgumentException("a password has 1 to " + MOST_CHARACTERS + " characters");
    }
  }

  /** Says how many, never which. */
  @Override
  public String toString() {
    return "Passwords[" + values.size() + "]";
  }
}
