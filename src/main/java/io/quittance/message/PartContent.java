package io.quittance.message;

/**
 * A part with its decoded bytes and what a reader must know beside them.
 *
 * @param part its fate is READ where the content is still to be read
 * @param bytes decoded, or null for a container and for what a limit kept out
 * @param form how text bytes are to be taken
 * @param subject of the mail that directly contains the part, or null
 */
public record PartContent(Part part, byte[] bytes, Form form, String subject) {

  /**
   * @param charset declared, or null
   * @param flowed true for format=flowed, RFC 3676
   * @param deleteSpace delsp=yes of the same
   */
  public record Form(String charset, boolean flowed, boolean deleteSpace) {
    public static final Form PLAIN = new Form(null, false, false);
  }

  public boolean toRead() {
    return part.fate() == Part.Fate.READ && bytes != null;
  }
}
