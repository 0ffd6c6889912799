package io.quittance.advice.model;

import io.quittance.advice.Advice;
import io.quittance.advice.Problem;
import io.quittance.advice.Problem.Code;
import io.quittance.advice.Reading;
import io.quittance.advice.Verifier;
import io.quittance.document.ReadMessage;
import io.quittance.model.Answer;
import io.quittance.model.LanguageModel;
import io.quittance.model.PromptLibrary;
import io.quittance.model.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A built-in reader and a model beside it, each told what to say, and what came of asking: by
 * default the built-in reader sees no remittance and the model points at one, whatever the message.
 */
final class TwoReaders {
  static final Answer.Usage USAGE = new Answer.Usage(900, 40);
  static final String NAME = "model:fake/m@read-advice/v1";

  static final ReadMessage BODY_AND_LIST =
      Messages.of(
          Messages.text("1", "We transferred EUR 350.00 on 2026-03-04.", "Reference TX-77"),
          Messages.sheet(
              "2",
              new String[] {"Invoice", "Date", "Net"},
              new String[] {"INV-1", "2026-01-02", "100.00"},
              new String[] {"INV-2", "", "250.00"},
              new String[] {"Total", "", "350.00"}));

  static final String POINTS =
      """
      {"verdict":"remittance","payments":[{"status":"executed","complete":true,
       "header":[{"field":"payment_amount","line":"D1.L0001","text":"350.00","occurrence":1},
                 {"field":"currency","line":"D1.L0001","text":"EUR","occurrence":1},
                 {"field":"payment_reference","line":"D1.L0002","text":"TX-77","occurrence":1}],
       "tables":[{"headingLine":"D2.L0001","firstLine":"D2.L0002","lastLine":"D2.L0003",
         "totalLine":"D2.L0004","skippedLines":[],
         "columns":[{"role":"invoice_number","index":0,"heading":"Invoice"},
                    {"role":"net_amount","index":2,"heading":"Net"}]}],
       "lines":[]}]}\
      """;

  final List<Question> asked = new ArrayList<>();
  final List<Exchange> exchanges = new ArrayList<>();
  Answer answer = complete(POINTS);
  Asking asking = Asking.ALWAYS;
  Privacy privacy = Privacy.TEXT;
  Reading builtIn = reading(Reading.Verdict.NOT_A_REMITTANCE, List.of());
  Verifier verifier = (advice, source) -> List.of();

  Reading read(ReadMessage message) {
    return new ModelAdviceReader(
            ignored -> builtIn,
            new SecondReader(
                ModelAdviceReaderTest.pointed(),
                (advice, source) -> verifier.check(advice, source),
                NumberedSourceTest.secret("test"),
                FurtherPrompts.rowsOnly(new PromptLibrary()),
                AskingLimits.USUAL,
                exchanges::add),
            new Choice(new Fake(), new PromptLibrary().prompt("read-advice/v1"), asking, privacy))
        .read(message);
  }

  static Answer complete(String text) {
    return new Answer.Complete(text, USAGE, "m-2026", Answer.Mode.NATIVE_SCHEMA);
  }

  static List<Code> codes(Reading reading) {
    return reading.problems().stream().map(Problem::code).toList();
  }

  static Reading doubtful(Advice advice, Code code) {
    return new Reading(
        Reading.Verdict.REMITTANCE,
        List.of(advice),
        List.of(new Problem(code, "in doubt", null)),
        List.of("layout"),
        Reading.Usage.NONE);
  }

  static Reading reading(Reading.Verdict verdict, List<Advice> advices) {
    return new Reading(verdict, advices, List.of(), List.of("layout"), Reading.Usage.NONE);
  }

  /**
   * @param lines number and net in turn
   */
  static Advice advice(String amount, String... lines) {
    return adviceOf("layout", amount, lines);
  }

  static Advice adviceOf(String reader, String amount, String... lines) {
    List<Advice.Line> all = new ArrayList<>();
    for (int i = 0; i < lines.length; i += 2) {
      all.add(
          new Advice.Line(
              Advice.Kind.INVOICE,
              lines[i],
              null,
              null,
              null,
              null,
              new BigDecimal(lines[i + 1]),
              "EUR",
              List.of(),
              List.of(),
              Map.of()));
    }
    Advice.Party nobody = new Advice.Party(null, null);
    return new Advice(
        nobody,
        nobody,
        Advice.Status.UNKNOWN,
        null,
        null,
        null,
        null,
        null,
        "EUR",
        new BigDecimal(amount),
        all,
        List.of(),
        Map.of(),
        0.9,
        reader);
  }

  private final class Fake implements LanguageModel {
    @Override
    public String id() {
      return "fake/m";
    }

    @Override
    public Answer ask(Question question) {
      asked.add(question);
      return answer;
    }
  }
}
