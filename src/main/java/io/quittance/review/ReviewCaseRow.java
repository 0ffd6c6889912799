package io.quittance.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** The row of one case. The tenant column is the database's affair. */
@Entity
@Table(name = "review_case")
class ReviewCaseRow {
  @Id UUID id;
  UUID message;

  @Column(name = "subject_kind")
  String subjectKind;

  /** Null when the message is the subject. */
  String subject;

  UUID proposal;

  @ColumnTransformer(write = "?::jsonb")
  String reasons;

  String state;

  @Column(name = "opened_at")
  Instant openedAt;

  @Column(name = "closed_at")
  Instant closedAt;

  String action;
  String actor;
  String approver;

  @Column(name = "reason_code")
  String reasonCode;

  String note;

  @ColumnTransformer(write = "?::jsonb")
  String decision;

  /** A decision that waits for an approver, or null. */
  @ColumnTransformer(write = "?::jsonb")
  String awaiting;

  @Version long revision;

  void about(Subject about) {
    boolean ofMessage = about.kind() == Subject.Kind.MESSAGE;
    subjectKind = about.kind().stored();
    message = ofMessage ? UUID.fromString(about.id()) : null;
    subject = ofMessage ? null : about.id();
  }

  Subject about() {
    return message == null
        ? new Subject(Subject.Kind.ofStored(subjectKind), subject)
        : Subject.message(message);
  }
}
