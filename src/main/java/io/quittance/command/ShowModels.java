package io.quittance.command;

import io.quittance.model.ModelCapabilities;
import io.quittance.model.Models;
import io.quittance.model.NamedModel;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which models there are and, when asked to, what each of them can do. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the language models that the environment names and the order in which they",
      "are asked. With --probe each is asked up to three tiny questions that hold nothing",
      "of a mail: whether it holds a schema, and whether it sees pictures. Exit code 1",
      "when one of them gave no answer, 2 when the settings are wrong."
    })
final class ShowModels implements Callable<Integer> {
  @Option(names = "--probe", description = "ask each model what it can do")
  private boolean probe;

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      return show(ReadersOfTheEnvironment.ofTheProcess().models(), out);
    } catch (IllegalArgumentException wrongSettings) {
      System.err.println(wrongSettings.getMessage());
      return 2;
    }
  }

  private int show(Models models, PrintStream out) {
    if (models.all().isEmpty()) {
      out.println("There is no model: the built-in reader works alone.");
      return 0;
    }
    int silent = 0;
    for (NamedModel model : models.all()) {
      String said = "";
      if (probe) {
        ModelCapabilities found = model.probe();
        silent += found.schema() == ModelCapabilities.Schema.UNKNOWN ? 1 : 0;
        said = ": " + found.words();
      }
      out.println(model.name() + "  " + model.id() + said);
    }
    out.println(
        "asked: "
            + (models.order().isEmpty()
                ? "none, except for tenants that choose one"
                : String.join(", then ", models.order())));
    return silent == 0 ? 0 : 1;
  }
}
