package io.quittance.document;

import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a reading child is started: the same Java, a small heap, no inherited environment. */
final class ChildCommand implements AutoCloseable {

  /** What a child may hold beside its heap: the virtual machine's own, and pictures of pages. */
  private static final int NATIVE_MEGABYTES = 1_536;

  private final Path folder;
  private final List<String> command;

  /**
   * @param mainClass {@link ReadingChild} but in tests
   */
  ChildCommand(ReadingLimits limits, Class<?> mainClass, String classPath) {
    try {
      folder = Files.createTempDirectory("quittance-reading");
      Path arguments = folder.resolve("arguments");
      String quoted = classPath.replace("\\", "\\\\").replace("\"", "\\\"");
      Files.writeString(arguments, "-cp\n\"" + quoted + "\"\n");
      command = command(limits, mainClass, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the reading child", e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  private List<String> command(ReadingLimits limits, Class<?> mainClass, Path arguments) {
    int most = limits.childHeapMegabytes() + NATIVE_MEGABYTES;
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Xmx" + limits.childHeapMegabytes() + "m");
    words.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
            "-Dorg.apache.logging.log4j.simplelog.level=OFF",
            "-Dpdfbox.fontcache=" + folder,
            "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("native"),
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=" + most + "m",
            "-Djava.io.tmpdir=" + folder,
            "@" + arguments,
            mainClass.getName()));
    return List.copyOf(words);
  }

  Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // Keys and passwords of the service are no business of a parser.
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> !name.equals("LANG") && !name.equals("SystemRoot"));
    // As many children as there are processors: each keeps to one.
    environment.put("OMP_THREAD_LIMIT", "1");
    builder.directory(folder.toFile());
    return builder.start();
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // A folder for temporary files; the system clears what is left.
    }
  }
}
