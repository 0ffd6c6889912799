package io.quittance.message;

/**
 * One node of the MIME tree. Every part ends read or set aside with a reason; none is silently
 * dropped.
 *
 * @param path position in the tree, {@code 1}, {@code 1.2}, {@code 2.1.1}; parts inside an attached
 *     mail or archive continue the numbering
 * @param parent path of the part that contains it, or null at the top
 * @param role what the part is for the reader
 * @param name file name as given without folders; of an attached mail its subject, where it has
 *     one; or null
 * @param mediaType declared type corrected by content, lower case: {@code application/pdf}
 * @param size decoded bytes
 * @param sha256 hex hash of the decoded bytes, or null for a container
 * @param fate read, or why it was set aside
 * @param reason in words a person reads; null when read
 */
public record Part(
    String path,
    String parent,
    Role role,
    String name,
    String mediaType,
    long size,
    String sha256,
    Fate fate,
    String reason) {

  /**
   * {@code QUOTED} content is never a part of its own: readers mark the lines of a body as quoted
   * instead.
   */
  public enum Role {
    CONTAINER,
    BODY_TEXT,
    BODY_HTML,
    ATTACHMENT,
    ATTACHED_MAIL,
    INLINE_IMAGE,
    SIGNATURE
  }

  public enum Fate {
    READ,
    CONTAINER,
    NOT_CONTENT,
    UNSUPPORTED,
    UNREADABLE,
    ENCRYPTED,
    TOO_LARGE,
    TOO_DEEP,
    TIMED_OUT,
    CRASHED,
    EMPTY
  }
}
