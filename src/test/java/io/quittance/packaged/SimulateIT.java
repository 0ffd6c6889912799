package io.quittance.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenant small enough for a test: what counts is that nothing is applied wrongly. */
@Tag("slow")
class SimulateIT {
  private static final int LIMIT_MINUTES = 10;

  @TempDir Path folder;

  @Test
  void a_small_simulated_tenant_runs_through_without_a_wrong_application() throws Exception {
    JsonNode figures = simulate("--seed", "5", "--customers", "12", "--items", "200");

    assertThat(figures.path("payments").asInt()).isBetween(15, 30);
    assertThat(figures.path("applications").asInt()).isPositive();
    assertThat(figures.path("wrong_applications").asInt()).isZero();
    assertThat(figures.path("unfinished_days").asInt()).isZero();
  }

  private JsonNode simulate(String... size) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(), "-Xmx256m", "-jar", PackagedApplication.jar().toString(), "simulate");
    builder.command().addAll(List.of(size));
    builder.command().addAll(List.of("--payments", "20", "--days", "20"));
    builder.redirectOutput(out.toFile()).redirectError(folder.resolve("err").toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
    } finally {
      process.destroyForcibly();
    }
    List<String> lines = Files.readAllLines(out);
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }
}
