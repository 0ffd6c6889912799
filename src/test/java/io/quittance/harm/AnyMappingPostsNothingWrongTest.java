package io.quittance.harm;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.reading.SourceVerifier;
import org.junit.jupiter.api.Test;

/**
 * As {@link AnyModelPostsNothingWrongTest}, of models that are asked what the columns of a long
 * list mean: code applies a wrong answer to every row of it.
 */
class AnyMappingPostsNothingWrongTest {
  private static final boolean FULL = "full".equals(System.getProperty("quittance.counts"));

  /** With {@link MappedLie}s of sixteen kinds some hundred answers, or more than 10,000. */
  private static final int WORLDS = Integer.getInteger("harm.lists", FULL ? 640 : 15);

  private static final int FIRST = Integer.getInteger("harm.first", 0);

  @Test
  void whatever_the_columns_are_said_to_be_only_what_the_mail_means_posts() {
    MappedTrials trials = new MappedTrials(new SourceVerifier(), false);
    run(trials, WORLDS);
    if (WORLDS > 15) {
      System.out.println(trials.outcomes().table());
    }
    assertThat(trials.outcomes().wrong()).isEmpty();
    assertThat(trials.askedForColumns()).isGreaterThan(12 * WORLDS);
    assertThat(trials.outcomes().counts().get(MappedLie.TRUE_MAPPING).byModel)
        .isGreaterThan(WORLDS / 10);
  }

  @Test
  void lists_that_once_posted_wrongly_do_not() {
    MappedTrials trials = new MappedTrials(new SourceVerifier(), false);
    // Two columns of numbers that differ in what a canonical form leaves out.
    for (long seed : new long[] {22, 36, 139}) {
      trials.world(seed);
    }
    assertThat(trials.outcomes().wrong()).isEmpty();
  }

  @Test
  void without_the_certifier_recommendations_are_no_postings() {
    MappedTrials trials = new MappedTrials(new SourceVerifier(), true);
    run(trials, 4);
    assertThat(trials.outcomes().wrong()).hasSizeGreaterThan(4);
  }

  private static void run(MappedTrials trials, int worlds) {
    for (int i = FIRST; i < FIRST + worlds; i++) {
      trials.world(i);
    }
  }
}
