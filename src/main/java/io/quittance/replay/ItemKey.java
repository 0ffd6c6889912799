package io.quittance.replay;

import java.util.UUID;

/** Names one item; also as the subject of its job. */
record ItemKey(UUID reprocessing, int position) {

  static ItemKey of(String subject) {
    int split = subject.indexOf(':');
    return new ItemKey(
        UUID.fromString(subject.substring(0, split)),
        Integer.parseInt(subject.substring(split + 1)));
  }

  @Override
  public String toString() {
    return reprocessing + ":" + position;
  }
}
