package io.quittance.matching.proof;

import io.quittance.advice.Advice;
import io.quittance.advice.reading.SaidToReplace;
import io.quittance.document.ReadMessage;
import io.quittance.matching.AdviceKeys;
import io.quittance.matching.Books;
import io.quittance.matching.OtherAdvice;
import io.quittance.matching.Succession;
import io.quittance.message.Envelope;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What other messages say beside one advice: their undecided advices, without those that this one
 * replaces, and the lines that are left of advices applied in part.
 */
final class OtherMessages {
  private final Advice advice;
  private final Books books;
  private final Succession.Word own;
  private List<OtherAdvice> alike;

  OtherMessages(ReadMessage source, Advice advice, Books books) {
    Envelope envelope = source.envelope();
    this.advice = advice;
    this.books = books;
    // The words are read again here: what the reading says of them proves nothing.
    this.own =
        new Succession.Word(
            advice,
            envelope == null ? null : envelope.fromAddress(),
            envelope == null ? null : envelope.date(),
            () -> SaidToReplace.in(source));
  }

  /** Undecided ones with one of the keys. */
  Found undecided(Set<String> keys) {
    return found(books.otherAdvices(keys));
  }

  /** Undecided ones with one of the keys, and what is left of those applied in part. */
  Found claiming(Set<String> keys) {
    return found(
        Stream.of(books.otherAdvices(keys), books.linesLeft(keys))
            .flatMap(Collection::stream)
            .toList());
  }

  /** Those that take the place of this advice. */
  List<OtherAdvice> replacements() {
    return alike().stream()
        .filter(other -> Succession.replaces(other.word(), own, besides(other)))
        .toList();
  }

  private Found found(List<OtherAdvice> all) {
    return new Found(
        all.stream()
            .filter(other -> !Succession.replaces(own, other.word(), besides(other)))
            .toList(),
        all.size() > OtherAdvice.MOST);
  }

  private List<Succession.Word> besides(OtherAdvice one) {
    return alike().stream()
        .filter(other -> !other.message().equals(one.message()) || other.index() != one.index())
        .map(OtherAdvice::word)
        .toList();
  }

  private List<OtherAdvice> alike() {
    if (alike == null) {
      alike = books.otherAdvices(AdviceKeys.of(advice));
    }
    return alike;
  }

  /**
   * @param tooMany more than are compared
   */
  record Found(List<OtherAdvice> advices, boolean tooMany) {
    static final String TOO_MANY =
        "more than %d undecided advices have a reference, an amount or a number in common with it"
            .formatted(OtherAdvice.MOST);
  }
}
