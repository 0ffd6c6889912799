/**
 * One raw mail as a tree of parts. Input: bytes; output: envelope and parts. Invariant: every part
 * ends read or set aside with a reason.
 */
package io.quittance.message;
