package io.quittance.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "extract")
final class Extract implements Callable<Integer> {
  @Parameters List<String> files;

  @Override
  public Integer call() {
    return 0;
  }
}
