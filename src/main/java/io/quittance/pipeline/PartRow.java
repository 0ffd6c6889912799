package io.quittance.pipeline;

import io.quittance.message.Part;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The row of one part and its fate. */
@Entity
@Table(name = "message_part")
class PartRow {
  @Id UUID id;
  UUID message;
  int position;
  String path;
  String parent;
  String role;
  String name;

  @Column(name = "media_type")
  String mediaType;

  long size;
  String sha256;
  String fate;
  String reason;

  static PartRow of(UUID message, int position, Part part) {
    PartRow row = new PartRow();
    row.id = UUID.randomUUID();
    row.message = message;
    row.position = position;
    row.path = part.path();
    row.parent = part.parent();
    row.role = part.role().name();
    row.name = part.name();
    row.mediaType = part.mediaType();
    row.size = part.size();
    row.sha256 = part.sha256();
    row.fate = part.fate().name();
    row.reason = part.reason();
    return row;
  }

  Part part() {
    return new Part(
        path,
        parent,
        Part.Role.valueOf(role),
        name,
        mediaType,
        size,
        sha256,
        Part.Fate.valueOf(fate),
        reason);
  }
}
