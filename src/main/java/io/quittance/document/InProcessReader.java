package io.quittance.document;

import io.quittance.message.Hints;
import io.quittance.message.Passwords;
import io.quittance.message.ReadingLimits;
import java.util.Optional;

/**
 * Reads in this process: what the child runs, and what tests use. Nothing here can stop a parser
 * that hangs; production reads through {@link ChildProcessReader}.
 */
public final class InProcessReader implements MessageReader, PageImages {

  private final ReadingLimits limits;
  private final Hints hints;

  public InProcessReader(ReadingLimits limits) {
    this(limits, Hints.NONE);
  }

  public InProcessReader(ReadingLimits limits, Hints hints) {
    this.limits = limits;
    this.hints = hints;
  }

  @Override
  public ReadMessage read(byte[] content, String fileName) {
    return read(content, fileName, hints);
  }

  @Override
  public ReadMessage read(byte[] content, String fileName, Passwords passwords) {
    return read(content, fileName, hints.with(passwords));
  }

  @Override
  public Optional<byte[]> render(byte[] file, int page, int dpi, Passwords passwords) {
    return new FilePageImages(limits).render(file, page, dpi, passwords);
  }

  private ReadMessage read(byte[] content, String fileName, Hints hints) {
    Assembly assembly = new Assembly();
    new MessageReading(new ReaderByType(() -> {}))
        .read(content, fileName, limits, hints, false, path -> true, assembly);
    return assembly.message();
  }
}
