package io.quittance.message;

import io.quittance.message.Part.Fate;
import io.quittance.message.Part.Role;
import io.quittance.message.PartList.Found;
import io.quittance.message.Unpacked.Item;
import java.util.Optional;

/** Lists what archives, foreign mails and signed envelopes hold as parts of the message. */
final class ContainerWalk {

  private final TreeBuilder tree;
  private final PartList parts;
  private final ReadingLimits limits;
  private final Opening.Budget budget;
  private final Hints hints;
  private final boolean shut;

  ContainerWalk(TreeBuilder tree, PartList parts, ReadingLimits limits, Hints hints, boolean shut) {
    this.tree = tree;
    this.parts = parts;
    this.limits = limits;
    this.budget = new Opening.Budget(limits.unpackedBytes());
    this.hints = hints;
    this.shut = shut;
  }

  /** A file that is a mail in a format of its own: its parts stand at the top, as those of MIME. */
  Envelope bareMail(byte[] raw, String name, String type) {
    Unpacked opened = unpack(type, raw, name, 0);
    if (opened.fate() != Fate.CONTAINER) {
      Found found =
          new Found("1", Place.TOP, Role.ATTACHED_MAIL, name, type, raw, PartContent.Form.PLAIN);
      parts.add(found, opened.fate(), opened.reason());
      return null;
    }
    items(opened, Place.TOP.ofMail("", opened.envelope().subject()));
    if (parts.contents().isEmpty()) {
      Found found =
          new Found(
              "1",
              Place.TOP,
              Role.BODY_TEXT,
              null,
              "text/plain",
              new byte[0],
              PartContent.Form.PLAIN);
      parts.add(found, Fate.EMPTY, "a message with nothing in it");
    }
    return opened.envelope();
  }

  /** An office file with a password: read as the file inside when a password opens it. */
  void unprotect(Found found) {
    Opening opening = new Opening(limits, budget, limits.depth() - found.place().depth(), hints);
    Optional<byte[]> inside =
        shut ? Optional.empty() : ProtectedOffice.open(found.bytes(), opening);
    if (inside.isEmpty()) {
      tree.single(found);
      return;
    }
    byte[] bytes = inside.get();
    tree.single(
        new Found(
            found.path(),
            found.place(),
            found.role(),
            found.name(),
            MediaType.of(bytes, "", found.name()),
            bytes,
            found.form()));
  }

  void open(Found found) {
    Unpacked opened = unpack(found.type(), found.bytes(), found.name(), found.place().depth());
    Envelope envelope = opened.envelope();
    boolean mail = Containers.isMail(found.type()) && envelope != null;
    String subject = mail ? envelope.subject() : found.place().subject();
    String name = found.name() == null && mail ? subject : found.name();
    Found listed =
        new Found(
            found.path(),
            found.place(),
            Containers.isMail(found.type()) ? Role.ATTACHED_MAIL : found.role(),
            name,
            found.type(),
            found.bytes(),
            PartContent.Form.PLAIN);
    parts.add(listed, opened.fate(), opened.reason());
    items(opened, found.place().within(found.path(), subject));
  }

  private Unpacked unpack(String type, byte[] bytes, String name, int depth) {
    if (shut) {
      return Unpacked.closed(Fate.CRASHED, "the reading process ended while this was opened");
    }
    return Containers.open(
        type, bytes, name, new Opening(limits, budget, limits.depth() - depth, hints));
  }

  private void items(Unpacked opened, Place inside) {
    int number = 1;
    for (Item item : opened.items()) {
      String path = inside.child(number);
      if (parts.isFull(path, inside.path())) {
        return;
      }
      item(item, path, inside, number);
      number++;
    }
  }

  private void item(Item item, String path, Place inside, int number) {
    if (item instanceof Unpacked.Content content) {
      String type = MediaType.of(content.bytes(), content.type(), content.name());
      PartContent.Form form = new PartContent.Form(content.charset(), false, false);
      tree.found(
          new Found(path, inside, content.role(), content.name(), type, content.bytes(), form));
    } else if (item instanceof Unpacked.Mime mime) {
      Entity entity = Entity.mail(mime.bytes());
      tree.content(entity, inside, inside.subject(), number);
    } else if (item instanceof Unpacked.Inner inner) {
      inner(inner, path, inside);
    } else if (item instanceof Unpacked.Aside aside) {
      parts.add(
          new Part(
              path,
              inside.path(),
              Role.ATTACHMENT,
              aside.name(),
              MediaType.UNKNOWN,
              0,
              null,
              aside.fate(),
              aside.reason()));
    }
  }

  private void inner(Unpacked.Inner inner, String path, Place inside) {
    Unpacked held = inner.held();
    parts.add(
        new Part(
            path,
            inside.path(),
            Role.ATTACHED_MAIL,
            inner.name(),
            inner.type(),
            0,
            null,
            held.fate(),
            held.reason()));
    String subject = held.envelope() == null ? inner.name() : held.envelope().subject();
    items(held, inside.within(path, subject));
  }
}
