package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quittance.database.DatabaseSettings;
import io.quittance.database.EmbeddedDatabase;
import io.quittance.evaluation.FigureTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many advices a second the service matches while its books grow: first those of the tenant,
 * then those of one customer. Matched is by the dry run of a policy, which reads nothing again and
 * posts nothing. Beside it the plain lookups of the same payments, payers and items.
 */
public final class MatchingBenchmark {
  /** Advices of each dry run, each of so many lines; each is matched under two policies. */
  private static final int ADVICES = 20;

  private static final int LINES = 5;
  private static final int POLICIES = 2;
  private static final int ITEMS_OF_A_CUSTOMER = 50;
  private static final int FIRST_NUMBER = 1_000_000;
  private static final int[] TENANT = {10_000, 100_000, 1_000_000};
  private static final int[] CUSTOMER = {1_000, 10_000, 100_000};
  private static final long READ_LIMIT_NANOS = 600_000_000_000L;
  private static final long PAUSE_MILLIS = 500;

  private final int rounds;
  private final PrintStream progress;
  private final FigureTable table =
      new FigureTable(
          "open items of", "items", "ms a match", "matches/s", "ms of lookups", "ratio");

  /**
   * @param rounds measured rounds, after one to warm up; the median counts
   */
  public MatchingBenchmark(int rounds, PrintStream progress) {
    this.rounds = rounds;
    this.progress = progress;
  }

  public void run(Path jar, Path folder, PrintStream out) throws IOException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("database"));
        OwnService service = OwnService.start(jar, folder, settings(database.settings()));
        GrowingBooks books = GrowingBooks.open(database.settings(), OwnService.TENANT)) {
      measure(service.rest(), books);
    } catch (SQLException e) {
      throw new IOException("the books of the benchmark cannot be written", e);
    }
    table.print(out);
  }

  private static Map<String, String> settings(DatabaseSettings database) {
    return Map.of(
        "QUITTANCE_DATABASE_URL", database.url(),
        "QUITTANCE_DATABASE_OWNER_USER", database.ownerUser(),
        "QUITTANCE_DATABASE_OWNER_PASSWORD", database.ownerPassword(),
        "QUITTANCE_DATABASE_APP_USER", database.appUser(),
        "QUITTANCE_DATABASE_APP_PASSWORD", database.appPassword());
  }

  private void measure(Rest rest, GrowingBooks books) throws IOException, SQLException {
    ArrayNode entities = JsonNodeFactory.instance.arrayNode();
    entities.addObject().put("id", "ONE").put("name", "Only One");
    rest.post("/api/v1/legal-entities", entities);
    String draft =
        rest.post("/api/v1/policy-drafts?startingPolicy=cautious", Map.of()).path("id").asText();
    int customers = TENANT[0] / ITEMS_OF_A_CUSTOMER;
    int known = 0;
    for (int size : TENANT) {
      books.add("T", size / ITEMS_OF_A_CUSTOMER, known, size - known);
      if (known == 0) {
        books.addAccounts("T", customers);
        announce(rest, "T", customers);
      }
      known = size;
      row("a tenant", size, dryRun(rest, draft), lookUps(books, "T", customers));
    }
    known = 0;
    for (int size : CUSTOMER) {
      books.add("B", 1, known, size - known);
      if (known == 0) {
        books.addAccounts("B", 1);
        announce(rest, "B", 1);
      }
      known = size;
      row("one customer", size, dryRun(rest, draft), lookUps(books, "B", 1));
    }
  }

  /** The items that advice names: of one customer each. */
  private static List<Integer> items(int advice, int customers) {
    List<Integer> items = new ArrayList<>();
    for (int line = 0; line < LINES; line++) {
      items.add(advice % customers + customers * (advice / customers * LINES + line));
    }
    return items;
  }

  private static long sum(List<Integer> items) {
    return items.stream().mapToLong(GrowingBooks::cents).sum();
  }

  private void announce(Rest rest, String prefix, int customers) throws IOException {
    ArrayNode payments = JsonNodeFactory.instance.arrayNode();
    for (int advice = 0; advice < ADVICES; advice++) {
      List<Integer> items = items(advice, customers);
      String customer = prefix + advice % customers;
      payments
          .addObject()
          .put("id", prefix + "-payment-" + advice)
          .put("reference", "ZA" + prefix + (1_000_000 + advice))
          .put("account", "OURS")
          .put("legalEntity", "ONE")
          .put("amount", Cents.plain(sum(items)))
          .put("currency", "EUR")
          .put("bookingDate", LocalDate.now(ZoneOffset.UTC).toString())
          .put("payerName", "Customer " + customer)
          .put("payerAccount", GrowingBooks.account(customer));
    }
    rest.post("/api/v1/payments", payments);
    for (int advice = 0; advice < ADVICES; advice++) {
      byte[] mail = mail(prefix, advice, items(advice, customers)).getBytes(StandardCharsets.UTF_8);
      rest.post("/api/v1/messages", "message/rfc822", mail);
    }
    long until = System.nanoTime() + READ_LIMIT_NANOS;
    while (!rest.get("/api/v1/messages?status=received&status=reading&limit=1")
        .path("items")
        .isEmpty()) {
      if (System.nanoTime() > until) {
        throw new IOException("the mails of the benchmark are not read in time");
      }
      OwnService.pause(PAUSE_MILLIS);
    }
    int applied = rest.all("/api/v1/messages?status=applied").size();
    progress.println(applied + " mails are read and applied by now");
  }

  private static String mail(String prefix, int advice, List<Integer> items) {
    StringBuilder mail = new StringBuilder();
    mail.append("From: ap@customer.example\nTo: ar@seller.example\nSubject: Remittance advice\n");
    mail.append("Message-ID: <" + prefix + advice + "@customer.example>\n");
    mail.append("Content-Type: text/plain; charset=UTF-8\n\nRemittance advice\n\n");
    mail.append("Payment reference: ZA" + prefix + (1_000_000 + advice) + "\n");
    mail.append("Total amount paid: EUR " + Cents.plain(sum(items)) + "\n\n");
    mail.append("Invoice number   Amount paid\n");
    for (int item : items) {
      String number = prefix + "-" + (FIRST_NUMBER + item);
      mail.append(
          String.format(
              Locale.ROOT, "%-16s %11s%n", number, Cents.plain(GrowingBooks.cents(item))));
    }
    return mail.append(String.format(Locale.ROOT, "%-16s %11s%n", "Total", Cents.plain(sum(items))))
        .toString();
  }

  /** Nanoseconds of one match. */
  private long dryRun(Rest rest, String draft) throws IOException {
    long[] times = new long[rounds];
    String path = "/api/v1/policy-drafts/" + draft + "/dry-run?messages=" + ADVICES;
    rest.post(path, Map.of());
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      int matched = rest.post(path, Map.of()).path("advices").asInt();
      times[i] = (System.nanoTime() - start) / Math.max(1, POLICIES * matched);
    }
    return median(times);
  }

  /** Nanoseconds of the lookups for one advice. */
  private long lookUps(GrowingBooks books, String prefix, int customers) throws SQLException {
    long[] times = new long[rounds];
    for (int i = -1; i < rounds; i++) {
      long start = System.nanoTime();
      int rows = 0;
      for (int advice = 0; advice < ADVICES; advice++) {
        List<Integer> items = items(advice, customers);
        String[] numbers =
            items.stream().map(item -> prefix + (FIRST_NUMBER + item)).toArray(String[]::new);
        String account = GrowingBooks.account(prefix + advice % customers);
        rows += books.lookUp(sum(items), account, numbers);
      }
      if (rows < ADVICES * (LINES + 2)) {
        throw new SQLException("the lookups found " + rows + " rows, too few");
      }
      if (i >= 0) {
        times[i] = (System.nanoTime() - start) / ADVICES;
      }
    }
    return median(times);
  }

  private static long median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private void row(String whose, int size, long match, long lookUp) {
    progress.println(whose + " with " + size + " open items is measured");
    table.row(
        whose,
        FigureTable.count(size),
        String.format(Locale.ROOT, "%.2f", match / 1e6),
        String.format(Locale.ROOT, "%.0f", 1e9 / match),
        String.format(Locale.ROOT, "%.2f", lookUp / 1e6),
        String.format(Locale.ROOT, "%.1f", (double) match / lookUp));
  }
}
