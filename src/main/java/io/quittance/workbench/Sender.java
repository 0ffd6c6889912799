package io.quittance.workbench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A From header taken apart for display only; both halves were written by the sender. */
record Sender(String name, String address) {
  private static final Pattern NAMED = Pattern.compile("\\s*\"?([^\"<]*?)\"?\\s*<([^>]*)>\\s*");

  static Sender of(String from) {
    if (from == null || from.isBlank()) {
      return new Sender("(no sender)", "");
    }
    Matcher named = NAMED.matcher(from);
    if (named.matches() && !named.group(1).isBlank()) {
      return new Sender(named.group(1), named.group(2));
    }
    return new Sender(named.matches() ? named.group(2) : from.strip(), "");
  }
}
