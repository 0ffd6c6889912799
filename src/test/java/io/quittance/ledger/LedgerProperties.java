package io.quittance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.bank.PartTaken;
import io.quittance.database.Repeated;
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
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
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
 * Random histories, run on PostgreSQL and on a ledger of maps and sums side by side (I1 to I9, I13,
 * I20). After every step both say the same; at the end the entries alone give the stored balances.
 * Some steps break at every statement before they succeed, some are two writers at once.
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
    SET_ASIDE,
    BRING_BACK,
    RETURN,
    PART_BACK,
    ACKNOWLEDGE,
    REPORT,
    CRASH,
    RACE
  }

  /** One step; the dice choose among what exists by then. */
  record Step(Act act, List<Integer> dice) {
    int pick(int die, int count) {
      return dice.get(die) % count;
    }

    /** Other dice for a second wish. */
    Step turned() {
      List<Integer> other = new ArrayList<>(dice);
      Collections.rotate(other, 5);
      return new Step(act, other);
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
            Tuple.of(2, Act.SET_ASIDE),
            Tuple.of(1, Act.BRING_BACK),
            Tuple.of(1, Act.RETURN),
            Tuple.of(2, Act.PART_BACK),
            Tuple.of(1, Act.ACKNOWLEDGE),
            Tuple.of(2, Act.REPORT),
            Tuple.of(1, Act.CRASH),
            Tuple.of(2, Act.RACE));
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
    private ReferenceLedger model = new ReferenceLedger();

    /** What the model was told, in order, to tell another one the same. */
    private final List<Consumer<ReferenceLedger>> told = new ArrayList<>();

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
        case APPLY -> wish(applying(request(step)));
        case AGAIN -> again(step);
        case REVERSE -> reverse(step);
        case MOVE -> move(step);
        case MOVE_BACK -> moveBack(step);
        case SET_ASIDE -> setAside(step);
        case BRING_BACK -> bringBack(step);
        case RETURN -> giveBack(step);
        case PART_BACK -> givePartBack(step);
        case ACKNOWLEDGE -> acknowledge();
        case REPORT -> report(step);
        case CRASH -> crash(step);
        case RACE -> race(step);
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
      tell(m -> m.items.put(id, new ReferenceLedger.Item(kind.credit(), customer, minor)));
    }

    private void pay(long minor) {
      String id = "P" + names++;
      books.payment(id, minor);
      tell(m -> m.payments.put(id, new ReferenceLedger.Payment(minor)));
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

    /** Something to ask of both ledgers. */
    private record Wish(
        String said,
        Function<BooksInTest, PostingOutcome> real,
        BiFunction<ReferenceLedger, PostingOutcome, Optional<Refusal>> model,
        Consumer<Posted> posted) {}

    private void wish(Wish wish) {
      PostingOutcome outcome = books.call(() -> wish.real().apply(books));
      assertThat(tell(wish, outcome)).as(wish.said()).isEqualTo(refusal(outcome));
      keep(wish, outcome);
    }

    private static void keep(Wish wish, PostingOutcome outcome) {
      if (outcome instanceof Posted posted) {
        wish.posted().accept(posted);
      }
    }

    private Optional<Refusal> tell(Wish wish, PostingOutcome outcome) {
      AtomicReference<Optional<Refusal>> said = new AtomicReference<>();
      tell(m -> said.set(wish.model().apply(m, outcome)));
      return said.get();
    }

    private void tell(Consumer<ReferenceLedger> what) {
      told.add(what);
      what.accept(model);
    }

    /** I8: broken at its first statement, its second ... it has done nothing; then it succeeds. */
    private void crash(Step step) {
      Wish wish = any(step);
      String before = everything();
      for (int statement = 1; statement < 200; statement++) {
        int at = statement;
        try {
          books.run(
              () -> {
                books.breakAtStatement(at);
                assertThat(wish.real().apply(books)).isNotNull();
                books.breakAtStatement(0);
                throw new Whole();
              });
        } catch (BooksInTest.Crash expected) {
          assertThat(everything()).as("%s broken at %d", wish.said(), at).isEqualTo(before);
        } catch (Whole expected) {
          break;
        }
      }
      same();
      wish(wish);
    }

    private String everything() {
      return books.call(
          () ->
              books
                  .sql
                  .first(
                      """
                      select concat_ws(' ', (select count(*) from posting),
                        (select count(*) from posting_entry), (select count(*) from open_item),
                        (select count(*) from decision), (select count(*) from application),
                        (select sum(pending_minor) from item_balance),
                        (select sum(unidentified_minor * 7 + unapplied_minor * 3) from payment_balance))
                      """,
                      row -> row.getString(1))
                  .orElseThrow());
    }

    /**
     * I9: of two writers at once what remains is what one after the other would have left. Both
     * orders may leave the same and still differ in what a later reversal gives back: which was
     * first is asked of the ledger where it can say.
     */
    private void race(Step step) {
      Wish one = any(step);
      Wish other = any(step.turned());
      BooksInTest beside = books.beside();
      CyclicBarrier start = new CyclicBarrier(2);
      Future<PostingOutcome> theirs = SECOND.submit(() -> at(start, beside, other));
      PostingOutcome mine = at(start, books, one);
      PostingOutcome second = outcome(theirs);
      List<Consumer<ReferenceLedger>> before = List.copyOf(told);
      boolean turned = arrival(second) < arrival(mine);
      boolean inOrder =
          turned
              ? serial(before, other, second, one, mine)
              : serial(before, one, mine, other, second);
      if (!inOrder) {
        assertThat(
                turned
                    ? serial(before, one, mine, other, second)
                    : serial(before, other, second, one, mine))
            .as("%s gave %s beside %s, which gave %s", one.said(), mine, other.said(), second)
            .isTrue();
      }
      keep(one, mine);
      keep(other, second);
    }

    /** When the posting was written, after the locks it needs; at the end of time without one. */
    private long arrival(PostingOutcome outcome) {
      return outcome instanceof Posted posted
          ? books.call(
              () ->
                  books
                      .sql
                      .first(
                          "select arrival from posting_unnumbered where posting = ?",
                          row -> row.getLong(1),
                          posted.posting())
                      .orElse(Long.MAX_VALUE))
          : Long.MAX_VALUE;
    }

    /** True when the model, told one after the other, agrees; it has been told so then. */
    private boolean serial(
        List<Consumer<ReferenceLedger>> before,
        Wish first,
        PostingOutcome ofFirst,
        Wish second,
        PostingOutcome ofSecond) {
      model = new ReferenceLedger();
      told.clear();
      before.forEach(this::tell);
      return tell(first, ofFirst).equals(refusal(ofFirst))
          && tell(second, ofSecond).equals(refusal(ofSecond))
          && stands().equals(expected());
    }

    private static PostingOutcome at(CyclicBarrier start, BooksInTest mine, Wish wish) {
      try {
        start.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
      for (int attempt = 1; ; attempt++) {
        try {
          return mine.call(() -> wish.real().apply(mine));
        } catch (RuntimeException e) {
          if (attempt == 5 || !Repeated.isTransient(e)) {
            throw e;
          }
        }
      }
    }

    private static PostingOutcome outcome(Future<PostingOutcome> theirs) {
      try {
        return theirs.get(60, TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    }

    private Wish any(Step step) {
      Optional<Wish> wish =
          switch (step.pick(15, 5)) {
            case 0 -> reversing(step);
            case 1 -> Optional.of(moving(step));
            default -> Optional.empty();
          };
      return wish.orElseGet(() -> applying(request(step)));
    }

    private Wish applying(Request request) {
      asked.add(request);
      return new Wish(
          request.toString(),
          mine -> mine.ledger.apply(real(request)),
          (m, outcome) -> {
            boolean before = m.requests.containsKey(request.key());
            Optional<Refusal> refused = m.apply(request, madeBy(outcome));
            if (outcome instanceof Posted posted && refused.isEmpty()) {
              assertThat(posted.already()).isEqualTo(before);
            }
            return refused;
          },
          posted -> remember(request, posted));
    }

    private void remember(Request request, Posted posted) {
      Map<String, String> ids = new HashMap<>();
      List<String> sorted = request.lines().stream().map(Line::item).sorted().toList();
      for (int i = 0; i < sorted.size(); i++) {
        ids.put(sorted.get(i), posted.applications().get(i));
      }
      assertThat(applicationIds.putIfAbsent(request.key(), ids)).isIn(null, ids);
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
        wish(applying(before));
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
      wish(
          applying(
              new Request(
                  before.key(), before.payment(), before.customer(), before.settle(), other)));
    }

    private void reverse(Step step) {
      reversing(step).ifPresent(this::wish);
    }

    private Optional<Wish> reversing(Step step) {
      List<String> keys =
          applicationIds.keySet().stream()
              .filter(key -> !applicationIds.get(key).isEmpty())
              .toList();
      if (keys.isEmpty()) {
        return Optional.empty();
      }
      String key = keys.get(step.pick(0, keys.size()));
      List<String> items = applicationIds.get(key).keySet().stream().sorted().toList();
      String item = items.get(step.pick(1, items.size()));
      String application = applicationIds.get(key).get(item);
      return Optional.of(
          new Wish(
              "reversal of " + application,
              mine -> mine.ledger.reverse(application, "wrong", BooksInTest.CLERK),
              (m, outcome) -> m.reverse(key, item),
              posted -> {}));
    }

    private void move(Step step) {
      wish(moving(step));
    }

    private Wish moving(Step step) {
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
      List<String> wished = moves.keySet().stream().filter(each -> each.startsWith("m")).toList();
      boolean again = step.pick(5, 8) == 0 && !wished.isEmpty();
      String key = again ? wished.get(step.pick(6, wished.size())) : "m" + names++;
      Move wish = new Move(key, payment, use, amount, customer);
      wish = again && step.pick(7, 2) == 0 ? model.moves.get(key).move : wish;
      return moving(wish);
    }

    private Wish moving(Move wish) {
      MoveRequest request =
          new MoveRequest(
              wish.key(),
              wish.payment(),
              wish.use(),
              Money.ofMinor(wish.amount(), "EUR"),
              wish.customer(),
              null,
              BooksInTest.CLERK);
      return new Wish(
          wish.toString(),
          mine -> mine.ledger.move(request),
          (m, outcome) ->
              m.move(wish, "ONA-" + (outcome instanceof Posted posted ? posted.posting() : null)),
          posted ->
              assertThat(moves.putIfAbsent(wish.key(), posted.posting()))
                  .isIn(null, posted.posting()));
    }

    private void moveBack(Step step) {
      if (moves.isEmpty()) {
        return;
      }
      String key = List.copyOf(moves.keySet()).get(step.pick(0, moves.size()));
      wish(
          new Wish(
              "reversal of move " + key,
              mine -> mine.ledger.reverseMove(moves.get(key), "wrong", BooksInTest.CLERK),
              (m, outcome) -> m.reverseMove(key),
              posted -> {}));
    }

    private void setAside(Step step) {
      String id = anyPayment(step);
      if (model.payments.get(id).gone) {
        return;
      }
      String key = "r" + names++;
      AtomicReference<Boolean> said = new AtomicReference<>();
      tell(m -> said.set(m.setAside(id, key)));
      boolean done =
          books.call(
              () -> books.cash.setAside(books.payments.payment(id).orElseThrow(), "fee", "rule"));
      assertThat(done).isEqualTo(said.get());
      if (model.moves.containsKey(key)) {
        moves.put(
            key,
            books.call(
                () ->
                    books
                        .sql
                        .first(
                            """
                            select p.id from posting p
                            join posting_unnumbered u on u.posting = p.id
                            where p.payment = ? and p.kind = 'not_receivable'
                            order by u.arrival desc limit 1
                            """,
                            row -> row.getString(1),
                            id)
                        .orElseThrow()));
      }
    }

    private void bringBack(Step step) {
      String id = anyPayment(step);
      if (model.payments.get(id).gone) {
        return;
      }
      tell(m -> m.bringBack(id));
      assertThat(books.call(() -> books.cash.bringBack(books.payments.payment(id).orElseThrow())))
          .isTrue();
    }

    private String anyPayment(Step step) {
      return List.copyOf(model.payments.keySet()).get(step.pick(0, model.payments.size()));
    }

    private void givePartBack(Step step) {
      String id = anyPayment(step);
      ReferenceLedger.Payment payment = model.payments.get(id);
      if (payment.gone || payment.amount == 1) {
        return;
      }
      long wanted =
          step.pick(1, 3) == 0 ? 1 + payment.available() : Math.max(1, payment.available() / 2);
      long minor = Math.min(wanted, payment.amount - 1);
      AtomicReference<PartTaken.Result> said = new AtomicReference<>();
      tell(m -> said.set(m.returnedInPart(id, minor)));
      String entry = "B" + names++;
      PartTaken taken =
          books.call(
              () ->
                  books.cash.returnedInPart(
                      books.payments.payment(id).orElseThrow(),
                      Money.ofMinor(minor, "EUR"),
                      entry,
                      Set.of()));
      assertThat(taken.result()).isEqualTo(said.get());
    }

    private void giveBack(Step step) {
      String id = anyPayment(step);
      if (model.payments.get(id).gone) {
        return;
      }
      tell(m -> m.returned(id));
      books.run(
          () -> {
            books.sql.change("update payment set status = 'returned' where id = ?", id);
            books.cash.returned(books.payments.payment(id).orElseThrow());
          });
    }

    private void acknowledge() {
      tell(m -> m.steps.forEach(step -> step.acknowledged = true));
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
      tell(m -> m.report(id));
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
      assertThat(stands()).isEqualTo(expected());
      model
          .items
          .values()
          .forEach(item -> assertThat(item.available()).isBetween(0L, item.original));
    }

    private Map<String, Object> stands() {
      Map<String, Object> stands = new TreeMap<>();
      books.run(
          () -> {
            books.sql.list(
                """
                select i.id, i.open_minor - coalesce(b.pending_minor, 0) as available
                from open_item i left join item_balance b on b.item = i.id
                """,
                row -> stands.put("item " + row.getString("id"), row.getLong("available")));
            books.sql.list(
                "select * from payment_balance",
                row ->
                    stands.put(
                        "payment " + row.getString("payment"),
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
      return stands;
    }

    private Map<String, Object> expected() {
      Map<String, Object> expected = new TreeMap<>();
      model.items.forEach((id, item) -> expected.put("item " + id, item.available()));
      model.payments.forEach(
          (id, payment) ->
              expected.put(
                  "payment " + id,
                  List.of(
                      payment.unidentified,
                      Map.copyOf(payment.unapplied),
                      payment.applied,
                      Arrays.stream(Use.values())
                          .map(use -> payment.moved.getOrDefault(use, 0L))
                          .toList(),
                      payment.returned)));
      return expected;
    }

    /**
     * I1, I5, I13: derived equals stored, from the entries alone, and the chain of hashes holds.
     */
    private void derived() {
      none(
          """
          select posting from posting_entry group by posting, currency
          having sum(case side when 'debit' then amount_minor else -amount_minor end) <> 0
          """);
      // What is booked and was not given back is cash, whatever it is.
      assertThat(
              books.number(
                  """
                  select coalesce(sum(case side when 'debit' then amount_minor
                    else -amount_minor end), 0) from posting_entry where account_role = 'cash'
                  """))
          .isEqualTo(model.payments.values().stream().mapToLong(p -> p.amount - p.returned).sum());
      CheckJournal.Findings found =
          books.call(() -> new CheckJournal(books.sql, new Journal(books.sql)).findings());
      assertThat(found.brokenAt()).isNull();
      assertThat(found.payments()).isEmpty();
      assertThat(found.items()).isEmpty();
      assertThat(found.chained()).isEqualTo(found.postings());
    }

    private void none(String query) {
      assertThat(books.call(() -> books.sql.list(query, row -> row.getString(1))))
          .as(query)
          .isEmpty();
    }
  }

  /** It ran to its end, and must leave nothing all the same. */
  private static final class Whole extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The second writer; one thread, so that it keeps its connection. */
  private static final ExecutorService SECOND =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "second writer");
            thread.setDaemon(true);
            return thread;
          });
}
