package io.quittance.matching.identity;

import java.util.Set;
import java.util.TreeSet;

/**
 * What advice and mail say about the payer. The sender may have written all of it.
 *
 * @param owners ids of the customers whose items the advice's numbers could mean
 * @param customerNumber the number that the advice gives its payer, or null
 * @param senderDomain domain of the sender's address, lower case, or null
 * @param authenticated a trusted mail server found DMARC to pass
 */
public record Clues(
    Set<String> owners, String customerNumber, String senderDomain, boolean authenticated) {
  public static final Clues NONE = new Clues(Set.of(), null, null, false);

  public Clues {
    owners = Set.copyOf(new TreeSet<>(owners));
  }
}
