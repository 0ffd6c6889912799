package io.quittance.workbench;

import io.quittance.pipeline.MessageStatus;
import java.util.Arrays;
import java.util.Set;

/** The tabs over the list of messages. */
enum Group {
  ALL("all", "All"),
  REVIEW("review", "In review", MessageStatus.REVIEW, MessageStatus.PARTLY_APPLIED),
  WAITING("waiting", "Waiting", MessageStatus.WAITING),
  APPLIED("applied", "Applied", MessageStatus.APPLIED),
  NOT_REMITTANCES("not-remittances", "Not remittances", MessageStatus.NOT_A_REMITTANCE),
  DUPLICATES("duplicates", "Duplicates", MessageStatus.DUPLICATE),
  PARKED("parked", "Parked", MessageStatus.PARKED);

  private final String key;
  private final String label;
  private final Set<MessageStatus> statuses;

  Group(String key, String label, MessageStatus... statuses) {
    this.key = key;
    this.label = label;
    this.statuses = Set.of(statuses);
  }

  String key() {
    return key;
  }

  String label() {
    return label;
  }

  /** Empty for all. */
  Set<MessageStatus> statuses() {
    return statuses;
  }

  long count(Overview overview) {
    return overview.messages().entrySet().stream()
        .filter(entry -> statuses.isEmpty() || statuses.contains(entry.getKey()))
        .mapToLong(java.util.Map.Entry::getValue)
        .sum();
  }

  /** The group of this key, or all for a key that is none. */
  static Group of(String key) {
    return Arrays.stream(values()).filter(group -> group.key.equals(key)).findFirst().orElse(ALL);
  }
}
