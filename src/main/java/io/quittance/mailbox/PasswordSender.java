package io.quittance.mailbox;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose files a password opens: one mail address, or a domain with all that stand under it.
 *
 * @param name lower case, the domain in ASCII (RFC 5890 A-labels): {@code ap@payer.example} or
 *     {@code payer.example}
 */
record PasswordSender(String name) {
  /** RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets. */
  private static final int LONGEST = 254;

  private static final Pattern LOCAL_PART = Pattern.compile("[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]]+");

  /** Two labels at least: a password for all of {@code com} is a mistake. */
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})+");

  /** No real domain has more labels. */
  private static final int MOST_PARENTS = 8;

  /**
   * @return empty when the text is neither an address nor a domain of two labels or more
   */
  static Optional<PasswordSender> of(String text) {
    if (text == null || text.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int at = lower.lastIndexOf('@');
    String local = at < 0 ? "" : lower.substring(0, at);
    String domain = ascii(lower.substring(at + 1));
    boolean wellFormed =
        (at < 0 || LOCAL_PART.matcher(local).matches()) && DOMAIN.matcher(domain).matches();
    return wellFormed
        ? Optional.of(new PasswordSender(at < 0 ? domain : local + "@" + domain))
        : Optional.empty();
  }

  /** Itself, then its domain, then what stands above that, down to two labels. */
  List<String> fromNearest() {
    List<String> names = new ArrayList<>(List.of(name));
    String domain = name.substring(name.lastIndexOf('@') + 1);
    if (!domain.equals(name)) {
      names.add(domain);
    }
    for (int parents = 0; parents < MOST_PARENTS; parents++) {
      domain = domain.substring(domain.indexOf('.') + 1);
      if (domain.indexOf('.') < 0) {
        break;
      }
      names.add(domain);
    }
    return names;
  }

  private static String ascii(String domain) {
    try {
      return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
