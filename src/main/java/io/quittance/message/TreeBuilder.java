package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Part.Role;
import io.quittance.message.PartList.Found;
import java.util.List;

/** Walks a mail and lists its parts. Every entity met becomes a part with its fate. */
final class TreeBuilder {

  private final ReadingLimits limits;
  private final PartList parts;
  private final ContainerWalk containers;

  /**
   * @param shut true to open no archive and no foreign mail: one of them ended the process before
   */
  TreeBuilder(ReadingLimits limits, Hints hints, boolean shut) {
    this.limits = limits;
    this.parts = new PartList(limits.parts());
    this.containers = new ContainerWalk(this, parts, limits, hints, shut);
  }

  List<PartContent> contents() {
    return parts.contents();
  }

  /**
   * @return the envelope when the file is a mail in a format of its own, else null
   */
  Envelope bareFile(byte[] raw, String name) {
    String type = MediaType.of(raw, "", name);
    if (Containers.isMail(type) && raw.length <= limits.mailBytes()) {
      return containers.bareMail(raw, name, type);
    }
    leaf(new Found("1", Place.TOP, Role.ATTACHMENT, name, type, raw, PartContent.Form.PLAIN));
    return null;
  }

  void tooLarge(long size) {
    String reason = "the mail has " + size + " bytes, the limit is " + limits.mailBytes();
    parts.add(
        new Part(
            "1", null, Role.CONTAINER, null, MediaType.MAIL, size, null, Fate.TOO_LARGE, reason));
  }

  void mail(byte[] raw) {
    mail(raw, Place.TOP);
  }

  private void mail(byte[] raw, Place place) {
    Entity mail = Entity.mail(raw);
    content(mail, place, Envelopes.subject(mail.headers()), 1);
  }

  /** What a mail holds: the parts of its multipart, or the one entity that it is. */
  void content(Entity mail, Place place, String subject, int number) {
    HeaderParameters type = mail.type();
    List<Entity> children = type.value().startsWith("multipart/") ? mail.children() : List.of();
    if (children.isEmpty()) {
      entity(mail, place.ofMail("", subject), number);
    } else {
      children(children, place.ofMail(type.value(), subject), number);
    }
  }

  private void children(List<Entity> children, Place place, int from) {
    int number = from;
    for (Entity child : children) {
      entity(child, place, number++);
      if (parts.full()) {
        return;
      }
    }
  }

  private void entity(Entity entity, Place place, int number) {
    String path = place.child(number);
    HeaderParameters declared = entity.type();
    if (parts.isFull(path, place.path())) {
      return;
    }
    if (declared.value().startsWith("multipart/")) {
      List<Entity> children = entity.children();
      if (!children.isEmpty()) {
        multipart(entity, children, path, place);
        return;
      }
    }
    if (entity.to() - entity.from() > limits.partBytes() * 2) {
      tooLarge(entity, path, place, entity.to() - entity.from());
      return;
    }
    byte[] bytes = entity.decoded();
    String name = entity.fileName();
    String label = declared.value().startsWith("multipart/") ? "text/plain" : declared.value();
    String digestDefault =
        place.multipart().equals("multipart/digest") && label.isEmpty() ? MediaType.MAIL : label;
    boolean unnamed = label.isEmpty() && name == null && digestDefault.isEmpty();
    String type = MediaType.of(bytes, unnamed ? "text/plain" : digestDefault, name);
    PartContent.Form form =
        new PartContent.Form(
            declared.get("charset"),
            "flowed".equalsIgnoreCase(declared.get("format")),
            "yes".equalsIgnoreCase(declared.get("delsp")));
    Role role = PartRole.of(entity, type, place, name);
    Found found = new Found(path, place, role, name, type, bytes, form);
    if (place.encrypted() && !type.equals("application/pgp-encrypted")) {
      parts.add(found, Fate.ENCRYPTED, "the mail is encrypted");
    } else {
      found(found);
    }
  }

  private void multipart(Entity entity, List<Entity> children, String path, Place place) {
    String type = entity.type().value();
    long size = entity.to() - entity.from();
    if (place.depth() >= limits.depth()) {
      parts.add(tooDeep(path, place.path(), Role.CONTAINER, null, type, size));
      return;
    }
    String fact = type.equals("multipart/signed") ? CmsEnvelope.NOT_VERIFIED : null;
    parts.add(
        new Part(path, place.path(), Role.CONTAINER, null, type, size, null, Fate.CONTAINER, fact));
    children(children, place.inside(path, type), 1);
  }

  /** A part with its bytes: a mail or another container is opened, the rest is to be read. */
  void found(Found found) {
    if (found.type().equals(MediaType.MAIL) || found.type().equals("message/global")) {
      attachedMail(found);
    } else {
      leaf(found);
    }
  }

  private void attachedMail(Found found) {
    byte[] bytes = found.bytes();
    String subject = Envelopes.subject(Entity.headersOf(bytes));
    // Programs call every mail they attach the same; its subject says what it is.
    String shown = subject == null || subject.isBlank() ? found.name() : subject;
    String parent = found.place().path();
    Role role = Role.ATTACHED_MAIL;
    if (found.place().depth() >= limits.depth()) {
      parts.add(tooDeep(found.path(), parent, role, shown, MediaType.MAIL, bytes.length));
      return;
    }
    parts.add(
        new Part(
            found.path(),
            parent,
            role,
            shown,
            MediaType.MAIL,
            bytes.length,
            null,
            Fate.CONTAINER,
            null));
    mail(bytes, found.place().within(found.path(), subject));
  }

  private Part tooDeep(String path, String parent, Role role, String name, String type, long size) {
    String reason = "more than " + limits.depth() + " containers inside each other";
    return new Part(path, parent, role, name, type, size, null, Fate.TOO_DEEP, reason);
  }

  private void tooLarge(Entity entity, String path, Place place, long size) {
    String reason = "larger than " + limits.partBytes() + " bytes";
    String type = entity.type().value();
    String name = entity.fileName();
    parts.add(
        new Part(
            path,
            place.path(),
            PartRole.of(entity, type, place, name),
            name,
            type.isEmpty() ? MediaType.UNKNOWN : type,
            size,
            null,
            Fate.TOO_LARGE,
            reason));
  }

  /** A part that holds nothing but itself. */
  void single(Found found) {
    SetAside aside = SetAside.of(found.role(), found.type(), found.bytes());
    parts.add(found, aside.fate(), aside.reason());
  }

  private void leaf(Found found) {
    int size = found.bytes().length;
    if (size > limits.partBytes()) {
      String reason = "has " + size + " bytes, the limit is " + limits.partBytes();
      parts.add(
          new Part(
              found.path(),
              found.place().path(),
              found.role(),
              found.name(),
              found.type(),
              size,
              null,
              Fate.TOO_LARGE,
              reason));
    } else if (Containers.opens(found.type())) {
      containers.open(found);
    } else if (found.type().equals(ProtectedOffice.TYPE)) {
      containers.unprotect(found);
    } else {
      single(found);
    }
  }
}
