package io.quittance.harm;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.reading.SourceVerifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Invariant I17 for models: whatever one answers, what posts is what the mail means. An oracle that
 * knows why each mail was written, and never sees an answer, looks at every automatic posting.
 */
class AnyModelPostsNothingWrongTest {
  private static final boolean FULL = "full".equals(System.getProperty("quittance.counts"));

  /** With {@link Lie}s of twenty kinds 500 answers, or 100,000. */
  private static final int WORLDS = Integer.getInteger("harm.worlds", FULL ? 5_000 : 25);

  /** The same again with half as many mails. */
  private static final int FOREIGN_WORLDS =
      Integer.getInteger("harm.foreign.worlds", FULL ? 2_500 : 25);

  /** The first of these worlds; together with {@code harm.worlds=1} it shows one again. */
  private static final int FIRST = Integer.getInteger("harm.first", 0);

  /** So many worlds take a quarter of a minute; who waits for 5,000 likes to know. */
  private static final int WORLDS_TOLD = 100;

  @Test
  void whatever_a_model_answers_only_what_the_mail_means_posts() {
    Trials trials = trials(Tongue.KNOWN, WORLDS);
    // The way is open for what is right: else nothing wrong would be no wonder.
    assertThat(trials.outcomes().counts().get(Lie.TRUE_ANSWER).byModel).isGreaterThan(WORLDS / 20);
  }

  /** Only the model reads these: what posts has been said by the bank. */
  @Test
  void nor_of_a_mail_in_words_that_no_reader_knows() {
    Trials trials = trials(Tongue.INVENTED, FOREIGN_WORLDS);
    assertThat(trials.outcomes().counts().get(Lie.TRUE_ANSWER).byModel)
        .isGreaterThan(FOREIGN_WORLDS / 20);
  }

  private static Trials trials(Tongue tongue, int worlds) {
    Trials trials = new Trials(new SourceVerifier(), false, tongue);
    int told = 0;
    for (int i = FIRST; i < FIRST + worlds; i++) {
      trials.world(i);
      List<String> wrong = trials.outcomes().wrong();
      wrong.subList(told, wrong.size()).forEach(System.out::println);
      told = wrong.size();
      if ((i - FIRST) % WORLDS_TOLD == WORLDS_TOLD - 1) {
        System.out.println(tongue + " worlds " + FIRST + " to " + i + ", wrong: " + told);
      }
    }
    if (worlds > WORLDS_TOLD) {
      System.out.println(trials.outcomes().table());
    }
    assertThat(trials.outcomes().wrong()).isEmpty();
    return trials;
  }

  @Test
  void worlds_that_once_posted_wrongly_do_not() {
    Trials trials = new Trials(new SourceVerifier(), false);
    // The whole payment taken for one invoice: of a list, of a form; by the built-in reader too.
    for (long seed : new long[] {7, 95, 197, 1316, 1417, 3811, 3918}) {
      trials.world(seed);
    }
    // One of two lists: called paid by a model, taken by the built-in reader, holding the other.
    for (long seed : new long[] {1765, 2721, 2953, 3426, 3504, 3812, 4428, 4622, 4723, 4839}) {
      trials.world(seed);
    }
    assertThat(trials.outcomes().wrong()).isEmpty();
  }

  @Test
  void without_the_verifier_the_certifier_alone_posts_nothing_wrong() {
    Trials trials = new Trials((advice, source) -> List.of(), false);
    for (int i = 0; i < 40; i++) {
      trials.world(i);
    }
    assertThat(trials.outcomes().wrong()).isEmpty();
  }

  @Test
  void without_the_certifier_recommendations_are_no_postings() {
    Trials trials = new Trials(new SourceVerifier(), true);
    for (int i = 0; i < 40; i++) {
      trials.world(i);
    }
    assertThat(trials.outcomes().wrong()).hasSizeGreaterThan(40);
  }
}
