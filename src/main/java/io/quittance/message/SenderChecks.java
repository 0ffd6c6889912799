package io.quittance.message;

import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a trusted mail server found out about the sender: Authentication-Results, RFC 8601. A sender
 * can write such a header as well, so only those of named servers count, and of these the topmost:
 * servers add theirs above what is there.
 */
final class SenderChecks {

  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
  private static final Pattern RESULT =
      Pattern.compile("^(spf|dkim|dmarc|arc)\\s*(?:/\\s*\\d+\\s*)?=\\s*([a-z]{1,20})\\b");

  /** The same method may be reported several times: one signature of several may fail. */
  private static final int WORST_OF = 20;

  private SenderChecks() {}

  /**
   * @return for example {@code mx.seller.example; dkim=pass dmarc=pass spf=fail}, or null
   */
  static String of(Headers headers, Set<String> trusted) {
    for (Headers.Field field : headers.fields()) {
      if (field.name().equals("authentication-results")) {
        String[] parts = COMMENT.matcher(field.value()).replaceAll(" ").split(";", WORST_OF);
        String server = parts[0].strip().split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        if (trusted.contains(server)) {
          return server + ";" + results(parts);
        }
      }
    }
    return null;
  }

  private static String results(String[] parts) {
    TreeMap<String, String> results = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      Matcher result = RESULT.matcher(parts[i].strip().toLowerCase(Locale.ROOT));
      if (result.find()) {
        // DKIM passes when one signature does.
        results.merge(
            result.group(1), result.group(2), (one, other) -> one.equals("pass") ? one : other);
      }
    }
    StringBuilder text = new StringBuilder();
    results.forEach((method, result) -> text.append(' ').append(method).append('=').append(result));
    return text.length() == 0 ? " none" : text.toString();
  }
}
