package io.quittance.harm;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.AskingLimits;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.FurtherPrompts;
import io.quittance.advice.model.ModelAdviceReader;
import io.quittance.advice.model.Privacy;
import io.quittance.advice.model.SecondReader;
import io.quittance.advice.reading.PointedReader;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.matching.ExactMatcher;
import io.quittance.message.ReadingLimits;
import io.quittance.model.Prompt;
import io.quittance.model.PromptLibrary;
import io.quittance.pipeline.AdviceReaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Lets a model tell every lie about mails of many worlds, and counts what comes of it. */
final class Trials {
  private static final byte[] SECRET = "sixteen bytes at least".getBytes(StandardCharsets.UTF_8);
  private static final Prompt PROMPT = new PromptLibrary().prompt(AdviceReaders.USUAL_PROMPT);
  private static final String KIND = new PromptLibrary().prompt("message-kind/v1").id();

  private final Tongue tongue;
  private final InProcessReader mails = new InProcessReader(ReadingLimits.DEFAULT);
  private final SecondReader second;

  /** Asks first what a silent message is. */
  private final SecondReader byKind;

  private final Outcomes<Lie> outcomes;

  /** The honest answer about the mail of the world before this one. */
  private String otherMail = "{}";

  private long next;

  /**
   * @param everyRecommendation takes what is recommended for posted, certified or not
   */
  Trials(Verifier verifier, boolean everyRecommendation) {
    this(verifier, everyRecommendation, Tongue.KNOWN);
  }

  /**
   * @param tongue in which the mails are written
   */
  Trials(Verifier verifier, boolean everyRecommendation, Tongue tongue) {
    this.tongue = tongue;
    PromptLibrary library = new PromptLibrary();
    this.second = asking(verifier, FurtherPrompts.rowsOnly(library));
    this.byKind = asking(verifier, FurtherPrompts.of(library));
    this.outcomes = new Outcomes<>(Lie.class, new ExactMatcher(verifier), everyRecommendation);
  }

  /** As the service has it, but for a verifier that a test may choose. */
  static SecondReader asking(Verifier verifier, FurtherPrompts prompts) {
    return new SecondReader(
        new PointedReader(), verifier, SECRET, prompts, AskingLimits.USUAL, e -> {});
  }

  /** Every lie once about the mail of one world; what comes of it hangs on its number alone. */
  void world(long seed) {
    if (seed != next) {
      otherMail = honest(seed - 1);
    }
    next = seed + 1;
    outcomes.nextMail();
    World world = new World(seed, tongue);
    ReadMessage mail = mails.read(world.letter.bytes(), "mail.eml");
    Reading builtIn = AdviceReaders.builtIn().read(mail);
    outcomes.alone(builtIn, mail, world.meant(), "world " + seed);
    Random random = new Random(seed);
    String[] told = {"{}"};
    String honest = otherMail;
    for (Lie lie : Lie.values()) {
      Told answer = tell(lie, world, mail, builtIn, random, told);
      String what = "world %d way %d %s".formatted(seed, answer.way(), told[0]);
      outcomes.told(lie, answer.reading(), mail, world.meant(), null, what);
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
    World world = new World(seed, tongue);
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
  static Reading blind(Reading builtIn) {
    return new Reading(
        builtIn.verdict(), List.of(), builtIn.problems(), builtIn.readers(), builtIn.usage());
  }

  Outcomes<Lie> outcomes() {
    return outcomes;
  }
}
