package io.quittance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.ledger.MoveRequest.Use;
import io.quittance.ledger.PostingOutcome.Posted;
import io.quittance.ledger.PostingOutcome.Refusal;
import io.quittance.ledger.PostingOutcome.Refused;
import io.quittance.ledger.ReferenceLedger.Line;
import io.quittance.ledger.ReferenceLedger.Move;
import io.quittance.ledger.ReferenceLedger.Request;
import io.quittance.money.Money;
import io.quittance.receivables.AppliedAmounts.Applied;
import io.quittance.receivables.AppliedAmounts.Question;
import io.quittance.receivables.OpenItem.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Random histories, run on PostgreSQL and on a ledger of maps and sums side by side. After every
 * step both say the same; at the end the entries alone give the stored balances.
 */
class LedgerProperties {
  enum Act {
    ITEM,
    PAY,
    APPLY,
    AGAIN,
    REVERSE,
    MOVE,
    MOVE_BACK,
    RETURN,
    ACKNOWLEDGE,
    REPORT,
    CRASH
  }

  /** One step; the dice choose among what exists by then. */
  record Step(Act act, List<Integer> dice) {
    int pick(int die, int count) {
      return dice.get(die) % count;
    }
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<Act> acts =
        Arbitraries.frequency(
            Tuple.of(4, Act.ITEM),
            Tuple.of(3, Act.PAY),
            Tuple.of(10, Act.APPLY),
            Tuple.of(2, Act.AGAIN),
            Tuple.of(6, Act.REVERSE),
            Tuple.of(4, Act.MOVE),
            Tuple.of(2, Act.MOVE_BACK),
            Tuple.of(1, Act.RETURN),
            Tuple.of(1, Act.ACKNOWLEDGE),
            Tuple.of(2, Act.REPORT),
            Tuple.of(1, Act.CRASH));
    Arbitrary<List<Integer>> dice = Arbitraries.integers().between(0, 9_999).list().ofSize(16);
    return Combinators.combine(acts, dice).as(Step::new).list().ofMinSize(4).ofMaxSize(30);
  }

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  @Label("a random history leaves what the reference ledger says")
  void history(@ForAll("histories") List<Step> steps) {
    new Run().all(steps);
  }

  @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
  @Tag("slow")
  @Label("ten thousand random histories leave what the reference ledger says")
  void histories(@ForAll("histories") List<Step> steps) {
    new Run().all(steps);
  }

  /** One history on both ledgers. */
  private static final class Run {
    private final BooksInTest books = BooksInTest.open();
    private final ReferenceLedger model = new ReferenceLedger();
    private final Map<String, Map<String, String>> applicationIds = new LinkedHashMap<>();
    private final List<Request> asked = new ArrayList<>();
    private final Map<String, String> moves = new LinkedHashMap<>();
    private long moments;
    private int names;

    void all(List<Step> steps) {
      // A history of nothing shows nothing: begin with something to apply.
      invoice(500);
      pay(700);
      for (Step step : steps) {
        one(step);
        same();
      }
      derived();
    }

    private void one(Step step) {
      switch (step.act()) {
        case ITEM -> item(step);
        case PAY -> pay(1 + step.pick(0, 1500));
        case APPLY -> apply(request(step), false);
        case AGAIN -> again(step);
        case REVERSE -> reverse(step);
        case MOVE -> move(step);
        case MOVE_BACK -> moveBack(step);
        case RETURN -> giveBack(step);
        case ACKNOWLEDGE -> acknowledge();
        case REPORT -> report(step);
        case CRASH -> apply(request(step), true);
      }
    }

    private void invoice(long minor) {
      add(Kind.INVOICE, "C0", minor);
    }

    private void item(Step step) {
      Kind kind = Kind.values()[step.pick(0, 4)];
      add(kind, "C" + (step.pick(1, 4) == 0 ? 1 : 0), 1 + step.pick(2, 1000));
    }

    private void add(Kind kind, String customer, long minor) {
      String id = "I" + String.format("%03d", names++);
      books.item(id, kind, customer, minor);
      model.items.put(id, new ReferenceLedger.Item(kind.credit(), customer, minor));
    }

    private void pay(long minor) {
      String id = "P" + names++;
      books.payment(id, minor);
      model.payments.put(id, new ReferenceLedger.Payment(minor));
    }

    private Request request(Step step) {
      List<String> items = new ArrayList<>(model.items.keySet());
      List<String> payments = new ArrayList<>(model.payments.keySet());
      String payment = step.pick(0, 10) == 0 ? null : payments.get(step.pick(1, payments.size()));
      Map<String, Line> lines = new LinkedHashMap<>();
      int wanted = payment != null && step.pick(2, 8) == 0 ? 0 : 1 + step.pick(2, 3);
      for (int i = 0; i < wanted; i++) {
        String id = items.get(step.pick(3 + i, items.size()));
        lines.put(id, line(id, step, i, payment == null));
      }
      boolean settle = payment != null && (lines.isEmpty() || step.pick(15, 3) == 0);
      String customer = settle ? "C" + step.pick(14, 3) : null;
      return new Request("k" + names++, payment, customer, settle, List.copyOf(lines.values()));
    }

    /** Mostly what is available, sometimes half of it, sometimes more. */
    private Line line(String id, Step step, int i, boolean netting) {
      ReferenceLedger.Item item = model.items.get(id);
      long available = item.available();
      long amount =
          switch (step.pick(6 + i, 8)) {
            case 0 -> available + 1;
            case 1, 2 -> available / 2;
            case 3 -> Math.min(available, 40);
            default -> available;
          };
      amount = netting ? Math.min(amount, 40) : amount;
      long discount = step.pick(9 + i, 5) == 0 ? amount / 50 : 0;
      long writeOff = step.pick(12, 6) == 0 ? Math.min(3, amount - discount) : 0;
      long left = amount - discount - writeOff;
      long tax = step.pick(9 + i, 6) == 1 ? left / 10 : 0;
      long fee = step.pick(12, 7) == 1 ? Math.min(2, left / 4) : 0;
      long deduction = step.pick(13, 4) == 0 ? left / 3 : 0;
      amount = left - tax - fee - deduction;
      Line line = new Line(id, amount, discount, writeOff, tax, fee, deduction);
      return line.taken() == 0 ? new Line(id, 1, 0, 0) : line;
    }

    private void apply(Request request, boolean crash) {
      if (crash) {
        try {
          books.run(
              () -> {
                books.breakAtStatement(1 + request.key().hashCode() % 16);
                books.ledger.apply(real(request));
                throw new BooksInTest.Crash();
              });
        } catch (BooksInTest.Crash expected) {
          same();
        }
      }
      asked.add(request);
      boolean before = model.requests.containsKey(request.key());
      PostingOutcome outcome = books.call(() -> books.ledger.apply(real(request)));
      Optional<Refusal> expected = model.apply(request, madeBy(outcome));
      assertThat(refusal(outcome)).as("%s", request).isEqualTo(expected);
      if (outcome instanceof Posted posted) {
        assertThat(posted.already()).isEqualTo(before);
        Map<String, String> ids = new HashMap<>();
        List<String> sorted = request.lines().stream().map(Line::item).sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
          ids.put(sorted.get(i), posted.applications().get(i));
        }
        Map<String, String> known = applicationIds.putIfAbsent(request.key(), ids);
        assertThat(known).isIn(null, ids);
      }
    }

    /** Names of items are the ledger's to choose. */
    private Map<String, String> madeBy(PostingOutcome outcome) {
      Map<String, String> names = new HashMap<>();
      if (outcome instanceof Posted posted) {
        books.run(
            () ->
                books.sql.list(
                    """
                    select a.open_item, p.created_item from application a
                    join application_part p on p.application = a.id
                    where a.posting = ? and p.created_item is not null
                    """,
                    row -> names.put(row.getString(1), row.getString(2)),
                    posted.posting()));
      }
      return names;
    }

    private void again(Step step) {
      if (asked.isEmpty()) {
        return;
      }
      Request before = asked.get(step.pick(0, asked.size()));
      if (step.pick(1, 2) == 0 || before.lines().isEmpty()) {
        apply(before, false);
        return;
      }
      List<Line> other = new ArrayList<>(before.lines());
      Line first = other.get(0);
      other.set(
          0,
          new Line(
              first.item(),
              first.amount() + 1,
              first.discount(),
              first.writeOff(),
              first.tax(),
              first.fee(),
              first.deduction()));
      apply(
          new Request(before.key(), before.payment(), before.customer(), before.settle(), other),
          false);
    }

    private void reverse(Step step) {
      List<String> keys =
          applicationIds.keySet().stream()
              .filter(key -> !applicationIds.get(key).isEmpty())
              .toList();
      if (keys.isEmpty()) {
        return;
      }
      String key = keys.get(step.pick(0, keys.size()));
      List<String> items = applicationIds.get(key).keySet().stream().sorted().toList();
      String item = items.get(step.pick(1, items.size()));
      String application = applicationIds.get(key).get(item);
      Optional<Refusal> expected = model.reverse(key, item);
      PostingOutcome outcome =
          books.call(() -> books.ledger.reverse(application, "wrong", BooksInTest.CLERK));
      assertThat(refusal(outcome)).as("reversal of %s", application).isEqualTo(expected);
    }

    private void move(Step step) {
      List<String> payments = new ArrayList<>(model.payments.keySet());
      String payment = payments.get(step.pick(0, payments.size()));
      long available = model.payments.get(payment).available();
      Use use = Use.values()[step.pick(1, 4)];
      long amount =
          switch (step.pick(2, 6)) {
            case 0 -> available + 1;
            case 1, 2 -> 1 + available / 3;
            default -> Math.max(1, available);
          };
      String customer = step.pick(3, 3) == 0 ? null : "C" + step.pick(4, 2);
      boolean again = step.pick(5, 8) == 0 && !moves.isEmpty();
      String key =
          again ? List.copyOf(moves.keySet()).get(step.pick(6, moves.size())) : "m" + names++;
      Move wish = new Move(key, payment, use, amount, customer);
      wish = again && step.pick(7, 2) == 0 ? model.moves.get(key).move : wish;
      move(wish);
    }

    private void move(Move wish) {
      MoveRequest request =
          new MoveRequest(
              wish.key(),
              wish.payment(),
              wish.use(),
              Money.ofMinor(wish.amount(), "EUR"),
              wish.customer(),
              null,
              BooksInTest.CLERK);
      PostingOutcome outcome = books.call(() -> books.ledger.move(request));
      String posting = outcome instanceof Posted posted ? posted.posting() : null;
      Optional<Refusal> expected = model.move(wish, "ONA-" + posting);
      assertThat(refusal(outcome)).as("%s", wish).isEqualTo(expected);
      if (posting != null) {
        assertThat(moves.putIfAbsent(wish.key(), posting)).isIn(null, posting);
      }
    }

    private void moveBack(Step step) {
      if (moves.isEmpty()) {
        return;
      }
      String key = List.copyOf(moves.keySet()).get(step.pick(0, moves.size()));
      Optional<Refusal> expected = model.reverseMove(key);
      PostingOutcome outcome =
          books.call(() -> books.ledger.reverseMove(moves.get(key), "wrong", BooksInTest.CLERK));
      assertThat(refusal(outcome)).as("reversal of move %s", key).isEqualTo(expected);
    }

    private void giveBack(Step step) {
      List<String> payments = new ArrayList<>(model.payments.keySet());
      String id = payments.get(step.pick(0, payments.size()));
      if (model.payments.get(id).returned > 0) {
        return;
      }
      model.returned(id);
      books.run(
          () -> {
            books.sql.change("update payment set status = 'returned' where id = ?", id);
            books.cash.returned(books.payments.payment(id).orElseThrow());
          });
    }

    private void acknowledge() {
      model.steps.forEach(step -> step.acknowledged = true);
      Instant now = BooksInTest.NOW.plusSeconds(++moments);
      books.run(
          () ->
              books.sql.change(
                  """
                  insert into posting_acknowledgement (posting, result, booked_at, actor)
                  select id, 'booked', ?, 'erp' from posting on conflict do nothing
                  """,
                  now));
    }

    private void report(Step step) {
      List<String> items = new ArrayList<>(model.items.keySet());
      String id = items.get(step.pick(0, items.size()));
      model.report(id);
      Instant asOf = BooksInTest.NOW.plusSeconds(moments);
      books.run(
          () -> {
            books.receivables.lock(List.of(id));
            Applied applied =
                books
                    .movements
                    .of(List.of(new Question(id, asOf)))
                    .getOrDefault(id, new Applied(0, 0));
            books.sql.change(
                "update open_item set open_minor = case when erp_owned then amount_minor else 0 end"
                    + " - ?, as_of = ? where id = ?",
                applied.contained(),
                asOf,
                id);
            books.movements.reported(Map.of(id, applied.pending()));
          });
    }

    private ApplicationRequest real(Request request) {
      return new ApplicationRequest(
          request.key(),
          request.payment(),
          request.customer(),
          request.lines().stream().map(Run::real).toList(),
          request.settle(),
          null,
          BooksInTest.CLERK);
    }

    private static Application real(Line line) {
      return new Application(
          line.item(),
          Money.ofMinor(line.amount(), "EUR"),
          Money.ofMinor(line.discount(), "EUR"),
          Money.ofMinor(line.writeOff(), "EUR"),
          line.writeOff() > 0 ? "small" : null,
          parts(line));
    }

    private static List<Application.Part> parts(Line line) {
      List<Application.Part> parts = new ArrayList<>();
      part(parts, Application.Role.TAX, line.tax(), null);
      part(parts, Application.Role.BANK_FEE, line.fee(), null);
      part(parts, Application.Role.DEDUCTION, line.deduction(), "damaged");
      return parts;
    }

    private static void part(
        List<Application.Part> parts, Application.Role role, long minor, String reason) {
      if (minor > 0) {
        parts.add(new Application.Part(role, Money.ofMinor(minor, "EUR"), reason));
      }
    }

    private static Optional<Refusal> refusal(PostingOutcome outcome) {
      return outcome instanceof Refused refused ? Optional.of(refused.code()) : Optional.empty();
    }

    /** Both ledgers say the same of every item and payment; nothing is negative or lost. */
    private void same() {
      Map<String, Long> available = new HashMap<>();
      Map<String, List<Object>> money = new HashMap<>();
      books.run(
          () -> {
            books
                .receivables
                .lock(model.items.keySet())
                .forEach(item -> available.put(item.id(), item.available().minor()));
            books.sql.list(
                "select * from payment_balance",
                row ->
                    money.put(
                        row.getString("payment"),
                        List.of(
                            row.getLong("unidentified_minor"),
                            row.getString("unapplied_customer") == null
                                ? Map.of()
                                : Map.of(
                                    row.getString("unapplied_customer"),
                                    row.getLong("unapplied_minor")),
                            row.getLong("applied_minor"),
                            List.of(
                                row.getLong("on_account_minor"),
                                row.getLong("refunded_minor"),
                                row.getLong("written_off_minor"),
                                row.getLong("not_receivable_minor")),
                            row.getLong("returned_minor"))));
          });
      model.items.forEach(
          (id, item) -> {
            assertThat(available.get(id)).as("available of %s", id).isEqualTo(item.available());
            assertThat(item.available()).isBetween(0L, item.original);
          });
      model.payments.forEach(
          (id, payment) ->
              assertThat(money.get(id))
                  .as("money of %s", id)
                  .isEqualTo(
                      List.of(
                          payment.unidentified,
                          Map.copyOf(payment.unapplied),
                          payment.applied,
                          Arrays.stream(Use.values())
                              .map(use -> payment.moved.getOrDefault(use, 0L))
                              .toList(),
                          payment.returned)));
    }

    /** Derived equals stored, from the entries alone. */
    private void derived() {
      none(
          """
          select posting from posting_entry group by posting, currency
          having sum(case side when 'debit' then amount_minor else -amount_minor end) <> 0
          """);
      none(
          """
          select b.payment from payment_balance b
          left join (
            select payment,
              sum(s) filter (where account_role = 'unidentified') as unidentified,
              sum(s) filter (where account_role = 'unapplied') as unapplied,
              sum(-s) filter (where account_role = 'cash') as cash,
              sum(s) filter (where account_role = 'refund') as refunded,
              sum(s) filter (where account_role = 'write_off' and open_item is null) as written_off,
              sum(s) filter (where account_role = 'not_receivable') as not_receivable
            from (select payment, account_role, open_item,
                    case side when 'credit' then amount_minor else -amount_minor end as s
                  from posting_entry) e
            group by payment) d on d.payment = b.payment
          where coalesce(d.unidentified, 0) <> b.unidentified_minor
            or coalesce(d.unapplied, 0) <> b.unapplied_minor
            or coalesce(d.refunded, 0) <> b.refunded_minor
            or coalesce(d.written_off, 0) <> b.written_off_minor
            or coalesce(d.not_receivable, 0) <> b.not_receivable_minor
            or coalesce(d.cash, 0) <> b.amount_minor - b.returned_minor
          """);
      none(
          """
          select i.id from open_item i
          left join item_balance b on b.item = i.id
          left join (
            select e.open_item,
              sum(case when (e.side = 'credit') = (i.kind in ('invoice', 'debit_memo'))
                then e.amount_minor else -e.amount_minor end)
                filter (where a.booked_at is null or i.as_of is null or a.booked_at > i.as_of) as p
            from posting_entry e join open_item i on i.id = e.open_item
            left join posting_acknowledgement a on a.posting = e.posting and a.result = 'booked'
            where e.account_role in ('receivable', 'deduction', 'on_account')
            group by e.open_item) d on d.open_item = i.id
          where coalesce(d.p, 0) <> coalesce(b.pending_minor, 0)
          """);
    }

    private void none(String query) {
      assertThat(books.call(() -> books.sql.list(query, row -> row.getString(1))))
          .as(query)
          .isEmpty();
    }
  }
}
