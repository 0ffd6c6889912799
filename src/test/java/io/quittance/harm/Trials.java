package io.quittance.harm;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.AskingLimits;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.FurtherPrompts;
import io.quittance.advice.model.ModelAdviceReader;
import io.quittance.advice.model.PointingReading;
import io.quittance.advice.model.Privacy;
import io.quittance.advice.model.SecondReader;
import io.quittance.advice.reading.PointedReader;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.matching.ExactMatcher;
import io.quittance.matching.Proposal;
import io.quittance.message.ReadingLimits;
import io.quittance.model.Prompt;
import io.quittance.model.PromptLibrary;
import io.quittance.pipeline.AdviceReaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Lets a model tell every lie about mails of many worlds, and counts what comes of it. */
final class Trials {
  private static final byte[] SECRET = "sixteen bytes at least".getBytes(StandardCharsets.UTF_8);
  private static final Prompt PROMPT = new PromptLibrary().prompt(AdviceReaders.USUAL_PROMPT);
  private static final String KIND = new PromptLibrary().prompt("message-kind/v1").id();
  private static final String NAME = "model:test/any";

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

  private final boolean everyRecommendation;
  private final InProcessReader mails = new InProcessReader(ReadingLimits.DEFAULT);
  private final SecondReader second;

  /** Asks first what a silent message is. */
  private final SecondReader byKind;

  private final ExactMatcher matcher;
  private final Map<Lie, Count> counts = new EnumMap<>(Lie.class);

  /** What was posted wrongly by any reader, in the order of the worlds. */
  private final List<String> wrong = new ArrayList<>();

  private int withoutModel;

  /** For the mail at hand, by what a reading says. */
  private final Map<Object, List<Proposal>> proposed = new HashMap<>();

  /** The honest answer about the mail of the world before this one. */
  private String otherMail = "{}";

  private long next;

  /**
   * @param everyRecommendation takes what is recommended for posted, certified or not
   */
  Trials(Verifier verifier, boolean everyRecommendation) {
    this.everyRecommendation = everyRecommendation;
    PointedReader pointed = new PointedReader();
    PointingReading reading =
        (pointing, source, reader) -> {
          PointedReader.Outcome outcome = pointed.read(pointing, source, reader);
          return new PointingReading.Outcome(outcome.advice(), outcome.problems());
        };
    PromptLibrary library = new PromptLibrary();
    this.second = reader(reading, verifier, FurtherPrompts.rowsOnly(library));
    this.byKind = reader(reading, verifier, FurtherPrompts.of(library));
    this.matcher = new ExactMatcher(verifier);
    for (Lie lie : Lie.values()) {
      counts.put(lie, new Count());
    }
  }

  private static SecondReader reader(
      PointingReading reading, Verifier verifier, FurtherPrompts prompts) {
    return new SecondReader(reading, verifier, SECRET, prompts, AskingLimits.USUAL, e -> {});
  }

  /** Every lie once about the mail of one world; what comes of it hangs on its number alone. */
  void world(long seed) {
    if (seed != next) {
      otherMail = honest(seed - 1);
    }
    next = seed + 1;
    proposed.clear();
    World world = new World(seed);
    ReadMessage mail = mails.read(world.letter.bytes(), "mail.eml");
    PrintedOracle oracle = new PrintedOracle(world);
    Reading builtIn = AdviceReaders.builtIn().read(mail);
    for (Proposal proposal : matcher.propose(mail, builtIn, world.books)) {
      String objection = posts(proposal) ? oracle.objection(proposal) : null;
      if (objection != null) {
        withoutModel++;
        wrong.add("world " + seed + " without a model: " + objection);
      }
    }
    Random random = new Random(seed);
    String[] told = {"{}"};
    String honest = otherMail;
    for (Lie lie : Lie.values()) {
      Told answer = tell(lie, world, mail, builtIn, random, told);
      String what = "world %d way %d %s".formatted(seed, answer.way(), told[0]);
      count(lie, world, oracle, mail, answer.reading(), what);
      if (lie == Lie.TRUE_ANSWER) {
        honest = told[0];
      }
    }
    otherMail = honest;
  }

  /** The first answer about a world's mail, as {@link #world} hears it. */
  private String honest(long seed) {
    if (seed < 0) {
      return "{}";
    }
    World world = new World(seed);
    ReadMessage mail = mails.read(world.letter.bytes(), "mail.eml");
    String[] told = {"{}"};
    Reading builtIn = AdviceReaders.builtIn().read(mail);
    tell(Lie.TRUE_ANSWER, world, mail, builtIn, new Random(seed), told);
    return told[0];
  }

  /**
   * @param way 0: nothing else has read it; 1: asked whatever the built-in reader says
   */
  private record Told(int way, Reading reading) {}

  private Told tell(
      Lie lie, World world, ReadMessage mail, Reading builtIn, Random random, String[] told) {
    Random small = new Random(31 * world.seed + lie.ordinal());
    SecondReader asking = small.nextInt(3) == 0 ? byKind : second;
    FakeModel model =
        new FakeModel(
            (prompt, shown) -> {
              if (prompt.equals(KIND)) {
                return SmallLie.kind(small, shown);
              }
              Asked asked = new Asked(world, shown, random, otherMail);
              told[0] = lie.tell(asked);
              return told[0];
            });
    int way = random.nextInt(3);
    AdviceReader first = message -> way == 0 ? blind(builtIn) : builtIn;
    Choice choice =
        new Choice(model, PROMPT, way == 1 ? Asking.ALWAYS : Asking.IN_DOUBT, Privacy.TEXT);
    return new Told(way, new ModelAdviceReader(first, asking, choice).read(mail));
  }

  /** Sees what kind of mail it is and reads none of it, so that all values are the model's. */
  private static Reading blind(Reading builtIn) {
    return new Reading(
        builtIn.verdict(), List.of(), builtIn.problems(), builtIn.readers(), builtIn.usage());
  }

  private void count(
      Lie lie, World world, PrintedOracle oracle, ReadMessage mail, Reading reading, String what) {
    Count count = counts.get(lie);
    count.answers++;
    boolean model = reading.advices().stream().anyMatch(a -> a.reader().startsWith(NAME));
    count.read += model ? 1 : 0;
    // The matcher is pure: of two readings that say the same it says the same.
    List<Proposal> proposals =
        proposed.computeIfAbsent(
            List.of(reading.verdict(), reading.advices(), reading.problems()),
            unused -> matcher.propose(mail, reading, world.books));
    for (Proposal proposal : proposals) {
      if (!posts(proposal)) {
        continue;
      }
      count.posted++;
      count.byModel += model ? 1 : 0;
      String objection = oracle.objection(proposal);
      if (objection != null) {
        count.wrong++;
        wrong.add(lie + ": " + objection + (model ? " (model) " : " (built-in) ") + what);
      }
    }
  }

  private boolean posts(Proposal proposal) {
    return proposal.certificate() != null
        || everyRecommendation && proposal.payment() != null && !proposal.applications().isEmpty();
  }

  Map<Lie, Count> counts() {
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
