package io.quittance.document;

import io.quittance.message.ReadingLimits;

/**
 * Reads in this process: what the child runs, and what tests use. Nothing here can stop a parser
 * that hangs; production reads through {@link ChildProcessReader}.
 */
public final class InProcessReader implements MessageReader {

  private final ReadingLimits limits;

  public InProcessReader(ReadingLimits limits) {
    this.limits = limits;
  }

  @Override
  public ReadMessage read(byte[] content, String fileName) {
    Assembly assembly = new Assembly();
    new MessageReading(new ReaderByType(() -> {}))
        .read(content, fileName, limits, false, path -> true, assembly);
    return assembly.message();
  }
}
