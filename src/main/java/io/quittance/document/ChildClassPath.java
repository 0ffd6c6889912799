package io.quittance.document;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path for a child of this process. A packaged Quarkus application has only its runner on
 * {@code java.class.path}; the jars lie beside it.
 */
final class ChildClassPath {

  private static final String RUNNER = "quarkus-run.jar";

  private ChildClassPath() {}

  static String ofThisProcess() {
    String own = System.getProperty("java.class.path", "");
    Path first = Path.of(own.split(File.pathSeparator)[0]).toAbsolutePath();
    if (first.getFileName() != null && first.getFileName().toString().equals(RUNNER)) {
      return packaged(first.getParent());
    }
    // Surefire puts a jar with only a manifest on the class path and tells the real one beside it.
    String tests = System.getProperty("surefire.test.class.path");
    return absolute(tests != null && !own.contains(File.pathSeparator) ? tests : own);
  }

  /** The child runs in a folder of its own. */
  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Jars of the application first, then the libraries. */
  static String packaged(Path application) {
    List<String> jars = new ArrayList<>();
    for (String folder : List.of("app", "lib/main", "lib/boot")) {
      Path path = application.resolve(folder);
      if (Files.isDirectory(path)) {
        try (Stream<Path> files = Files.list(path)) {
          files
              .filter(file -> file.toString().endsWith(".jar"))
              .map(Path::toString)
              .sorted()
              .forEach(jars::add);
        } catch (IOException e) {
          throw new IllegalStateException("cannot list " + path, e);
        }
      }
    }
    return String.join(File.pathSeparator, jars);
  }
}
