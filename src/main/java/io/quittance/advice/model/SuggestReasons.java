package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Pointing;
import io.quittance.advice.Problem;
import io.quittance.document.ReadMessage;
import io.quittance.model.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Suggests to an analyst which of the tenant's reasons a deduction has. A suggestion never becomes
 * part of an advice: a printed reason can make a deduction postable, and what a model says cannot.
 */
public final class SuggestReasons {
  private static final int MOST_CODES = 60;
  private static final int LONGEST_WORDS = 40;

  private final Prompt prompt;
  private final SourceBoundary boundary;
  private final AskingLimits limits;
  private final Consumer<Exchange> record;

  /**
   * @param secret of the installation, at least 16 bytes
   * @param record told of every question that was asked
   */
  public SuggestReasons(
      Prompt prompt, byte[] secret, AskingLimits limits, Consumer<Exchange> record) {
    this.prompt = prompt;
    this.boundary = new SourceBoundary(secret);
    this.limits = limits;
    this.record = record;
  }

  /** The answer as the schema of {@code deduction-reason} has it. */
  record Answered(List<Entry> reasons) {
    record Entry(String deduction, String code, String line, String text) {}
  }

  /**
   * @param choice whom to ask, and what may leave the house
   * @param advices what was read of the message, by whatever reader
   * @param reasons the tenant's: words that customers print, and its own code for each
   */
  public Suggested suggest(
      Choice choice, ReadMessage message, List<Advice> advices, Map<String, String> reasons) {
    ShownMessage shown = new ShownMessage(message, choice.privacy(), advices);
    Map<String, DeductionLines.Position> deductions =
        DeductionLines.of(advices, message, shown.usual());
    if (deductions.isEmpty() || reasons.isEmpty()) {
      return none(
          deductions.isEmpty()
              ? "no line of the message shows a deduction"
              : "the policy in force has no list of reasons",
          false,
          Optional.empty());
    }
    NumberedSource source =
        shown.below(
            "reasons: "
                + listed(reasons)
                + "\n-- deductions: "
                + String.join(", ", deductions.keySet()));
    Inquiry inquiry = new Inquiry(choice.model(), message, boundary, limits, record);
    Said<Answered> said =
        inquiry.ask(
            prompt,
            source.text(),
            new ParseAnswer<>(
                prompt.schema(), Answered.class, a -> a.reasons().size(), deductions.size()));
    inquiry.tell();
    return said.fold(
        new Outcome(source, deductions, Set.copyOf(reasons.values()), inquiry.reader(prompt)));
  }

  /** Codes with their words, in letters, digits and blanks only: the list is a setting of ours. */
  private static String listed(Map<String, String> reasons) {
    Map<String, TreeSet<String>> words = new TreeMap<>();
    reasons.forEach(
        (printed, code) -> words.computeIfAbsent(code, c -> new TreeSet<>()).add(cut(printed)));
    return words.entrySet().stream()
        .limit(MOST_CODES)
        .map(entry -> cut(entry.getKey()) + " (" + String.join(", ", entry.getValue()) + ")")
        .collect(Collectors.joining("; "));
  }

  private static String cut(String words) {
    String plain = words.replaceAll("[^\\p{L}\\p{N}-]+", " ").strip();
    return plain.length() <= LONGEST_WORDS ? plain : plain.substring(0, LONGEST_WORDS);
  }

  private static Suggested none(String reason, boolean later, Optional<Duration> retryAfter) {
    return new Suggested(List.of(), new Drafted.None(reason, later, retryAfter));
  }

  private record Outcome(
      NumberedSource source,
      Map<String, DeductionLines.Position> deductions,
      Set<String> codes,
      String reader)
      implements Said.Cases<Answered, Suggested> {

    /** Only what names a deduction once, a code of the list and words that stand in the mail. */
    @Override
    public Suggested usable(Answered answer) {
      Set<String> seen = new HashSet<>();
      List<Suggested.Reason> reasons = new ArrayList<>();
      for (Answered.Entry said : answer.reasons()) {
        DeductionLines.Position position = deductions.get(said.deduction());
        Optional<NumberedSource.Place> place =
            source
                .place(said.line())
                .filter(p -> words(p, said).isPresent())
                .filter(p -> said.text().chars().anyMatch(Character::isLetter));
        if (position != null
            && codes.contains(said.code())
            && place.isPresent()
            && seen.add(said.deduction())) {
          reasons.add(
              new Suggested.Reason(
                  position.advice(),
                  position.line(),
                  said.code(),
                  words(place.get(), said).orElseThrow(),
                  "part " + place.get().part() + ", line " + place.get().line().number(),
                  reader));
        }
      }
      return reasons.isEmpty()
          ? none("the mail gives no reason that is on the list", false, Optional.empty())
          : new Suggested(reasons, null);
    }

    /** As they stand in the mail. */
    private static Optional<String> words(NumberedSource.Place place, Answered.Entry said) {
      return SpotText.find(place.line(), place.shown(), said.text(), 1).map(Pointing.Spot::text);
    }

    @Override
    public Suggested cut(String reason) {
      return none("the answer was cut off", false, Optional.empty());
    }

    @Override
    public Suggested later(String reason, Optional<Duration> retryAfter) {
      return none("the model does not answer now: " + reason, true, retryAfter);
    }

    @Override
    public Suggested useless(Problem.Code code, String reason) {
      return none("there is no usable answer: " + reason, false, Optional.empty());
    }
  }
}
