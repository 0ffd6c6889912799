package io.quittance.mailbox;

import static io.quittance.mailbox.Mails.mail;
import static io.quittance.mailbox.Mails.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest extends MailSourceContract {
  @TempDir Path folder;

  @Override
  void put(String name, byte[] raw) throws Exception {
    Files.write(folder.resolve(name + ".eml"), raw);
  }

  @Override
  MailSource source() {
    return new FolderSource(folder, MAX_BYTES, BATCH);
  }

  @Override
  MailSource missing() {
    return new FolderSource(folder.resolve("missing"), MAX_BYTES, BATCH);
  }

  @Test
  void a_file_that_still_grows_is_left_alone() throws Exception {
    MailSource source = source();
    RecordingSink sink = new RecordingSink();
    put("a", new byte[] {'F'});
    source.read(sink);
    put("a", mail("a"));
    source.read(sink);
    assertThat(sink.found).isEmpty();
    source.read(sink);
    assertThat(sink.texts()).containsExactly(text(mail("a")));
  }

  @Test
  void other_files_are_no_mails() throws Exception {
    Files.write(folder.resolve("a.eml.part"), mail("a"));
    Files.write(folder.resolve("note.txt"), mail("a"));
    Files.write(folder.resolve(".hidden.eml"), mail("a"));
    Files.createDirectory(folder.resolve("sub.eml"));
    RecordingSink sink = new RecordingSink();
    readAll(source(), sink);
    assertThat(sink.found).isEmpty();
    assertThat(sink.failures).isEmpty();
  }

  @Test
  void a_file_with_new_content_is_another_mail() throws Exception {
    put("a", mail("a"));
    MailSource source = source();
    RecordingSink sink = new RecordingSink();
    readAll(source, sink);
    put("a", mail("another, longer"));
    readAll(source, sink);
    assertThat(sink.texts()).containsExactly(text(mail("a")), text(mail("another, longer")));
  }

  @Test
  void files_stay_as_they_are() throws Exception {
    put("a", mail("a"));
    readAll(source(), new RecordingSink());
    assertThat(Files.readAllBytes(folder.resolve("a.eml"))).isEqualTo(mail("a"));
  }
}
