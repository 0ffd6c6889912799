package io.quittance.document;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * One message between parent and child: four bytes of length, one of kind, the payload.
 *
 * @param kind see {@link Kind}
 */
record Frame(Kind kind, byte[] payload) {

  private static final int MOST_BYTES = 512 * 1024 * 1024;

  enum Kind {
    /** Child: its readers stand ready. */
    READY,
    /** Parent: a {@link Request} as JSON; the content follows in a frame of its own. */
    REQUEST,
    /** Parent: the bytes of a mail or PDF. */
    CONTENT,
    /** Child: envelope and parts as JSON of a message without documents. */
    TREE,
    /** Child: the path of the part that is read now. */
    START,
    /** Child: one part and, when it was read, its document. */
    PART,
    /** Child: a page is being recognised from its picture, which takes its own time. */
    SCAN,
    /** Child: a PNG; empty when there is none. */
    IMAGE,
    /** Child: the request is answered. */
    END
  }

  /**
   * @param render 0 to read a message, else the 1-based page to draw
   * @param wanted paths to be read, or null for all
   * @param hints trusted servers, and passwords, which go to the child's memory only
   * @param shut true to open no archive and no mail in a format of its own, see {@link
   *     io.quittance.message.MessageTree#of}
   */
  record Request(
      String fileName,
      io.quittance.message.ReadingLimits limits,
      java.util.List<String> wanted,
      io.quittance.message.Hints hints,
      boolean shut,
      int render,
      int dpi) {}

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(payload.length);
    out.writeByte(kind.ordinal());
    out.write(payload);
    out.flush();
  }

  /** Null at the end of the stream. */
  static Frame readFrom(DataInputStream in) throws IOException {
    int length;
    try {
      length = in.readInt();
    } catch (EOFException e) {
      return null;
    }
    int kind = in.readUnsignedByte();
    if (length < 0 || length > MOST_BYTES || kind >= Kind.values().length) {
      throw new IOException("no frame of the protocol");
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new Frame(Kind.values()[kind], payload);
  }
}
