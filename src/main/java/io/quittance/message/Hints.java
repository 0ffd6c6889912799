package io.quittance.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known about a message beyond its bytes.
 *
 * @param trustedServers identifiers (authserv-id of RFC 8601, lower case) of the mail servers whose
 *     Authentication-Results are believed; with none, nothing is
 * @param passwords to try on protected files
 */
public record Hints(Set<String> trustedServers, Passwords passwords) {

  public static final Hints NONE = new Hints(Set.of(), Passwords.NONE);

  public Hints {
    trustedServers = Set.copyOf(trustedServers);
  }

  /**
   * @param servers as in a setting, separated by commas; null or empty for none
   */
  public static Hints trusting(String servers) {
    String named = servers == null ? "" : servers.toLowerCase(Locale.ROOT);
    Set<String> all =
        Arrays.stream(named.split(","))
            .map(String::strip)
            .filter(server -> !server.isEmpty())
            .collect(Collectors.toSet());
    return new Hints(all, Passwords.NONE);
  }

  public Hints with(Passwords others) {
    return new Hints(trustedServers, others);
  }
}
