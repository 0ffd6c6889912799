/**
 * Where mails come from: IMAP accounts and folders of .eml files. Input: accounts; output: raw
 * bytes stored once, encrypted, one intake for each message. Invariants: stored before anything
 * else; never marked, never deleted; the same mail once. Beside the mails it keeps the passwords of
 * payers' files, under the same encryption: they go to a reading and nowhere else.
 */
package io.quittance.mailbox;
