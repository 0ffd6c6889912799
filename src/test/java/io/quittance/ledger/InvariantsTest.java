package io.quittance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which tests hold the invariants of the ledger, I1 to I20: each names a class and what it shows.
 */
class InvariantsTest {
  private static final Map<Integer, String> HELD_BY =
      Map.ofEntries(
          holds(1, "ledger.LedgerProperties", "a random history leaves what"),
          holds(2, "ledger.LedgerProperties", "a random history leaves what"),
          holds(3, "ledger.LedgerProperties", "isBetween(0L, item.original)"),
          holds(4, "ledger.DatabaseRefusesTest", "balances_that_lose_or_make_money_are_refused"),
          holds(5, "ledger.LedgerProperties", "derived equals stored"),
          holds(6, "ledger.LedgerTest", "one_of_several_applications_is_taken_back_alone"),
          holds(7, "ledger.LedgerTest", "the_same_key_posts_once_and_refuses_other_content"),
          holds(8, "ledger.LedgerProperties", "broken at its first statement"),
          holds(9, "ledger.LedgerProperties", "two writers at once"),
          holds(10, "ledger.DatabaseRefusesTest", "an_entry_cannot_name_another_tenants_payment"),
          holds(11, "ledger.ExchangeAndEntitiesTest", "two_currencies_without_an_exchange"),
          holds(12, "ledger.DatabaseRefusesTest", "update decision set actor"),
          holds(13, "ledger.JournalChainTest", "a_changed_entry_breaks_the_chain"),
          holds(14, "matching.proof.OrderNeverDecidesProperties", "class OrderNeverDecides"),
          holds(15, "ledger.LimitsTest", "a_person_gives_away_so_much_a_day"),
          holds(16, "ledger.DatabaseRefusesTest", "a_closed_period_refuses_a_posting"),
          holds(17, "matching.proof.CertifierProperties", "class CertifierProperties"),
          holds(18, "pipeline.PolicyDifferenceTest", "class PolicyDifferenceTest"),
          holds(19, "bank.EveryCreditOnceProperties", "class EveryCreditOnceProperties"),
          holds(20, "ledger.LedgerTest", "a_payment_the_bank_takes_back_takes_its_applications"));

  @ParameterizedTest
  @MethodSource("numbers")
  void every_invariant_is_held_by_a_test(int number) {
    String[] held = HELD_BY.get(number).split("#", 2);
    Path source = Path.of("src/test/java/io/quittance", held[0].replace('.', '/') + ".java");
    assertThat(text(source)).contains(held[1]);
  }

  static Stream<Integer> numbers() {
    assertThat(HELD_BY.keySet())
        .isEqualTo(IntStream.rangeClosed(1, 20).boxed().collect(Collectors.toSet()));
    return HELD_BY.keySet().stream().sorted();
  }

  private static Map.Entry<Integer, String> holds(int number, String test, String shows) {
    return Map.entry(number, test + "#" + shows);
  }

  private static String text(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
