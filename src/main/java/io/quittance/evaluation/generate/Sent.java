package io.quittance.evaluation.generate;

/**
 * A source as it arrives.
 *
 * @param channel {@code body}, {@code mail-attachment}, {@code forward}, {@code attached-mail} or
 *     {@code file}
 * @param noise {@code none}, or the scan's resolution
 */
record Sent(String fileName, byte[] content, String channel, String noise) {}
