package io.quittance.document;

import io.quittance.message.Envelope;
import io.quittance.message.Part;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * The process that parses. Reads requests from standard input and answers on standard output; ends
 * when its parent does, because then its input ends.
 */
public final class ReadingChild {

  private static final long STACK_BYTES = 64L * 1024 * 1024;

  private final PartReader reader;
  private final DataOutputStream out;

  private ReadingChild(Function<Runnable, PartReader> readers, DataOutputStream out) {
    this.reader = readers.apply(() -> report(Frame.Kind.SCAN, new byte[0]));
    this.out = out;
  }

  public static void main(String[] arguments) {
    serve(ReaderByType::new);
  }

  /**
   * Serves until the input ends; never returns.
   *
   * @param readers makes the reader, given what it is to tell before each page it recognises
   */
  static void serve(Function<Runnable, PartReader> readers) {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // What a library prints must not mix with the answers.
    System.setOut(System.err);
    BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    Thread worker =
        new Thread(null, () -> new ReadingChild(readers, out).work(frames), "reading", STACK_BYTES);
    worker.setDaemon(true);
    worker.start();
    try {
      for (Frame frame = Frame.readFrom(in); frame != null; frame = Frame.readFrom(in)) {
        frames.add(frame);
      }
    } catch (IOException e) {
      // The parent is gone.
    }
    Runtime.getRuntime().halt(0);
  }

  private void work(BlockingQueue<Frame> frames) {
    try {
      send(Frame.Kind.READY, new byte[0]);
      while (true) {
        Frame.Request request =
            ReadMessageJson.frames().readValue(frames.take().payload(), Frame.Request.class);
        answer(request, frames.take().payload());
        send(Frame.Kind.END, new byte[0]);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(2);
    } catch (StackOverflowError e) {
      Runtime.getRuntime().halt(4);
    } catch (OutOfMemoryError e) {
      // Native memory for pictures is counted by their library, not by the virtual machine.
      Runtime.getRuntime().halt(3);
    }
  }

  private void answer(Frame.Request request, byte[] content) throws IOException {
    if (request.render() > 0) {
      byte[] image =
          new FilePageImages(request.limits())
              .render(content, request.render(), request.dpi(), request.hints().passwords())
              .orElse(new byte[0]);
      send(Frame.Kind.IMAGE, image);
      return;
    }
    List<String> wanted = request.wanted();
    new MessageReading(reader)
        .read(
            content,
            request.fileName(),
            request.limits(),
            request.hints(),
            request.shut(),
            path -> wanted == null || wanted.contains(path),
            new Report());
  }

  private void send(Frame.Kind kind, byte[] payload) throws IOException {
    new Frame(kind, payload).writeTo(out);
  }

  private void report(Frame.Kind kind, byte[] payload) {
    try {
      send(kind, payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Report implements MessageReading.Progress {

    @Override
    public void tree(Envelope envelope, List<Part> parts) {
      report(Frame.Kind.TREE, ReadMessageJson.write(new ReadMessage(envelope, parts, List.of())));
    }

    @Override
    public void start(String path) {
      report(Frame.Kind.START, path.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void done(Part part, Document document) {
      List<Document> documents = document == null ? List.of() : List.of(document);
      report(
          Frame.Kind.PART, ReadMessageJson.write(new ReadMessage(null, List.of(part), documents)));
    }
  }
}
