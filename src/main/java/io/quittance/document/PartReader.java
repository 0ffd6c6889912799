package io.quittance.document;

import io.quittance.message.Part;
import io.quittance.message.PartContent;
import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;

/** Reads one kind of part. */
interface PartReader {

  Outcome read(PartContent content, ReadingLimits limits);

  /** The same with passwords to try when the part is protected. */
  default Outcome read(PartContent content, ReadingLimits limits, Passwords passwords) {
    return read(content, limits);
  }

  /** What became of a part. */
  sealed interface Outcome permits Read, NotRead {}

  record Read(Document document) implements Outcome {}

  record NotRead(Part.Fate fate, String reason) implements Outcome {}

  static Outcome unreadable(String what, Exception cause) {
    String said = cause.getMessage();
    String detail = said == null ? cause.getClass().getSimpleName() : said;
    String cut = detail.length() > 200 ? detail.substring(0, 200) : detail;
    return new NotRead(Part.Fate.UNREADABLE, what + ": " + cut);
  }
}
