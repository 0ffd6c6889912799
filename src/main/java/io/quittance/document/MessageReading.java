package io.quittance.document;

import io.quittance.document.PartReader.NotRead;
import io.quittance.document.PartReader.Outcome;
import io.quittance.document.PartReader.Read;
import io.quittance.message.Envelope;
import io.quittance.message.Hints;
import io.quittance.message.MessageTree;
import io.quittance.message.Part;
import io.quittance.message.PartContent;
import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import java.util.List;
import java.util.function.Predicate;

/** Reads a message part by part and tells of each step, so that a death in one part is known. */
final class MessageReading {

  private final PartReader reader;

  MessageReading(PartReader reader) {
    this.reader = reader;
  }

  /** Told in this order: the tree once, then start and done for each part to be read. */
  interface Progress {

    /** Fates of parts still to be read are READ for now. */
    void tree(Envelope envelope, List<Part> parts);

    void start(String path);

    /**
     * @param document null when the part could not be read
     */
    void done(Part part, Document document);
  }

  /**
   * @param shut true to open no archive and no mail in a format of its own
   * @param wanted paths that are to be read in this run
   */
  void read(
      byte[] content,
      String fileName,
      ReadingLimits limits,
      Hints hints,
      boolean shut,
      Predicate<String> wanted,
      Progress progress) {
    MessageTree tree = MessageTree.of(content, fileName, limits, hints, shut);
    progress.tree(tree.envelope(), tree.contents().stream().map(PartContent::part).toList());
    for (PartContent part : tree.contents()) {
      if (part.toRead() && wanted.test(part.part().path())) {
        progress.start(part.part().path());
        Outcome outcome = outcome(part, limits, hints.passwords());
        if (outcome instanceof Read read) {
          progress.done(part.part(), read.document());
        } else if (outcome instanceof NotRead not) {
          progress.done(withFate(part.part(), not.fate(), not.reason()), null);
        }
      }
    }
  }

  private Outcome outcome(PartContent part, ReadingLimits limits, Passwords passwords) {
    try {
      return reader.read(part, limits, passwords);
    } catch (RuntimeException e) {
      return PartReader.unreadable("reading failed", e);
    } catch (StackOverflowError e) {
      return new NotRead(Part.Fate.UNREADABLE, "nested too deep to be read");
    } catch (LinkageError e) {
      return new NotRead(Part.Fate.UNREADABLE, "the reader for this kind is missing: " + e);
    }
  }

  static Part withFate(Part part, Part.Fate fate, String reason) {
    return new Part(
        part.path(),
        part.parent(),
        part.role(),
        part.name(),
        part.mediaType(),
        part.size(),
        part.sha256(),
        fate,
        reason);
  }
}
