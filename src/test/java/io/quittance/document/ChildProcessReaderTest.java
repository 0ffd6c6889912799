package io.quittance.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.message.MailText;
import io.quittance.message.Part;
import io.quittance.message.Part.Fate;
import io.quittance.message.ReadingLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessReaderTest {

  private static final ReadingLimits LIMITS = ReadingLimits.DEFAULT.withChild(3, 60, 64, 5);

  private static final ChildProcessReader SABOTAGED =
      new ChildProcessReader(LIMITS, 1, SabotagedChild.class);

  @AfterAll
  static void close() {
    SABOTAGED.close();
  }

  private static byte[] mail(String... names) {
    MailText mail = MailText.headers("Remittance", "Content-Type: multipart/mixed; boundary=b", "");
    for (String name : names) {
      mail.lines("--b", "Content-Disposition: attachment; filename=" + name, "", "text of " + name);
    }
    return mail.lines("--b--").bytes();
  }

  private static Fate fate(ReadMessage message, String path) {
    return part(message, path).fate();
  }

  private static Part part(ReadMessage message, String path) {
    return message.parts().stream().filter(p -> p.path().equals(path)).findFirst().orElseThrow();
  }

  @Test
  void the_child_reads_what_the_same_code_reads_here() {
    byte[] mail = mail("a.txt", "print.txt", "b.csv");
    assertThat(SABOTAGED.read(mail, null)).isEqualTo(new InProcessReader(LIMITS).read(mail, null));
  }

  @Test
  void a_part_that_kills_its_child_is_set_aside_and_all_others_are_read() {
    ReadMessage read =
        SABOTAGED.read(mail("a.txt", "halt.txt", "b.txt", "memory.txt", "deep.txt", "c.txt"), null);
    assertThat(fate(read, "1")).isEqualTo(Fate.READ);
    assertThat(fate(read, "2")).isEqualTo(Fate.CRASHED);
    assertThat(part(read, "2").reason()).isEqualTo("the reading process ended with 7");
    assertThat(fate(read, "3")).isEqualTo(Fate.READ);
    assertThat(fate(read, "4")).isEqualTo(Fate.CRASHED);
    assertThat(part(read, "4").reason()).isEqualTo("the reading process ran out of memory");
    assertThat(fate(read, "5")).isEqualTo(Fate.UNREADABLE);
    assertThat(fate(read, "6")).isEqualTo(Fate.READ);
    assertThat(read.documents()).extracting(Document::part).containsExactly("1", "3", "6");
    assertThat(read.envelope().subject()).isEqualTo("Remittance");
  }

  @Test
  void a_part_that_hangs_is_stopped_and_the_rest_is_read() {
    ReadMessage read = SABOTAGED.read(mail("hang.txt", "b.txt"), null);
    assertThat(fate(read, "1")).isEqualTo(Fate.TIMED_OUT);
    assertThat(part(read, "1").reason()).isEqualTo("not read within 3 seconds");
    assertThat(fate(read, "2")).isEqualTo(Fate.READ);
    assertThat(Reading.lines(read.document("2").orElseThrow())).containsExactly("text of b.txt");
  }

  @Test
  void when_the_time_for_the_message_is_over_the_parts_left_say_so() {
    ReadingLimits hasty = ReadingLimits.DEFAULT.withChild(30, 8, 64, 5);
    try (ChildProcessReader reader = new ChildProcessReader(hasty, 1, SabotagedChild.class)) {
      ReadMessage read = reader.read(mail("a.txt", "hang.txt", "b.txt"), null);
      assertThat(fate(read, "1")).isEqualTo(Fate.READ);
      assertThat(fate(read, "2")).isEqualTo(Fate.TIMED_OUT);
      assertThat(fate(read, "3")).isEqualTo(Fate.TIMED_OUT);
      assertThat(part(read, "3").reason()).contains("8 seconds");
    }
  }

  @Test
  void a_child_is_used_again_until_it_is_worn_or_dead() throws IOException, InterruptedException {
    ChildCommand command =
        new ChildCommand(LIMITS, ReadingChild.class, ChildClassPath.ofThisProcess());
    try (ChildPool pool = new ChildPool(LIMITS, command, 1)) {
      Child first = pool.take();
      pool.giveBack(first);
      Child again = pool.take();
      assertThat(again).isSameAs(first);
      ProcessHandle process = ProcessHandle.of(first.processId()).orElseThrow();
      process.destroyForcibly();
      process.onExit().join();
      pool.giveBack(again);
      Child other = pool.take();
      assertThat(other).isNotSameAs(first);
      for (int i = 0; i < LIMITS.childMessages(); i++) {
        other.send(
            new Frame.Request("a.txt", LIMITS, null, io.quittance.message.Hints.NONE, false, 0, 0),
            new byte[] {'x'});
        Frame frame = other.next(30_000);
        while (frame.kind() != Frame.Kind.END) {
          frame = other.next(30_000);
        }
        assertThat(Child.isGone(frame)).isFalse();
      }
      pool.giveBack(other);
      Child fresh = pool.take();
      assertThat(fresh).isNotSameAs(other);
      pool.discard(fresh);
    }
  }

  @Test
  void a_child_ends_when_its_parent_closes_its_input() throws IOException {
    ChildCommand command =
        new ChildCommand(LIMITS, ReadingChild.class, ChildClassPath.ofThisProcess());
    try (command) {
      Process process = command.start();
      process.getOutputStream().close();
      assertThat(process.onExit().orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join())
          .isSameAs(process);
      assertThat(process.exitValue()).isZero();
    }
  }

  @Test
  void a_child_that_cannot_start_is_not_the_fault_of_the_mail() {
    try (ChildProcessReader reader = new ChildProcessReader(LIMITS, 1, ChildPool.class)) {
      assertThatThrownBy(() -> reader.read(mail("a.txt"), null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the reading process does not start");
    }
  }

  @Test
  void pages_are_drawn_by_the_child() throws IOException {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(pdf);
    }
    try (ChildProcessReader reader = new ChildProcessReader(ReadingLimits.DEFAULT, 1)) {
      byte[] png = reader.render(pdf.toByteArray(), 1, 50).orElseThrow();
      assertThat(new String(png, 1, 3, UTF_8)).isEqualTo("PNG");
      assertThat(reader.render(pdf.toByteArray(), 9, 50)).isEmpty();
      assertThat(reader.render(new byte[] {1, 2}, 1, 50)).isEmpty();
    }
  }

  @Test
  void the_class_path_of_a_packaged_application_is_built_from_its_folders(@TempDir Path folder)
      throws IOException {
    for (String jar : List.of("app/a.jar", "lib/main/m.jar", "lib/boot/b.jar", "quarkus/x.jar")) {
      Files.createDirectories(folder.resolve(jar).getParent());
      Files.createFile(folder.resolve(jar));
    }
    String separator = java.io.File.pathSeparator;
    assertThat(ChildClassPath.packaged(folder))
        .isEqualTo(
            String.join(
                separator,
                folder.resolve("app/a.jar").toString(),
                folder.resolve("lib/main/m.jar").toString(),
                folder.resolve("lib/boot/b.jar").toString()));
  }

  @Test
  void what_was_read_survives_its_json() {
    byte[] mail = mail("a.txt", "b.csv");
    ReadMessage read = new InProcessReader(LIMITS).read(mail, null);
    assertThat(ReadMessageJson.read(ReadMessageJson.write(read))).isEqualTo(read);
    ReadMessage bare = Reading.file("a;b\n1;2\n".getBytes(UTF_8), "a.csv");
    assertThat(ReadMessageJson.read(ReadMessageJson.write(bare))).isEqualTo(bare);
  }
}
