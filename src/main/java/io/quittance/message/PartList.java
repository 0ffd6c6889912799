package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Part.Role;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The parts of a message as they are found; ends with a part that says so when they are many. */
final class PartList {

  private final int most;
  private final List<PartContent> contents = new ArrayList<>();
  private boolean full;

  PartList(int most) {
    this.most = most;
  }

  List<PartContent> contents() {
    return contents;
  }

  boolean full() {
    return full;
  }

  /** The part after the last allowed one stands for all that follow. */
  boolean isFull(String path, String parent) {
    if (!full && contents.size() >= most) {
      full = true;
      String reason = "more than " + most + " parts: this one and all after it are not read";
      add(
          new Part(
              path,
              parent,
              Role.CONTAINER,
              null,
              MediaType.UNKNOWN,
              0,
              null,
              Fate.TOO_LARGE,
              reason));
    }
    return full;
  }

  /** A part without bytes to read. */
  void add(Part part) {
    contents.add(new PartContent(part, null, PartContent.Form.PLAIN, null));
  }

  /** A part with its bytes. */
  void add(Found found, Fate fate, String reason) {
    Part part =
        new Part(
            found.path,
            found.place.path(),
            found.role,
            found.name,
            found.type,
            found.bytes.length,
            sha256(found.bytes),
            fate,
            reason);
    contents.add(new PartContent(part, found.bytes, found.form, found.place.subject()));
  }

  /** A part whose bytes are there and whose fate is not yet known. */
  record Found(
      String path,
      Place place,
      Role role,
      String name,
      String type,
      byte[] bytes,
      PartContent.Form form) {}

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
