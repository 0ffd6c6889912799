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

  @Version long revision;
}
