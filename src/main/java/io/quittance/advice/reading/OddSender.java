package io.quittance.advice.reading;

import io.quittance.advice.Problem;
import io.quittance.message.Envelope;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Signs that a mail does not come from whom it names. They hold nothing, since no sender proves who
 * paid: the bank's money does. A person who is to look at the mail should know.
 */
final class OddSender {
  private static final Pattern DMARC_FAILED = Pattern.compile("(^|\\s)dmarc=fail(\\s|$)");

  /** One letter of a shorter name is soon another name. */
  private static final int SHORTEST = 5;

  /** Of a label of a domain; what is longer is no name. */
  private static final int LONGEST = 63;

  private OddSender() {}

  /**
   * @param envelope null for a bare file
   */
  static Optional<Problem> of(Envelope envelope) {
    if (envelope == null || envelope.fromAddress() == null) {
      return Optional.empty();
    }
    if (envelope.authentication() != null
        && DMARC_FAILED.matcher(envelope.authentication()).find()) {
      return odd("the domain that it names as its sender's says that it is not (DMARC)");
    }
    String from = name(envelope.fromAddress());
    String reply = envelope.replyTo() == null ? from : name(envelope.replyTo());
    return from.equals(reply) || !alike(from, reply)
        ? Optional.empty()
        : odd("answers go to " + reply + ", which only looks like its sender's " + from);
  }

  private static Optional<Problem> odd(String why) {
    return Optional.of(new Problem(Problem.Code.SENDER_ODD, why, "sender"));
  }

  /** The longest name in the domain of an address, without the last: {@code acme-corp}. */
  private static String name(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    String[] labels = domain.split("\\.", -1);
    return Arrays.stream(labels, 0, Math.max(1, labels.length - 1))
        .max(Comparator.comparingInt(String::length))
        .map(name -> name.length() > LONGEST ? name.substring(0, LONGEST) : name)
        .orElse(domain);
  }

  private static boolean alike(String one, String other) {
    String a = look(one);
    String b = look(other);
    return a.equals(b) || Math.min(a.length(), b.length()) >= SHORTEST && oneApart(a, b);
  }

  /** What an eye in a hurry sees. */
  private static String look(String name) {
    return name.replace("rn", "m")
        .replace("vv", "w")
        .replace('0', 'o')
        .replace('1', 'l')
        .replace('i', 'l')
        .replace('5', 's')
        .replace("-", "");
  }

  /** One character more, less, or another. */
  private static boolean oneApart(String a, String b) {
    String shorter = a.length() <= b.length() ? a : b;
    String longer = a.length() <= b.length() ? b : a;
    if (longer.length() - shorter.length() > 1) {
      return false;
    }
    int at = 0;
    while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
      at++;
    }
    String rest =
        longer.length() == shorter.length() ? shorter.substring(at + 1) : shorter.substring(at);
    return longer.substring(at + 1).equals(rest);
  }
}
