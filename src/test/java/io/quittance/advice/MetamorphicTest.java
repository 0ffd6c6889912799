package io.quittance.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.metamorphic.Change;
import io.quittance.advice.metamorphic.CompareReadings;
import io.quittance.advice.metamorphic.Difference;
import io.quittance.advice.metamorphic.Sample;
import io.quittance.advice.metamorphic.Source;
import io.quittance.document.InProcessReader;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A message that is changed without changing what it says is read the same, or with more doubt:
 * never differently and for certain.
 */
class MetamorphicTest {
  private static final boolean FULL = "full".equals(System.getProperty("quittance.counts"));
  private static final int CASES = FULL ? 600 : 70;
  private static final long SEED = 31;
  private static final Set<String> FORMATS = Set.of("text", "html", "pdf", "xlsx", "csv");
  private static final int MOST_SCANS = 40;

  @TempDir static Path folder;
  private static final Map<Sample, Reading> ORIGINALS = new java.util.LinkedHashMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (Sample sample : Sample.generated(SEED, CASES, folder)) {
      if (FORMATS.contains(sample.format())) {
        ORIGINALS.put(sample, read(sample.source()));
      }
    }
  }

  private static Reading read(Source source) {
    return new LayoutAdviceReader()
        .read(new InProcessReader(ReadingLimits.DEFAULT).read(source.content(), source.fileName()));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"SCAN"},
      mode = EnumSource.Mode.EXCLUDE)
  void the_advice_stays_the_same_or_gets_more_doubtful(Change change) throws IOException {
    check(change, Integer.MAX_VALUE);
  }

  @Test
  @Tag("slow")
  void a_scan_says_the_same_or_less() throws IOException {
    check(Change.SCAN, MOST_SCANS);
  }

  private static void check(Change change, int most) throws IOException {
    Map<Difference.Kind, Integer> counts = new EnumMap<>(Difference.Kind.class);
    List<String> wrong = new ArrayList<>();
    int all = 0;
    for (Map.Entry<Sample, Reading> each : ORIGINALS.entrySet()) {
      Optional<Source> changed = all < most ? change.of(each.getKey()) : Optional.empty();
      if (changed.isPresent()) {
        Difference difference =
            CompareReadings.of(each.getKey(), each.getValue(), read(changed.get()));
        counts.merge(difference.kind(), 1, Integer::sum);
        all++;
        if (System.getenv("MM") != null) {
          System.out.println(change + " " + each.getKey().name() + " " + difference);
          java.nio.file.Files.createDirectories(Path.of("/tmp/mmout/" + change));
          java.nio.file.Files.write(
              Path.of(
                  "/tmp/mmout/"
                      + change
                      + "/"
                      + each.getKey().name()
                      + "-"
                      + changed.get().fileName()),
              changed.get().content());
        }
        if (difference.kind() == Difference.Kind.WRONG) {
          wrong.add(each.getKey().name() + " " + difference.words());
        }
      }
    }
    System.out.println(change + ": " + all + " cases, " + counts);
    assertThat(wrong).as(change + " " + counts).isEmpty();
  }
}
