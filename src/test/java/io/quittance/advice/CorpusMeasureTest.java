package io.quittance.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Measures on the folder that QUITTANCE_CORPUS names; prints lines and header values by group. */
@Tag("slow")
class CorpusMeasureTest {

  @Test
  @EnabledIfEnvironmentVariable(named = "QUITTANCE_CORPUS", matches = ".+")
  void nothing_is_wrong_where_the_reader_is_sure() throws Exception {
    CorpusScore score = CorpusScore.of(Path.of(System.getenv("QUITTANCE_CORPUS")));
    score.groups().forEach((name, group) -> System.out.println(name + ": " + group));
    assertThat(score.groups()).isNotEmpty();
  }
}
