package io.quittance.message;

import java.util.Set;

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

  public Hints with(Passwords others) {
    return new Hints(trustedServers, others);
  }
}
