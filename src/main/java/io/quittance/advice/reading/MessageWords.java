package io.quittance.advice.reading;

import io.quittance.advice.reading.Phrases.Topic;
import io.quittance.document.ReadMessage;
import io.quittance.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of a message that say what it is: its subject and those of the mails it carries, the
 * names of its files, and what its newest text says. A forward has the subject of what it forwards.
 */
final class MessageWords {
  private static final int MOST_CHARACTERS = 40_000;
  private static final Pattern REPLY =
      Pattern.compile("(?iu)(?:re|aw|antw|sv|vs|rif|odp)\\s*[:：].*");

  /**
   * How templates and logs are asked for what they know; a forgotten {@code ${name}} asks nothing.
   */
  private static final Pattern LOOKUP =
      Pattern.compile("(?i)\\$\\{\\s{0,4}[a-z]{2,12}:|\\{\\s{0,4}(?:config|inject|cdi):");

  private final String outer;
  private final List<String> inner = new ArrayList<>();
  private final StringBuilder files = new StringBuilder();
  private final StringBuilder sentences = new StringBuilder();

  MessageWords(ReadMessage message) {
    this.outer =
        message.envelope() == null || message.envelope().subject() == null
            ? ""
            : message.envelope().subject();
    for (Part part : message.parts()) {
      if (part.name() == null) {
        continue;
      }
      if (part.role() == Part.Role.ATTACHED_MAIL) {
        inner.add(part.name());
      } else if (part.role() == Part.Role.ATTACHMENT) {
        // How a file is called says what it is, too: Remittance_4711.pdf.
        files.append(part.name().replaceAll("[0-9_.-]+", " ").strip()).append('\n');
      }
    }
  }

  void add(SourceText text) {
    inner.addAll(MailHeaderRows.subjects(text.newest()));
    for (SourceText.Row row : text.newest()) {
      // Who signs as accounts payable speaks of no payables.
      if (sentences.length() < MOST_CHARACTERS && !Department.is(row.text())) {
        sentences.append(row.text()).append('\n');
      }
    }
  }

  /** True when the text is meant to make a program look something up and print it. */
  boolean asksForValues() {
    return LOOKUP.matcher(outer).find() || LOOKUP.matcher(sentences).find();
  }

  /** Everything said, subjects first. */
  Phrases all() {
    return new Phrases(outer + '\n' + String.join("\n", inner) + '\n' + files + sentences);
  }

  /** What the subjects say. */
  Phrases subjects() {
    return new Phrases(outer + '\n' + String.join("\n", inner));
  }

  /** The same without those of replies, which the other side wrote: a reminder of ours. */
  Phrases ownSubjects() {
    List<String> own = new ArrayList<>(inner);
    own.add(0, outer);
    own.removeIf(subject -> REPLY.matcher(subject.strip()).matches());
    return new Phrases(String.join("\n", own));
  }

  /** True when a subject says that nobody is there to read, and none speaks of a payment. */
  boolean automaticReply() {
    return isAutomaticReply(outer)
        || !inner.isEmpty()
            && !new Phrases(outer).has(Topic.REMITTANCE)
            && inner.stream().allMatch(MessageWords::isAutomaticReply);
  }

  private static boolean isAutomaticReply(String subject) {
    Phrases said = new Phrases(subject);
    return said.has(Topic.OUT_OF_OFFICE) && !said.has(Topic.REMITTANCE);
  }
}
