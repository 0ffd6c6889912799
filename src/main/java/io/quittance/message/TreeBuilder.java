package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Part.Role;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Walks a mail and lists its parts. Every entity met becomes a part with its fate. */
final class TreeBuilder {

  private final ReadingLimits limits;
  private final List<PartContent> contents = new ArrayList<>();
  private boolean full;

  TreeBuilder(ReadingLimits limits) {
    this.limits = limits;
  }

  /**
   * Where a part stands.
   *
   * @param path of the container, or null at the top
   * @param depth containers around it
   * @param multipart type of the multipart that directly contains it, or empty
   * @param subject of the mail around it
   * @param encrypted true inside multipart/encrypted
   */
  private record Place(
      String path, int depth, String multipart, String subject, boolean encrypted) {

    String child(int number) {
      return path == null ? String.valueOf(number) : path + "." + number;
    }

    Place inside(String container, String type) {
      return new Place(
          container, depth + 1, type, subject, encrypted || type.equals("multipart/encrypted"));
    }

    Place mail(String container, String newSubject) {
      return new Place(container, depth + 1, "", newSubject, false);
    }
  }

  List<PartContent> contents() {
    return contents;
  }

  void bareFile(byte[] raw, String name) {
    String type = MediaType.of(raw, "", name);
    leaf("1", null, Role.ATTACHMENT, name, type, raw, PartContent.Form.PLAIN, null, 0);
  }

  void tooLarge(long size) {
    String reason = "the mail has " + size + " bytes, the limit is " + limits.mailBytes();
    add(
        new Part(
            "1", null, Role.CONTAINER, null, MediaType.MAIL, size, null, Fate.TOO_LARGE, reason));
  }

  void mail(byte[] raw) {
    mail(raw, new Place(null, 0, "", null, false));
  }

  private void mail(byte[] raw, Place place) {
    Entity mail = Entity.mail(raw);
    Place inside = new Place(place.path, place.depth, "", Envelopes.subject(mail.headers()), false);
    HeaderParameters type = mail.type();
    List<Entity> children = type.value().startsWith("multipart/") ? mail.children() : List.of();
    if (children.isEmpty()) {
      entity(mail, inside, 1);
    } else {
      boolean encrypted = type.value().equals("multipart/encrypted");
      children(
          children, new Place(place.path, place.depth, type.value(), inside.subject, encrypted));
    }
  }

  private void children(List<Entity> children, Place place) {
    int number = 1;
    for (Entity child : children) {
      entity(child, place, number++);
      if (full) {
        return;
      }
    }
  }

  private void entity(Entity entity, Place place, int number) {
    String path = place.child(number);
    HeaderParameters declared = entity.type();
    if (isFull(path, place.path)) {
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
        place.multipart.equals("multipart/digest") && label.isEmpty() ? MediaType.MAIL : label;
    boolean unnamed = label.isEmpty() && name == null && digestDefault.isEmpty();
    String type = MediaType.of(bytes, unnamed ? "text/plain" : digestDefault, name);
    if (type.equals(MediaType.MAIL) || type.equals("message/global")) {
      attachedMail(bytes, path, place, name);
      return;
    }
    Role role = role(entity, type, place, name);
    PartContent.Form form =
        new PartContent.Form(
            declared.get("charset"),
            "flowed".equalsIgnoreCase(declared.get("format")),
            "yes".equalsIgnoreCase(declared.get("delsp")));
    if (place.encrypted || isEnvelopedMime(type, declared)) {
      set(path, place, role, name, type, bytes, Fate.ENCRYPTED, "the mail is encrypted");
    } else {
      leaf(path, place.path, role, name, type, bytes, form, place.subject, place.depth);
    }
  }

  private void multipart(Entity entity, List<Entity> children, String path, Place place) {
    String type = entity.type().value();
    long size = entity.to() - entity.from();
    if (place.depth >= limits.depth()) {
      add(tooDeep(path, place.path, Role.CONTAINER, null, type, size));
      return;
    }
    add(new Part(path, place.path, Role.CONTAINER, null, type, size, null, Fate.CONTAINER, null));
    children(children, place.inside(path, type));
  }

  private void attachedMail(byte[] bytes, String path, Place place, String name) {
    String subject = Envelopes.subject(Entity.headersOf(bytes));
    String shown = name == null ? subject : name;
    if (place.depth >= limits.depth()) {
      add(tooDeep(path, place.path, Role.ATTACHED_MAIL, shown, MediaType.MAIL, bytes.length));
      return;
    }
    add(
        new Part(
            path,
            place.path,
            Role.ATTACHED_MAIL,
            shown,
            MediaType.MAIL,
            bytes.length,
            null,
            Fate.CONTAINER,
            null));
    mail(bytes, place.mail(path, subject));
  }

  private Part tooDeep(String path, String parent, Role role, String name, String type, long size) {
    String reason = "more than " + limits.depth() + " containers inside each other";
    return new Part(path, parent, role, name, type, size, null, Fate.TOO_DEEP, reason);
  }

  private void tooLarge(Entity entity, String path, Place place, long size) {
    String reason = "larger than " + limits.partBytes() + " bytes";
    String type = entity.type().value();
    Role role = role(entity, type, place, entity.fileName());
    add(
        new Part(
            path,
            place.path,
            role,
            entity.fileName(),
            type.isEmpty() ? MediaType.UNKNOWN : type,
            size,
            null,
            Fate.TOO_LARGE,
            reason));
  }

  private void leaf(
      String path,
      String parent,
      Role role,
      String name,
      String type,
      byte[] bytes,
      PartContent.Form form,
      String subject,
      int depth) {
    if (bytes.length > limits.partBytes()) {
      String reason = "has " + bytes.length + " bytes, the limit is " + limits.partBytes();
      add(new Part(path, parent, role, name, type, bytes.length, null, Fate.TOO_LARGE, reason));
      return;
    }
    if (type.equals("application/zip")) {
      archive(path, parent, role, name, bytes, subject, depth);
      return;
    }
    SetAside aside = SetAside.of(role, type, bytes);
    Part part =
        new Part(
            path,
            parent,
            role,
            name,
            type,
            bytes.length,
            sha256(bytes),
            aside.fate(),
            aside.reason());
    contents.add(new PartContent(part, bytes, form, subject));
  }

  private void archive(
      String path, String parent, Role role, String name, byte[] bytes, String subject, int depth) {
    Archive.Opened opened = Archive.open(bytes, limits);
    Fate fate = depth >= limits.depth() ? Fate.TOO_DEEP : opened.fate();
    String reason =
        fate == Fate.TOO_DEEP
            ? "more than " + limits.depth() + " containers inside each other"
            : opened.reason();
    String type = "application/zip";
    Part part = new Part(path, parent, role, name, type, bytes.length, sha256(bytes), fate, reason);
    contents.add(new PartContent(part, bytes, PartContent.Form.PLAIN, subject));
    if (fate != Fate.CONTAINER) {
      return;
    }
    int number = 1;
    Place inside = new Place(path, depth + 1, "", subject, false);
    for (Archive.Entry entry : opened.entries()) {
      String entryPath = inside.child(number++);
      if (isFull(entryPath, path)) {
        return;
      }
      entry(entry, entryPath, inside);
    }
  }

  private void entry(Archive.Entry entry, String path, Place inside) {
    if (entry.fate() != Fate.READ) {
      String unknown = MediaType.UNKNOWN;
      add(
          new Part(
              path,
              inside.path,
              Role.ATTACHMENT,
              entry.name(),
              unknown,
              0,
              null,
              entry.fate(),
              entry.reason()));
      return;
    }
    String type = MediaType.of(entry.bytes(), "", entry.name());
    if (type.equals(MediaType.MAIL)) {
      attachedMail(entry.bytes(), path, inside, entry.name());
    } else {
      leaf(
          path,
          inside.path,
          Role.ATTACHMENT,
          entry.name(),
          type,
          entry.bytes(),
          PartContent.Form.PLAIN,
          inside.subject,
          inside.depth);
    }
  }

  private void set(
      String path,
      Place place,
      Role role,
      String name,
      String type,
      byte[] bytes,
      Fate fate,
      String reason) {
    Part part =
        new Part(path, place.path, role, name, type, bytes.length, sha256(bytes), fate, reason);
    contents.add(new PartContent(part, bytes, PartContent.Form.PLAIN, place.subject));
  }

  private void add(Part part) {
    contents.add(new PartContent(part, null, PartContent.Form.PLAIN, null));
  }

  /** The part after the last allowed one stands for all that follow. */
  private boolean isFull(String path, String parent) {
    if (full) {
      return true;
    }
    if (contents.size() < limits.parts()) {
      return false;
    }
    full = true;
    String reason =
        "more than " + limits.parts() + " parts: this one and all after it are not read";
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
    return true;
  }

  private static Role role(Entity entity, String type, Place place, String name) {
    boolean attached = entity.disposition().value().equals("attachment");
    boolean alternative = place.multipart.equals("multipart/alternative");
    boolean body = !attached && (name == null || alternative);
    if (type.contains("signature")) {
      return Role.SIGNATURE;
    }
    if (body && type.equals("text/html")) {
      return Role.BODY_HTML;
    }
    if (body && (type.equals("text/plain") || type.equals("text/enriched"))) {
      return Role.BODY_TEXT;
    }
    boolean image = type.toLowerCase(Locale.ROOT).startsWith("image/");
    boolean shownInside =
        place.multipart.equals("multipart/related")
            || entity.headers().has("content-id") && entity.disposition().value().equals("inline");
    return image && shownInside && !attached ? Role.INLINE_IMAGE : Role.ATTACHMENT;
  }

  private static boolean isEnvelopedMime(String type, HeaderParameters declared) {
    String kind = declared.parameters().getOrDefault("smime-type", "");
    return type.endsWith("pkcs7-mime") && kind.equalsIgnoreCase("enveloped-data");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
