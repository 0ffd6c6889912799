package io.quittance.evaluation.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.evaluation.simulate.World.Size;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Plays a tenant from a seed against a service and measures what it does by itself. */
public final class Simulation {
  private final long seed;
  private final World world;

  /**
   * @param today the day after the last one that is played
   */
  public Simulation(long seed, int customers, int items, int payments, int days, LocalDate today) {
    this.seed = seed;
    this.world = World.of(seed, new Size(customers, items, payments, days), today);
  }

  /**
   * Starts a service of its own and plays against it.
   *
   * @param jar of the packaged application
   * @param folder for its data and log
   * @param out tables, then one line of figures in JSON
   */
  public ObjectNode run(Path jar, Path folder, PrintStream out, PrintStream progress)
      throws IOException {
    try (OwnService service = OwnService.start(jar, folder)) {
      return run(service.rest(), out, progress);
    }
  }

  /** Plays against a service that runs, on a tenant without any books. */
  public ObjectNode run(String address, String token, PrintStream out, PrintStream progress)
      throws IOException {
    return run(new Rest(address, token), out, progress);
  }

  private ObjectNode run(Rest rest, PrintStream out, PrintStream progress) throws IOException {
    PlayDays play = new PlayDays(world, rest, seed, progress);
    play.play();
    List<Posted> posted = Posted.all(rest);
    Measure measure =
        new Measure(
            world,
            rest,
            new ReadAsTold(world, rest, play.messages()),
            posted,
            Proposed.open(rest),
            play.clerk().recommended());
    List<Outcome> outcomes = measure.outcomes();
    PrintResults results = new PrintResults(outcomes, measure);
    results.tables(out);
    PrintHeld.of(outcomes, out);
    tellWrong(measure.wrong(), play, out);
    tellOthers(posted, out);
    tellRest(play, out);
    ObjectNode figures = results.figures();
    figures.put("unfinished_days", play.unfinishedDays());
    return figures;
  }

  private void tellWrong(List<Posted> wrong, PlayDays play, PrintStream out) {
    Map<String, Receipt> receipts = world.receiptsByPayment();
    Map<String, List<Integer>> letters =
        play.messages().entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    for (Posted one : wrong) {
      out.println("WRONG " + one);
      Receipt receipt = receipts.get(one.payment());
      out.println("  truth: " + (receipt == null ? "no receivable" : told(receipt)));
      for (int number : letters.getOrDefault(one.message(), List.of())) {
        Letter letter = world.letters().get(number);
        letter.lines().forEach(line -> out.println("  told: " + told(line)));
      }
    }
  }

  private static String told(Receipt receipt) {
    return receipt.kind()
        + " "
        + receipt.manner()
        + " "
        + Cents.plain(receipt.cents())
        + receipt.shares().stream()
            .map(s -> " " + s.item().id() + "=" + Cents.plain(s.cash()))
            .collect(Collectors.joining());
  }

  private static String told(Letter.Line line) {
    return line.number()
        + " "
        + Cents.plain(line.gross())
        + " net "
        + Cents.plain(line.net())
        + " for payment "
        + line.receipt().payment();
  }

  private void tellOthers(List<Posted> posted, PrintStream out) {
    Set<String> others =
        world.movements().stream()
            .filter(movement -> movement.credit() && movement.receipt() == null)
            .map(movement -> movement.entity().account() + ":" + movement.reference())
            .collect(Collectors.toSet());
    long applied = posted.stream().filter(one -> others.contains(one.payment())).count();
    out.println(
        "credits that are no receivables: " + others.size() + ", applied to items: " + applied);
  }

  private static void tellRest(PlayDays play, PrintStream out) {
    out.println("decisions of the clerk: " + play.clerk().outcomes());
    tellRefused("rows refused of the ERP's", play.erp().refused(), out);
    tellRefused("entries refused of the bank's", play.bank().refused(), out);
  }

  private static void tellRefused(String what, List<String> refused, PrintStream out) {
    out.println(what + ": " + refused.size());
    refused.stream().limit(10).forEach(row -> out.println("  " + row));
  }
}
