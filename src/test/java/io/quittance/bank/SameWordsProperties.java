package io.quittance.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.statement.Channel;
import io.quittance.bank.statement.Direction;
import io.quittance.bank.statement.Origin;
import io.quittance.bank.statement.StatedEntry;
import io.quittance.bank.statement.StatementFile.Statement;
import io.quittance.bank.statement.StatementFile.Statements;
import io.quittance.money.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * Credits that nothing tells apart, in several files of one channel, some of them sent again. The
 * world knows which file is which.
 */
class SameWordsProperties {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final long MINOR = 100;

  /**
   * @param content which part of the truth it tells; that of another one when it is sent again
   */
  private record Sent(int content, Statements file, String origin) {}

  /** How files show where they belong. */
  private enum Head {
    NOTHING,
    PERIODS,
    BALANCES
  }

  private static final class World {
    final Random dice;
    final Channel channel;
    final Head head;
    final List<Sent> sent = new ArrayList<>();
    int truth;

    World(long seed) {
      dice = new Random(seed);
      channel =
          List.of(Channel.CAMT_NOTIFICATION, Channel.CSV, Channel.MT940, Channel.CAMT_STATEMENT)
              .get(dice.nextInt(4));
      head = Head.values()[dice.nextInt(3)];
      int files = 1 + dice.nextInt(3);
      for (int content = 0; content < files; content++) {
        int entries = 1 + dice.nextInt(2);
        send(content, "first " + content, entries);
        if (dice.nextInt(3) == 0) {
          send(content, "again " + content, entries);
        }
        if (dice.nextInt(3) == 0) {
          sent.add(sent.get(sent.size() - 1));
        }
        truth += entries;
      }
      Collections.shuffle(sent, dice);
    }

    private void send(int content, String id, int count) {
      LocalDateTime from = DAY.atTime(8 + content, 0);
      Origin origin =
          switch (head) {
            case NOTHING -> Origin.named(id);
            case PERIODS -> new Origin(id, from, from.plusHours(1), null, null);
            case BALANCES ->
                new Origin(id, null, null, "" + truth * MINOR, "" + (truth + count) * MINOR);
          };
      List<StatedEntry> entries = new ArrayList<>();
      for (int row = 1; row <= count; row++) {
        entries.add(entry(row));
      }
      Statement statement =
          new Statement(channel, BankInTest.ACCOUNT, id, origin, entries, List.of());
      sent.add(new Sent(content, new Statements(List.of(statement)), id));
    }

    private static StatedEntry entry(int row) {
      return new StatedEntry(
          row,
          Direction.CREDIT,
          false,
          Money.ofMinor(MINOR, "EUR"),
          false,
          DAY,
          DAY,
          null,
          List.of(),
          "card sales",
          List.of());
    }
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  @Label("equal credits in equal words are never too many, and too few only while it is asked")
  void counted(@ForAll long seed) {
    check(seed);
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  @Tag("slow")
  @Label("equal credits in equal words are never too many, and too few only while asked, often")
  void often(@ForAll long seed) {
    check(seed);
  }

  private static void check(long seed) {
    World world = new World(seed);
    BankInTest bank = new BankInTest();
    Map<String, String> answers = new HashMap<>();
    Set<Integer> told = new HashSet<>();
    Set<List<String>> asked = new HashSet<>();
    for (Sent each : world.sent) {
      bank.take(each.file());
      assertThat(bank.cash()).isLessThanOrEqualTo(world.truth * MINOR);
      String answer = told.add(each.content()) ? "another" : "same";
      for (List<String> question : bank.open()) {
        if (asked.add(question)) {
          answers.put(question.get(0), answer);
        }
      }
    }
    if (bank.cash() < world.truth * MINOR) {
      assertThat(bank.open()).isNotEmpty();
      assertThat(bank.open()).allMatch(question -> question.get(1).equals("told-before"));
    }
    if (world.head == Head.PERIODS) {
      assertThat(answers.values()).doesNotContain("another");
      assertThat(bank.cash()).isEqualTo(world.truth * MINOR);
    }
    for (List<String> question : bank.open()) {
      bank.answer(UUID.fromString(question.get(0)), answers.get(question.get(0)));
      assertThat(bank.cash()).isLessThanOrEqualTo(world.truth * MINOR);
    }
    assertThat(bank.cash()).isEqualTo(world.truth * MINOR);
    world.sent.forEach(each -> bank.take(each.file()));
    assertThat(bank.cash()).isEqualTo(world.truth * MINOR);
    assertThat(bank.open()).isEmpty();
  }
}
