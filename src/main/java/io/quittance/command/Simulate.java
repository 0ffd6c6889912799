package io.quittance.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.evaluation.simulate.Simulation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a simulated tenant through the whole service. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Plays a tenant from a seed: customers, open items, bank reports, mails and an ERP, day by",
      "day, over REST, against a service of its own on an embedded database in a temporary",
      "folder. Prints what was applied without a person for each kind of advice, beside the rule",
      "of exact number and exact amount, and what was applied wrongly. The last line is one JSON",
      "object of figures."
    })
final class Simulate implements Callable<Integer> {
  private static final int LEAST_DAYS = 20;

  @Option(names = "--seed", paramLabel = "N", required = true, description = "any whole number")
  private long seed;

  @Option(names = "--customers", defaultValue = "2000", description = "[${DEFAULT-VALUE}]")
  private int customers;

  @Option(names = "--items", defaultValue = "100000", description = "[${DEFAULT-VALUE}]")
  private int items;

  @Option(names = "--payments", defaultValue = "10000", description = "[${DEFAULT-VALUE}]")
  private int payments;

  @Option(names = "--days", defaultValue = "90", description = "[${DEFAULT-VALUE}], 20 at least")
  private int days;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "keeps the service's data and log there")
  private Path keep;

  @Option(names = "--json", description = "prints the last line only")
  private boolean json;

  @Option(
      names = "--service",
      paramLabel = "URL",
      description = "plays against a running service, on an empty tenant, with --token")
  private String service;

  @Option(names = "--token", paramLabel = "TOKEN", defaultValue = "")
  private String token;

  @Override
  public Integer call() throws IOException {
    if (customers < 10 || items < customers || payments < 1 || days < LEAST_DAYS) {
      System.err.println(
          "simulate takes at least 10 customers, one item each, one payment and 20 days");
      return 2;
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream tables = json ? new PrintStream(PrintStream.nullOutputStream()) : out;
    Simulation simulation = new Simulation(seed, customers, items, payments, days, lastMonday());
    ObjectNode figures =
        service == null
            ? onItsOwn(simulation, tables)
            : simulation.run(service, token, tables, System.err);
    out.println(figures);
    return 0;
  }

  /** So that the same seed has the same working days whenever it is played. */
  private static LocalDate lastMonday() {
    return LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private ObjectNode onItsOwn(Simulation simulation, PrintStream tables) throws IOException {
    Path jar = PackagedService.jar();
    if (keep != null) {
      return simulation.run(jar, keep, tables, System.err);
    }
    try (TemporaryFolder folder = TemporaryFolder.create("quittance-simulate")) {
      return simulation.run(jar, folder.path(), tables, System.err);
    }
  }
}
