package io.quittance.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.metamorphic.Change;
import io.quittance.advice.metamorphic.CompareReadings;
import io.quittance.advice.metamorphic.Difference;
import io.quittance.advice.metamorphic.Sample;
import io.quittance.advice.metamorphic.Source;
import io.quittance.document.InProcessReader;
import io.quittance.document.MessageReader;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A message that is changed without changing what it says is read the same, or with more doubt:
 * never differently and for certain. How many are read exactly the same is held by a floor a
 * change, so that a reader which doubts everything does not pass.
 */
class MetamorphicTest {
  private static final boolean FULL = "full".equals(System.getProperty("quittance.counts"));
  private static final int CASES = FULL ? 600 : 30;
  private static final long SEED = 31;
  private static final int MOST_SCANS = 40;
  private static final Set<String> FORMATS = Set.of("text", "html", "pdf", "xlsx", "csv");

  private static final MessageReader MESSAGES = new InProcessReader(ReadingLimits.DEFAULT);
  private static final AdviceReader ADVICES = new LayoutAdviceReader();
  private static final Map<Sample, Reading> ORIGINALS = new LinkedHashMap<>();

  @BeforeAll
  static void readOriginals(@TempDir Path folder) throws IOException {
    for (Sample sample : Sample.generated(SEED, CASES, folder)) {
      if (FORMATS.contains(sample.format())) {
        ORIGINALS.put(sample, read(sample.source()));
      }
    }
  }

  private static Reading read(Source source) {
    return ADVICES.read(MESSAGES.read(source.content(), source.fileName()));
  }

  @ParameterizedTest
  @EnumSource(names = "SCAN", mode = EnumSource.Mode.EXCLUDE)
  void a_changed_message_is_read_the_same_or_with_more_doubt(Change change, TestReporter reporter)
      throws IOException {
    check(change, Integer.MAX_VALUE, reporter);
  }

  @Test
  @Tag("slow")
  void a_scanned_message_is_read_the_same_or_with_more_doubt(TestReporter reporter)
      throws IOException {
    check(Change.SCAN, MOST_SCANS, reporter);
  }

  private static void check(Change change, int most, TestReporter reporter) throws IOException {
    Map<Difference.Kind, Integer> counts = new EnumMap<>(Difference.Kind.class);
    List<String> wrong = new ArrayList<>();
    int all = 0;
    for (Map.Entry<Sample, Reading> original : ORIGINALS.entrySet()) {
      Sample sample = original.getKey();
      Optional<Source> changed = all < most ? change.of(sample) : Optional.empty();
      if (changed.isPresent()) {
        Reading reading = read(changed.get());
        Difference difference = CompareReadings.of(sample, original.getValue(), reading);
        counts.merge(difference.kind(), 1, Integer::sum);
        all++;
        if (difference.kind() == Difference.Kind.WRONG) {
          wrong.add(sample.name() + " " + difference.words());
        }
      }
    }
    reporter.publishEntry(change.name(), all + " cases: " + counts);
    assertThat(wrong).as(change + " " + counts).isEmpty();
    int same =
        counts.getOrDefault(Difference.Kind.SAME, 0)
            + counts.getOrDefault(Difference.Kind.BETTER, 0);
    assertThat(all).as("cases of " + change).isPositive();
    assertThat(100 * same / all)
        .as("per cent the same after " + change + " " + counts)
        .isGreaterThanOrEqualTo(change.sameAtLeastPercent());
  }
}
