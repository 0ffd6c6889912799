package io.quittance.command;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Where the program begins: no argument serves, a command does its work without starting the
 * service.
 */
@QuarkusMain
@Command(
    name = "quittance",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "From remittance e-mails to cash applied. Without a command the service runs:",
      "its page, its REST API and the polling of its mailboxes."
    },
    footer = {
      "",
      "Settings are environment variables, for example:",
      "  QUITTANCE_HOME            data folder (default: ./quittance-data)",
      "  QUITTANCE_DEMO=true       demo mailbox, demo books, page without login, on 127.0.0.1 only",
      "  QUARKUS_HTTP_PORT         port of page and API (default: 8080)",
      "  QUITTANCE_MAILBOX_URL     imap[s]://user@host:port/folder, with"
          + " QUITTANCE_MAILBOX_PASSWORD",
      "  QUITTANCE_TOKENS          token=tenant,... who may call the API",
      "  QUITTANCE_PEOPLE          token-name=person:group+group,... who stands behind them",
      "  QUITTANCE_MODEL_PROVIDER  openai, anthropic, ollama ..., with _NAME, _BASE_URL, _API_KEY",
      "All of them are explained in the README."
    },
    subcommands = {
      Extract.class,
      Evaluate.class,
      Generate.class,
      Simulate.class,
      Benchmark.class,
      ShowModels.class
    })
public final class Quittance implements Runnable {

  public static void main(String... arguments) {
    int exit = commandLine().execute(arguments);
    if (exit != Serve.STILL_SERVING) {
      System.exit(exit);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Quittance())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setExecutionStrategy(Quittance::runLastCommand);
  }

  private static int runLastCommand(CommandLine.ParseResult parsed) {
    boolean serves =
        !parsed.hasSubcommand()
            && !parsed.isUsageHelpRequested()
            && !parsed.isVersionHelpRequested();
    return serves ? new Serve().run() : new CommandLine.RunLast().execute(parsed);
  }

  @Override
  public void run() {
    throw new IllegalStateException("serving is not a subcommand");
  }
}
