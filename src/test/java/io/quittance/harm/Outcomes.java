package io.quittance.harm;

import io.quittance.advice.Reading;
import io.quittance.document.ReadMessage;
import io.quittance.matching.BooksInMemory;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Proposal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of the lies of each kind: what was read of them, what posted, and what posted wrongly.
 */
final class Outcomes<L extends Enum<L>> {
  private static final String MODEL = "model:";

  /** What came of the lies of one kind. */
  static final class Count {
    int answers;

    /** Those of which something was read. */
    int read;

    int posted;

    /** Postings on what the model pointed at; the others are the built-in reader's. */
    int byModel;

    int wrong;
  }

  private final ExactMatcher matcher;
  private final boolean everyRecommendation;
  private final Map<L, Count> counts;

  /** What was posted wrongly by any reader, in the order of the worlds. */
  private final List<String> wrong = new ArrayList<>();

  private int withoutModel;

  /** For the mail at hand, by what a reading says. */
  private final Map<Object, List<Proposal>> proposed = new HashMap<>();

  /**
   * @param everyRecommendation takes what is recommended for posted, certified or not
   */
  Outcomes(Class<L> lies, ExactMatcher matcher, boolean everyRecommendation) {
    this.matcher = matcher;
    this.everyRecommendation = everyRecommendation;
    this.counts = new EnumMap<>(lies);
    for (L lie : lies.getEnumConstants()) {
      counts.put(lie, new Count());
    }
  }

  /** Another mail: what was proposed for the one before is forgotten. */
  void nextMail() {
    proposed.clear();
  }

  /** What the built-in reader alone posts. */
  void alone(Reading builtIn, ReadMessage mail, Meant meant, String what) {
    PrintedOracle oracle = new PrintedOracle(meant);
    for (Proposal proposal : matcher.propose(mail, builtIn, meant.books())) {
      String objection = posts(proposal) ? oracle.objection(proposal) : null;
      if (objection != null) {
        withoutModel++;
        wrong.add(what + " without a model: " + objection);
      }
    }
  }

  /**
   * What comes of a reading after an answer.
   *
   * @param forbidden why nothing that the model pointed at may post, right or not; else null
   * @param what all that is needed to see it again
   */
  void told(L lie, Reading reading, ReadMessage mail, Meant meant, String forbidden, String what) {
    Count count = counts.get(lie);
    count.answers++;
    boolean model = reading.advices().stream().anyMatch(a -> a.reader().startsWith(MODEL));
    count.read += model ? 1 : 0;
    PrintedOracle oracle = new PrintedOracle(meant);
    for (Proposal proposal : propose(reading, mail, meant.books())) {
      if (!posts(proposal)) {
        continue;
      }
      count.posted++;
      count.byModel += model ? 1 : 0;
      String objection = model && forbidden != null ? forbidden : oracle.objection(proposal);
      if (objection != null) {
        count.wrong++;
        wrong.add(lie + ": " + objection + (model ? " (model) " : " (built-in) ") + what);
      }
    }
  }

  /** The matcher is pure: of two readings that say the same it says the same. */
  private List<Proposal> propose(Reading reading, ReadMessage mail, BooksInMemory books) {
    return proposed.computeIfAbsent(
        List.of(reading.verdict(), reading.advices(), reading.problems()),
        unused -> matcher.propose(mail, reading, books));
  }

  private boolean posts(Proposal proposal) {
    return proposal.certificate() != null
        || everyRecommendation && proposal.payment() != null && !proposal.applications().isEmpty();
  }

  Map<L, Count> counts() {
    return counts;
  }

  /** What was posted wrongly, with all that is needed to see it again. */
  List<String> wrong() {
    return wrong;
  }

  String table() {
    StringBuilder out = new StringBuilder();
    out.append("answers of a model            answers   read  posted  by model  wrong\n");
    counts.forEach(
        (lie, count) ->
            out.append(
                "%-28s %8d %6d %7d %9d %6d%n"
                    .formatted(
                        lie.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        count.answers,
                        count.read,
                        count.posted,
                        count.byModel,
                        count.wrong)));
    return out.append("without a model, wrong: " + withoutModel).toString();
  }
}
