package io.quittance.harm;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.reading.SourceVerifier;
import org.junit.jupiter.api.Test;

/**
 * As {@link AnyModelPostsNothingWrongTest}, of models that are shown pictures of pages which were
 * badly recognised. What only a picture shows posts nothing, right or wrong.
 */
class AnyPagesPostNothingWrongTest {
  private static final boolean FULL = "full".equals(System.getProperty("quittance.counts"));

  /** With {@link PageLie}s of sixteen kinds some hundred answers, or more than 10,000. */
  private static final int WORLDS = Integer.getInteger("harm.pages", FULL ? 800 : 25);

  private static final int FIRST = Integer.getInteger("harm.first", 0);

  @Test
  void whatever_is_said_to_stand_on_a_page_only_what_the_mail_means_posts() {
    PageTrials trials = new PageTrials(new SourceVerifier(), false);
    run(trials, WORLDS);
    if (WORLDS > 25) {
      System.out.println(trials.outcomes().table());
    }
    assertThat(trials.outcomes().wrong()).isEmpty();
    assertThat(trials.askedForPages()).isGreaterThan(12 * WORLDS);
    assertThat(trials.seenOnly()).isGreaterThan(3 * WORLDS);
    assertThat(trials.outcomes().counts().get(PageLie.TRUE_IN_LINES).byModel)
        .isGreaterThan(WORLDS / 20);
  }

  @Test
  void without_the_verifier_the_certifier_alone_posts_nothing_wrong() {
    PageTrials trials = new PageTrials(PageTrials.none(), false);
    run(trials, 6);
    assertThat(trials.outcomes().wrong()).isEmpty();
  }

  @Test
  void without_the_certifier_recommendations_are_no_postings() {
    PageTrials trials = new PageTrials(new SourceVerifier(), true);
    run(trials, 6);
    assertThat(trials.outcomes().wrong()).hasSizeGreaterThan(6);
  }

  private static void run(PageTrials trials, int worlds) {
    for (int i = FIRST; i < FIRST + worlds; i++) {
      trials.world(i);
    }
  }
}
