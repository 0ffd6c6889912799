package io.quittance.harm;

import io.quittance.advice.Reading;
import io.quittance.advice.Value;
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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Lets a model lie about pictures of pages of many mails, and counts what comes of it. */
final class PageTrials {
  private static final PromptLibrary PROMPTS = new PromptLibrary();
  private static final Prompt PROMPT = PROMPTS.prompt(AdviceReaders.USUAL_PROMPT);
  private static final String PAGES = PROMPTS.prompt("read-pages/v1").id();
  private static final byte[] PNG = {1, 2, 3};
  private static final String ONLY_SEEN = "what only a picture shows";

  private final InProcessReader mails = new InProcessReader(ReadingLimits.DEFAULT);
  private final SecondReader second;
  private final Outcomes<PageLie> outcomes;
  private String otherMail = "{}";
  private int askedForPages;
  private int seenOnly;

  PageTrials(Verifier verifier, boolean everyRecommendation) {
    this.second = Trials.asking(verifier, FurtherPrompts.of(PROMPTS));
    this.outcomes = new Outcomes<>(PageLie.class, new ExactMatcher(verifier), everyRecommendation);
  }

  /** Every lie once about the mail of one world. */
  void world(long seed) {
    outcomes.nextMail();
    World world = new World(seed);
    PageWorld pages = new PageWorld(seed, world, mails.read(world.letter.bytes(), "mail.eml"));
    ReadMessage mail = pages.mail;
    Reading builtIn = AdviceReaders.builtIn().read(mail);
    outcomes.alone(builtIn, mail, world.meant(), "page " + seed);
    String honest = otherMail;
    for (PageLie lie : PageLie.values()) {
      Random random = new Random(31 * seed + lie.ordinal());
      String[] told = {null};
      FakeModel model =
          new FakeModel(
              (prompt, shown) -> {
                if (!prompt.equals(PAGES)) {
                  return "{}";
                }
                told[0] = lie.tell(new PageAsked(pages, shown, random, otherMail));
                return told[0];
              });
      Choice choice =
          new Choice(model, PROMPT, Asking.IN_DOUBT, Privacy.IMAGES)
              .with((part, page) -> Optional.of(PNG));
      Reading first = random.nextInt(3) == 0 ? builtIn : Trials.blind(builtIn);
      Reading reading = second.ask(mail, first, choice).now();
      if (told[0] == null) {
        continue;
      }
      askedForPages++;
      boolean only = seenOnly(reading);
      seenOnly += only ? 1 : 0;
      outcomes.told(
          lie,
          reading,
          mail,
          world.meant(),
          only ? ONLY_SEEN : null,
          "page %d %s".formatted(seed, told[0]));
      honest = lie == PageLie.TRUE_ON_PAGE ? told[0] : honest;
    }
    otherMail = honest;
  }

  private static boolean seenOnly(Reading reading) {
    return reading.advices().stream()
        .flatMap(
            advice ->
                Stream.concat(
                    Stream.of(advice.values()), advice.lines().stream().map(l -> l.values())))
        .flatMap(values -> values.values().stream())
        .anyMatch(Value::onlyInImage);
  }

  /** Answers about pages; a world whose mail is read soundly has fewer. */
  int askedForPages() {
    return askedForPages;
  }

  /** Readings with a value that only a picture shows. */
  int seenOnly() {
    return seenOnly;
  }

  Outcomes<PageLie> outcomes() {
    return outcomes;
  }

  /** Verifiers that say nothing, to show that the certifier does. */
  static Verifier none() {
    return (advice, source) -> List.of();
  }
}
