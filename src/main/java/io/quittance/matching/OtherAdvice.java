package io.quittance.matching;

import io.quittance.advice.Advice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An advice of another message, undecided: nothing was posted from it and nobody has rejected it.
 *
 * @param message id of the message
 * @param index of the advice in its reading
 * @param expected the day near which its money is expected, or null when nothing is dated
 * @param sender address of the mail, lower case, or null
 * @param sentAt date of the mail, or null
 * @param saysToReplace whether its reader found words that it replaces an earlier one
 */
public record OtherAdvice(
    String message,
    int index,
    Advice advice,
    LocalDate expected,
    String sender,
    Instant sentAt,
    boolean saysToReplace) {
  /** More with a key in common are not compared: that alone is a question. */
  public static final int MOST = 500;

  /** One that says nothing of an earlier one. */
  public OtherAdvice(
      String message, int index, Advice advice, LocalDate expected, String sender, Instant sentAt) {
    this(message, index, advice, expected, sender, sentAt, false);
  }

  /**
   * What is left of it: these lines.
   *
   * @param positions 1-based
   */
  public OtherAdvice onlyLines(Set<Integer> positions) {
    List<Advice.Line> left = new ArrayList<>();
    for (int i = 0; i < advice.lines().size(); i++) {
      if (positions.contains(i + 1)) {
        left.add(advice.lines().get(i));
      }
    }
    return new OtherAdvice(
        message, index, advice.copy().lines(left).build(), expected, sender, sentAt, saysToReplace);
  }

  /** How sentences name it: {@code advice 1 of message 5f0c}. */
  public String described() {
    return "advice %d of message %s".formatted(index + 1, message);
  }

  public Succession.Word word() {
    return new Succession.Word(advice, sender, sentAt, () -> saysToReplace);
  }
}
