package io.quittance.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.document.ChildProcessReader;
import io.quittance.document.OddSeeds;
import io.quittance.document.ReadMessage;
import io.quittance.message.Part;
import io.quittance.message.Part.Fate;
import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Broken and hostile files of every format through the reading child, as in production: each gets
 * an answer, and a sound mail is read as before when it is over.
 */
class OddFilesTest {

  private static final int BROKEN_OF_A_FORMAT =
      "full".equals(System.getProperty("quittance.counts")) ? 300 : 9;

  private static final ReadingLimits LIMITS =
      ReadingLimits.DEFAULT
          .withBytes(20_000_000, 10_000_000, 20_000_000)
          .withChild(8, 25, 256, 500);

  private static final ChildProcessReader READER = new ChildProcessReader(LIMITS, 1);
  private static final AdviceReader ADVICE = new LayoutAdviceReader();

  @AfterAll
  static void close() {
    READER.close();
  }

  @Test
  void every_broken_file_gets_an_answer() throws IOException {
    Map<String, byte[]> sound = OddSeeds.sound();
    ReadMessage before = READER.read(sound.get("mail.eml"), "mail.eml");
    for (Map.Entry<String, byte[]> seed : sound.entrySet()) {
      for (int i = 0; i < BROKEN_OF_A_FORMAT; i++) {
        byte[] broken = i == 0 ? seed.getValue() : broken(seed.getValue(), new Random(i));
        answered(broken, seed.getKey(), seed.getKey() + " broken with seed " + i);
      }
    }
    assertThat(READER.read(sound.get("mail.eml"), "mail.eml")).isEqualTo(before);
  }

  @Test
  void every_bomb_gets_an_answer() throws IOException {
    byte[] mail = OddSeeds.sound().get("mail.eml");
    ReadMessage before = READER.read(mail, "mail.eml");
    for (Map.Entry<String, byte[]> bomb : OddSeeds.bombs().entrySet()) {
      answered(bomb.getValue(), bomb.getKey(), bomb.getKey());
    }
    assertThat(READER.read(mail, "mail.eml")).isEqualTo(before);
  }

  private static void answered(byte[] content, String name, String what) {
    ReadMessage read = READER.read(content, name);
    assertThat(read.parts()).as(what).isNotEmpty();
    for (Part part : read.parts()) {
      boolean open = part.fate() == Fate.READ || part.fate() == Fate.CONTAINER;
      assertThat(open || part.reason() != null && !part.reason().isBlank()).as(what).isTrue();
      boolean document = read.document(part.path()).isPresent();
      assertThat(document).as(what + " part " + part.path()).isEqualTo(part.fate() == Fate.READ);
    }
    Reading reading = ADVICE.read(read);
    assertThat(reading.verdict()).as(what).isNotNull();
  }

  /** Bytes changed, cut off, or doubled, at places that the seed tells. */
  private static byte[] broken(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    int changes = random.nextInt(20);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    if (random.nextInt(2) == 0) {
      bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
    }
    if (random.nextInt(4) == 0) {
      int from = random.nextInt(bytes.length);
      int length = random.nextInt(Math.min(2_000, bytes.length - from));
      byte[] doubled = new byte[bytes.length + length];
      System.arraycopy(bytes, 0, doubled, 0, from + length);
      System.arraycopy(bytes, from, doubled, from + length, bytes.length - from);
      bytes = doubled;
    }
    return bytes;
  }
}
