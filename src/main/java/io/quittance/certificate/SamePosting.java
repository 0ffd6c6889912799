package io.quittance.certificate;

import io.quittance.ledger.Application;
import io.quittance.ledger.AppliedView;
import io.quittance.review.Decision;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells whether two people, or a person and the system, post the same: item by item to the cent.
 */
public final class SamePosting {
  private record Line(
      String payment, String item, BigDecimal cash, BigDecimal discount, BigDecimal writeOff) {}

  private SamePosting() {}

  /** The order does not matter, nor does the reason that is given. */
  public static boolean same(Collection<Application> one, Collection<Application> other) {
    return one.size() == other.size()
        && lines(one, SamePosting::line).equals(lines(other, SamePosting::line))
        && parts(one).equals(parts(other));
  }

  /** What a person would post, against what was posted. */
  static boolean same(List<Decision.Applied> wanted, List<AppliedView> posted) {
    return wanted.size() == posted.size()
        && lines(wanted, SamePosting::line).equals(lines(posted, SamePosting::line));
  }

  private static <T> List<Line> lines(Collection<T> all, Function<T, Line> line) {
    return all.stream()
        .map(line)
        .sorted(
            Comparator.comparing(Line::payment)
                .thenComparing(Line::item)
                .thenComparing(Line::cash)
                .thenComparing(Line::discount)
                .thenComparing(Line::writeOff))
        .toList();
  }

  private static Object parts(Collection<Application> all) {
    return all.stream().collect(Collectors.toMap(Application::openItem, Application::parts));
  }

  private static Line line(Application application) {
    return new Line(
        "",
        application.openItem(),
        plain(application.amount().amount()),
        plain(application.discount().amount()),
        plain(application.writeOff().amount()));
  }

  /**
   * @throws NumberFormatException when an amount is none
   */
  private static Line line(Decision.Applied wanted) {
    return new Line(
        String.valueOf(wanted.payment()),
        String.valueOf(wanted.openItem()),
        number(wanted.amount()),
        number(wanted.discount()),
        number(wanted.writeOff()));
  }

  private static Line line(AppliedView posted) {
    return new Line(
        String.valueOf(posted.payment()),
        posted.openItem(),
        number(posted.amount()),
        number(posted.discount()),
        number(posted.writeOff()));
  }

  /** Credit used is negative outside and positive inside: here the size alone counts. */
  private static BigDecimal number(String text) {
    return text == null || text.isBlank()
        ? plain(BigDecimal.ZERO)
        : plain(new BigDecimal(text.strip()));
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal size = number.abs();
    return size.signum() == 0 ? BigDecimal.ZERO : size.stripTrailingZeros();
  }
}
