/**
 * From the picture of a page to rows of words with their places and how surely each was recognised.
 * In: {@code BufferedImage}. Out: {@link io.quittance.document.scan.ScannedPage}, straightened.
 * Native code, so only to be used in a process that can be killed. Nothing read is ever corrected.
 */
package io.quittance.document.scan;
