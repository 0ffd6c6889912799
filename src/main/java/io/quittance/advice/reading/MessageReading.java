package io.quittance.advice.reading;

import io.quittance.advice.Advice;
import io.quittance.advice.Pointing;
import io.quittance.advice.PointingReading;
import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.advice.structured.StructuredRemittance;
import io.quittance.document.Document;
import io.quittance.document.ReadMessage;
import io.quittance.message.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One message from its documents to a reading: point, read, merge, verify, judge. */
public final class MessageReading {
  private final Verifier verifier;
  private final String name;

  /**
   * @param name of the reader, kept in every advice
   */
  public MessageReading(Verifier verifier, String name) {
    this.verifier = verifier;
    this.name = name;
  }

  public Reading read(ReadMessage message) {
    if (nothingReadable(message)) {
      return new Reading(
          Reading.Verdict.UNREADABLE,
          List.of(),
          Visibility.of(message),
          List.of(name),
          Reading.Usage.NONE);
    }
    List<Merging.Read> readings = new ArrayList<>();
    boolean statement = false;
    boolean figures = false;
    MessageWords words = new MessageWords(message);
    SenderDomain sender = SenderDomain.of(message.envelope());
    List<Advice> notes = new ArrayList<>();
    Problems problems = new Problems();
    boolean standard = false;
    for (Content.Chosen chosen : Content.of(message)) {
      Optional<StructuredRemittance.Outcome> read = StructuredRemittance.read(chosen.document());
      if (read.isPresent()) {
        if (!read.get().statement() || !read.get().found().isEmpty()) {
          problems.addAll(read.get().problems());
        }
        standard |= !read.get().found().isEmpty();
        readings.addAll(StandardProof.readings(chosen, read.get()));
        continue;
      }
      SourceText text = SourceText.of(chosen.document(), message);
      LayoutPointer.Layout layout = new LayoutPointer(text, sender).point();
      statement |= layout.statement();
      if (layout.twoStories()) {
        problems.add(
            Problem.Code.PARTS_DISAGREE,
            "its sentences list another payment than its table",
            chosen.document().part());
      }
      figures |= figures(text);
      List<Merging.Read> here = read(chosen, layout.notices(), text);
      chosen.alternative().ifPresent(other -> compare(here, other, message, problems));
      if (here.isEmpty() && chosen.body()) {
        CoveringNote.read(text, sender, name).ifPresent(notes::add);
        CoveringNote.callsOff(text).ifPresent(problems::add);
      }
      readings.addAll(here);
      words.add(text);
    }
    if (readings.isEmpty() && !problems.all().isEmpty()) {
      // A message in a standard format that says nothing is broken, and not for nobody to see.
      return new Reading(
          Reading.Verdict.UNREADABLE, List.of(), problems.all(), List.of(name), Reading.Usage.NONE);
    }
    List<Merging.Read> merged = Merging.merge(readings);
    List<Advice> advices = new ArrayList<>();
    for (Merging.Read read : merged) {
      problems.addAll(read.problems());
      advices.add(CoveringNote.completes(read.advice(), notes));
    }
    Verdict.Judged judged = Verdict.judge(message.envelope(), words, statement, figures, advices);
    if (standard) {
      judged = Verdict.proven(judged, advices);
    }
    return finish(message, judged, advices, problems);
  }

  private Reading finish(
      ReadMessage message, Verdict.Judged judged, List<Advice> advices, Problems problems) {
    if (judged.verdict() != Reading.Verdict.REMITTANCE && attachmentClosed(message, advices)) {
      return new Reading(
          Reading.Verdict.UNREADABLE,
          List.of(),
          Visibility.of(message),
          List.of(name),
          Reading.Usage.NONE);
    }
    if (judged.verdict() != Reading.Verdict.REMITTANCE) {
      Problems only = new Problems();
      only.addAll(judged.problems());
      only.addAll(Visibility.of(message));
      return new Reading(
          judged.verdict(), List.of(), only.all(), List.of(name), Reading.Usage.NONE);
    }
    problems.addAll(judged.problems());
    List<Advice> checked = new ArrayList<>();
    for (Advice advice : advices) {
      List<Problem> found = verifier.check(advice, message);
      problems.addAll(found);
      List<Problem> all = new ArrayList<>(found);
      all.addAll(judged.problems());
      double confidence = Math.min(advice.confidence(), Confidence.of(advice, all));
      all.addAll(problems.all());
      Advice rated = advice.withConfidence(confidence);
      // A standard proves its own values; only what a layout says is weighed.
      checked.add(
          advice.reader().equals(name)
              ? ValueConfidence.rate(rated, List.copyOf(all), recognised(message))
              : rated);
    }
    return new Reading(
        judged.verdict(), checked, distinct(problems.all()), List.of(name), Reading.Usage.NONE);
  }

  /** Paths of the documents that were recognised from pictures. */
  private static Set<String> recognised(ReadMessage message) {
    return message.documents().stream()
        .filter(document -> document.has(Document.Flag.Code.OCR))
        .map(Document::part)
        .collect(Collectors.toSet());
  }

  /** The same trouble told by reader and verifier is told once, in the reader's words. */
  private static List<Problem> distinct(List<Problem> problems) {
    List<Problem> kept = new ArrayList<>();
    for (Problem problem : problems) {
      boolean told =
          problem.where() == null && kept.stream().anyMatch(k -> k.code() == problem.code());
      if (!told) {
        kept.add(problem);
      }
    }
    return kept;
  }

  private List<Merging.Read> read(Content.Chosen chosen, List<Pointing> notices, SourceText text) {
    List<Merging.Read> readings = new ArrayList<>();
    PointedReader reader = new PointedReader();
    for (Pointing notice : notices) {
      PointingReading.Outcome outcome = reader.read(notice, text, name, null);
      Advice advice = outcome.advice();
      if (advice.paymentAmount() != null || !advice.lines().isEmpty()) {
        readings.add(
            new Merging.Read(
                chosen.document().part(),
                chosen.body(),
                advice,
                outcome.problems(),
                total -> reader.read(notice, text, name, total)));
      }
    }
    return readings;
  }

  /** Text and HTML of one body must give the same total and as many lines, where both give any. */
  private void compare(
      List<Merging.Read> here, Document other, ReadMessage message, Problems problems) {
    SourceText text = SourceText.of(other, message);
    List<Pointing> notices = new LayoutPointer(text).point().notices();
    if (here.size() != 1 || notices.size() != 1) {
      return;
    }
    Advice mine = here.get(0).advice();
    Advice theirs = new PointedReader().read(notices.get(0), text, name, null).advice();
    BigDecimal a = mine.paymentAmount();
    BigDecimal b = theirs.paymentAmount();
    boolean totals = a != null && b != null && a.compareTo(b) != 0;
    boolean sums =
        Sums.confirm(mine) && Sums.confirm(theirs) && mine.lines().size() != theirs.lines().size();
    if (totals || sums) {
      problems.add(Problem.Code.PARTS_DISAGREE, "text and HTML of the body differ", other.part());
    }
  }

  private static boolean figures(SourceText text) {
    return text.newest().stream()
        .flatMap(row -> row.amounts().stream())
        .anyMatch(found -> found.amount().decimals());
  }

  /** True when every part that could carry a notice was closed to us and no text was read. */
  private static boolean nothingReadable(ReadMessage message) {
    boolean words =
        message.documents().stream().anyMatch(d -> d.lines().anyMatch(l -> !l.words().isEmpty()));
    boolean closed =
        message.parts().stream()
            .filter(p -> p.role() != Part.Role.INLINE_IMAGE && p.role() != Part.Role.SIGNATURE)
            .anyMatch(p -> isClosed(p.fate()));
    boolean textless =
        !message.documents().isEmpty()
            && message.documents().stream().allMatch(d -> d.has(Document.Flag.Code.NO_TEXT));
    return !words && (closed || textless);
  }

  /** A covering note says nothing itself; what it covers could not be read. */
  private static boolean attachmentClosed(ReadMessage message, List<Advice> advices) {
    boolean nothing = advices.stream().allMatch(a -> a.lines().isEmpty());
    boolean attachment =
        message.parts().stream()
                .anyMatch(p -> p.role() == Part.Role.ATTACHMENT && isClosed(p.fate()))
            || message.documents().stream().anyMatch(Visibility::isBlank);
    return nothing && attachment;
  }

  private static boolean isClosed(Part.Fate fate) {
    return switch (fate) {
      case UNSUPPORTED, UNREADABLE, ENCRYPTED, TOO_LARGE, TOO_DEEP, TIMED_OUT, CRASHED -> true;
      case READ, CONTAINER, NOT_CONTENT, EMPTY -> false;
    };
  }
}
