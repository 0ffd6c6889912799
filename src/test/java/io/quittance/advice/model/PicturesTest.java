package io.quittance.advice.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.advice.Advice;
import io.quittance.advice.PagePictures;
import io.quittance.advice.Problem;
import io.quittance.advice.Problem.Code;
import io.quittance.advice.Reading;
import io.quittance.advice.Value;
import io.quittance.advice.reading.SourceVerifier;
import io.quittance.document.Box;
import io.quittance.document.Document;
import io.quittance.document.Line;
import io.quittance.document.Page;
import io.quittance.document.ReadMessage;
import io.quittance.document.Word;
import io.quittance.model.PageImage;
import io.quittance.model.PromptLibrary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pages go out as pictures only where they were badly read; what is seen there is marked. */
class PicturesTest {
  private static final byte[] PNG = {1, 2, 3};
  private static final PagePictures PICTURES = (part, page) -> Optional.of(PNG);

  private static final Reading SILENT =
      new Reading(
          Reading.Verdict.UNREADABLE, List.of(), List.of(), List.of("layout"), Reading.Usage.NONE);

  private static final String ANSWER =
      """
      {"verdict":"remittance","payments":[{"status":"executed","complete":null,
       "header":[
         {"field":"payment_amount","line":"D1.L0001","page":null,"text":"350.00","occurrence":1},
         {"field":"currency","line":"D1.L0001","page":null,"text":"EUR","occurrence":1}],
       "lines":[{"kind":"invoice","values":[
         {"field":"invoice_number","line":null,"page":"D2.P1","text":"INV-1","occurrence":1},
         {"field":"net_amount","line":null,"page":"D2.P1","text":"350.00","occurrence":1}]}]}]}\
      """;

  @Test
  void a_badly_recognised_page_is_sent_and_its_values_are_marked() {
    FakeModel model = FakeModel.saying(q -> ANSWER);
    Reading reading = ask(model, scan(0.3), PICTURES);
    assertThat(model.asked().get(0).images()).containsExactly(new PageImage("D2.P1", PNG));
    Advice advice = reading.advices().get(0);
    Advice.Line line = advice.lines().get(0);
    assertThat(line.netAmount()).isEqualByComparingTo("350.00");
    assertThat(line.values().get("netAmount")).isEqualTo(Value.onlyInImage("350.00", "2", 1));
    assertThat(line.values().get("invoiceNumber")).isEqualTo(Value.onlyInImage("INV-1", "2", 1));
    assertThat(advice.values().get("paymentAmount").onlyInImage()).isFalse();
    assertThat(reading.problems())
        .contains(new Problem(Code.NOT_IN_SOURCE, "a value is seen on a picture only", null));
    assertThat(advice.reader()).isEqualTo("model:fake/m@read-pages/v1");
  }

  @Test
  void a_page_that_was_read_well_stays_here() {
    FakeModel model = FakeModel.saying(q -> ANSWER);
    ask(model, scan(0.9), PICTURES);
    assertThat(model.asked().get(0).images()).isEmpty();
  }

  @Test
  void a_page_that_was_read_well_goes_along_with_one_that_was_not() {
    FakeModel model = FakeModel.saying(q -> ANSWER);
    ReadMessage first = scan(0.9);
    Document second =
        new Document(
            "3",
            Document.Kind.IMAGE,
            List.of(scan(0.3).documents().get(1).pages().get(0)),
            List.of(),
            List.of());
    ask(model, Messages.of(first.documents().get(0), first.documents().get(1), second), PICTURES);
    assertThat(model.asked().get(0).images())
        .extracting(PageImage::page)
        .containsExactly("D2.P1", "D3.P1");
  }

  @Test
  void without_leave_no_picture_goes_out() {
    FakeModel model = FakeModel.saying(q -> ANSWER);
    ask(model, scan(0.3), PagePictures.NONE);
    assertThat(model.asked()).allSatisfy(question -> assertThat(question.images()).isEmpty());
  }

  @Test
  void a_page_that_was_not_sent_shows_nothing() {
    FakeModel model = FakeModel.saying(q -> ANSWER.replace("D2.P1", "D2.P9"));
    Reading reading = ask(model, scan(0.3), PICTURES);
    assertThat(reading.advices().get(0).lines()).isEmpty();
    assertThat(reading.problems()).extracting(Problem::code).contains(Code.NOT_IN_SOURCE);
  }

  @Test
  void a_picture_without_any_text_is_asked_about_only_with_leave() {
    ReadMessage blank =
        Messages.of(
            new Document(
                "1",
                Document.Kind.IMAGE,
                List.of(new Page(1, null, 600, 800, List.of())),
                List.of(),
                List.of(new Document.Flag(Document.Flag.Code.NO_TEXT, "a picture without text"))));
    FakeModel model = FakeModel.saying(q -> ANSWER);
    assertThat(ask(model, blank, PagePictures.NONE)).isEqualTo(SILENT);
    assertThat(model.asked()).isEmpty();
    ask(model, blank, PICTURES);
    assertThat(model.asked()).hasSize(1);
  }

  private static ReadMessage scan(double sureness) {
    List<Word> words =
        List.of(
            Word.recognised("INV-I", new Box(0, 0, 40, 10), sureness),
            Word.recognised("3S0.00", new Box(60, 0, 100, 10), sureness));
    Page page = new Page(1, null, 600, 800, List.of(new Line(1, words, 0)));
    return Messages.of(
        Messages.text("1", "Payment amount: EUR 350.00, list attached"),
        new Document("2", Document.Kind.PDF, List.of(page), List.of(), List.of()));
  }

  private static Reading ask(FakeModel model, ReadMessage message, PagePictures pictures) {
    PromptLibrary library = new PromptLibrary();
    return new SecondReader(
            ModelAdviceReaderTest.pointed(),
            new SourceVerifier(),
            NumberedSourceTest.secret("pictures"),
            FurtherPrompts.of(library),
            AskingLimits.USUAL,
            exchange -> {})
        .ask(
            message,
            SILENT,
            new Choice(model, library.prompt("read-advice/v1"), Asking.IN_DOUBT, Privacy.IMAGES)
                .with(pictures))
        .now();
  }
}
