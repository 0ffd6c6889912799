package io.quittance.command;

import java.io.IOException;
import java.nio.file.Path;

/** Where the packaged application is that this command was started from. */
final class PackagedService {
  private static final String RUNNER = "quarkus-run.jar";

  private PackagedService() {}

  /**
   * @throws IOException when the command runs from anything but the packaged application
   */
  static Path jar() throws IOException {
    Path jar = Path.of(System.getProperty("java.class.path"));
    if (!jar.endsWith(RUNNER)) {
      throw new IOException("this starts the packaged service: run it by java -jar " + RUNNER);
    }
    return jar;
  }
}
