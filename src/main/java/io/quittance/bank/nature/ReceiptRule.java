package io.quittance.bank.nature;

import io.quittance.bank.statement.Direction;

/**
 * One line of the tenant's rules. Every condition that is given has to hold; null is no condition.
 *
 * @param name unique among the rules, for people
 * @param direction of the entry
 * @param code a code of the transaction, {@code *} for anything between two slashes or at the end
 * @param party whole words that the other party's name contains
 * @param text whole words that the text contains
 * @param ownAccount the other party's account is one of ours
 * @param returned the bank says that it gives money back, or reverses an entry
 */
public record ReceiptRule(
    String name,
    Direction direction,
    String code,
    String party,
    String text,
    boolean ownAccount,
    boolean returned,
    Nature nature) {

  boolean hasCondition() {
    return code != null || party != null || text != null || ownAccount || returned;
  }
}
