package io.quittance.pipeline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** The row of one message and its outcome. */
@Entity
@Table(name = "message")
class MessageRow {
  @Id UUID id;
  String sha256;
  String origin;

  @Column(name = "received_at")
  Instant receivedAt;

  String subject;
  String sender;
  String status;

  @ColumnTransformer(write = "?::jsonb")
  String reasons;

  @ColumnTransformer(write = "?::jsonb")
  String reading;

  String payer;
  String amount;
  String currency;
  int advices;

  @Column(name = "duplicate_of")
  UUID duplicateOf;

  /** Since when it waits for what a model says of it; null when it does not. */
  @Column(name = "asking_since")
  Instant askingSince;

  @Version long revision;

  @Column(name = "changed_at")
  Instant changedAt;

  /** What was read of it is not the last word yet. */
  boolean waitsForModel() {
    return askingSince != null && status() == MessageStatus.READING;
  }

  MessageStatus status() {
    return MessageStatus.of(status);
  }
}
