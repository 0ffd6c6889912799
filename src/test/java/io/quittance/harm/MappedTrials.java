package io.quittance.harm;

import io.quittance.advice.Problem;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.advice.model.Asking;
import io.quittance.advice.model.Choice;
import io.quittance.advice.model.FurtherPrompts;
import io.quittance.advice.model.Privacy;
import io.quittance.advice.model.SecondReader;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.matching.ExactMatcher;
import io.quittance.message.ReadingLimits;
import io.quittance.model.Prompt;
import io.quittance.model.PromptLibrary;
import io.quittance.pipeline.AdviceReaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lets a model map the columns of many lists wrongly, and counts what comes of it. */
final class MappedTrials {
  private static final PromptLibrary PROMPTS = new PromptLibrary();
  private static final Prompt PROMPT = PROMPTS.prompt(AdviceReaders.USUAL_PROMPT);
  private static final String MAPPING = PROMPTS.prompt("map-table/v1").id();

  private final InProcessReader mails = new InProcessReader(ReadingLimits.DEFAULT);
  private final SecondReader second;
  private final Outcomes<MappedLie> outcomes;
  private String otherMail = "{}";
  private int askedForColumns;

  MappedTrials(Verifier verifier, boolean everyRecommendation) {
    this.second = Trials.asking(verifier, FurtherPrompts.of(PROMPTS));
    this.outcomes =
        new Outcomes<>(MappedLie.class, new ExactMatcher(verifier), everyRecommendation);
  }

  /** Every lie once about the mail of one world. */
  void world(long seed) {
    outcomes.nextMail();
    ListWorld world = new ListWorld(seed);
    ReadMessage mail = mails.read(world.letter.bytes(), "mail.eml");
    Reading builtIn = AdviceReaders.builtIn().read(mail);
    outcomes.alone(builtIn, mail, world.meant(), "list " + seed);
    Reading first = withoutLines(builtIn);
    String honest = otherMail;
    for (MappedLie lie : MappedLie.values()) {
      Random random = new Random(31 * seed + lie.ordinal());
      String[] told = {null};
      FakeModel model =
          new FakeModel(
              (prompt, shown) -> {
                if (!prompt.equals(MAPPING)) {
                  return "{}";
                }
                told[0] = lie.tell(new MappedAsked(world, shown, random, otherMail));
                return told[0];
              });
      Choice choice = new Choice(model, PROMPT, Asking.IN_DOUBT, Privacy.TEXT);
      Reading reading = second.ask(mail, first, choice).now();
      if (told[0] == null) {
        return;
      }
      askedForColumns++;
      outcomes.told(lie, reading, mail, world.meant(), null, "list %d %s".formatted(seed, told[0]));
      honest = lie == MappedLie.TRUE_MAPPING ? told[0] : honest;
    }
    otherMail = honest;
  }

  /** As where the built-in reader cannot tell the columns apart. */
  private static Reading withoutLines(Reading reading) {
    if (reading.advices().size() != 1) {
      return reading;
    }
    List<Problem> problems = new ArrayList<>(reading.problems());
    problems.add(new Problem(Problem.Code.NO_LINES, "no lines", null));
    return new Reading(
        reading.verdict(),
        List.of(reading.advices().get(0).copy().lines(List.of()).build()),
        problems,
        reading.readers(),
        reading.usage());
  }

  /** Answers about columns; a world whose list is asked about otherwise has none. */
  int askedForColumns() {
    return askedForColumns;
  }

  Outcomes<MappedLie> outcomes() {
    return outcomes;
  }
}
