package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import io.quittance.advice.model.IrregularList.Item;
import io.quittance.document.Line;
import io.quittance.document.ReadMessage;
import io.quittance.model.PromptLibrary;
import io.quittance.model.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever is answered about the chunks of a list, every value stands in the source, and a reading
 * in which a row is missing or read twice is held.
 */
class AnyAnswerToChunksTest {
  private static final ReadMessage MESSAGE = IrregularList.message();

  private static final Map<Integer, String> LINES =
      MESSAGE
          .document("1")
          .orElseThrow()
          .lines()
          .collect(Collectors.toMap(Line::number, Line::text));

  private static final Reading NOTHING =
      new Reading(
          Reading.Verdict.NOT_A_REMITTANCE,
          List.of(),
          List.of(),
          List.of("layout"),
          Reading.Usage.NONE);

  @Property(tries = 60)
  void an_omission_or_a_double_never_goes_unsaid(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> saidToBeOther = new ArrayList<>();
    Reading reading = read(random, saidToBeOther);
    boolean held = reading.problems().stream().anyMatch(problem -> problem.code().holds());
    List<Integer> read = new ArrayList<>();
    for (Advice advice : reading.advices()) {
      advice.values().values().forEach(AnyAnswerToChunksTest::stands);
      for (Advice.Line line : advice.lines()) {
        line.values().values().forEach(AnyAnswerToChunksTest::stands);
        if (line.netAmount() != null) {
          read.add(line.values().get("netAmount").line());
        }
      }
    }
    if (!held && !reading.advices().isEmpty()) {
      assertThat(read).doesNotHaveDuplicates();
      assertThat(read.size() + saidToBeOther.size()).isEqualTo(IrregularList.ROWS + 1);
    }
  }

  private static Reading read(Random random, List<String> others) {
    int lies = random.nextInt(3);
    FakeModel model =
        FakeModel.saying(
            question -> {
              List<Item> items = new ArrayList<>(IrregularList.items(question));
              List<String> apart = new ArrayList<>(IrregularList.others(question));
              for (int i = 0; i < lies; i++) {
                lie(random, items, apart);
              }
              others.addAll(apart);
              return answer(random, question, items, apart, lies);
            });
    SecondReader second =
        new SecondReader(
            ModelAdviceReaderTest.pointed(),
            (advice, source) -> List.of(),
            NumberedSourceTest.secret("any"),
            FurtherPrompts.rowsOnly(new PromptLibrary()),
            AskingLimits.USUAL,
            exchange -> {});
    return second
        .ask(
            MESSAGE,
            NOTHING,
            new Choice(
                model, new PromptLibrary().prompt("read-advice/v1"), Asking.IN_DOUBT, Privacy.TEXT))
        .now();
  }

  private static String answer(
      Random random, Question question, List<Item> items, List<String> apart, int lies) {
    String honest = IrregularList.answer(IrregularList.header(question), items, apart);
    if (lies == 0 || random.nextInt(4) > 0) {
      return honest;
    }
    String first = id(random);
    return honest.replace(
        "\"tables\":[]",
        "\"tables\":[{\"headingLine\":null,\"firstLine\":\"%s\",\"lastLine\":\"%s\","
                .formatted(first, random.nextBoolean() ? first : id(random))
            + "\"totalLine\":null,\"skippedLines\":[],\"columns\":["
            + "{\"role\":\"net_amount\",\"index\":8,\"heading\":null}]}]");
  }

  private static void lie(Random random, List<Item> items, List<String> apart) {
    int at = random.nextInt(items.size());
    Item item = items.get(at);
    switch (random.nextInt(7)) {
      case 0 -> items.remove(at);
      case 1 -> items.add(item);
      case 2 -> items.set(at, new Item(id(random), item.number(), item.amount()));
      case 3 -> items.set(at, new Item(item.line(), "INV-9999", item.amount()));
      case 4 -> apart.add(id(random));
      case 5 -> {
        items.remove(at);
        apart.add(item.line());
      }
      default -> items.set(at, new Item(item.line(), item.number(), item.amount() + "0"));
    }
  }

  private static String id(Random random) {
    return String.format(Locale.ROOT, "D1.L%04d", 1 + random.nextInt(IrregularList.ROWS + 8));
  }

  private static void stands(Value value) {
    assertThat(LINES.get(value.line())).contains(value.printed());
  }
}
