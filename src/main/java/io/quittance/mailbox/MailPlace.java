package io.quittance.mailbox;

import java.time.Instant;

/**
 * Where one mail lies in its source.
 *
 * @param locator unique in the mailbox: {@code INBOX/UIDVALIDITY/UID}, or file name and hash
 * @param uid its number, by which the cursor moves on; 0 for files
 * @param receivedAt when the mail server received it, or the time of the file
 * @param size in bytes as the source says
 */
record MailPlace(String locator, long uid, Instant receivedAt, long size) {}
