package io.quittance.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running reading child as its parent sees it: frames in, frames out, and it can be killed. */
final class Child implements AutoCloseable {

  private static final int MOST_ERROR_CHARACTERS = 4_000;
  private static final Frame GONE = new Frame(Frame.Kind.END, new byte[] {1});

  private final Process process;
  private final DataOutputStream out;
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final StringBuffer errors = new StringBuffer();
  private volatile boolean ready;
  private int served;

  Child(Process process) {
    this.process = process;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    daemon("reading-child-answers", this::receive);
    daemon("reading-child-errors", this::drain);
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Sends from a thread of its own: a child that does not read must not hold its parent. */
  void send(Frame.Request request, byte[] content) {
    served++;
    daemon(
        "reading-child-request",
        () -> {
          try {
            byte[] json = ReadMessageJson.frames().writeValueAsBytes(request);
            new Frame(Frame.Kind.REQUEST, json).writeTo(out);
            new Frame(Frame.Kind.CONTENT, content).writeTo(out);
          } catch (IOException e) {
            frames.add(GONE);
          }
        });
  }

  /** The next frame; null when none came in time. See {@link #isGone}. */
  Frame next(long millis) throws InterruptedException {
    return frames.poll(Math.max(1, millis), TimeUnit.MILLISECONDS);
  }

  static boolean isGone(Frame frame) {
    return frame == GONE;
  }

  int served() {
    return served;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** False for a child that never came to reading: no message is to blame for its end. */
  boolean wasReady() {
    return ready;
  }

  long processId() {
    return process.pid();
  }

  /** In words, after the child is gone. */
  String cause() throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.SECONDS)) {
      return "the reading process stopped answering";
    }
    // 3 is what -XX:+ExitOnOutOfMemoryError exits with.
    return process.exitValue() == 3
        ? "the reading process ran out of memory"
        : "the reading process ended with " + process.exitValue();
  }

  /** What the child wrote to its standard error, cut. */
  String errors() {
    return errors.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void receive() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      for (Frame frame = Frame.readFrom(in); frame != null; frame = Frame.readFrom(in)) {
        if (frame.kind() == Frame.Kind.READY) {
          ready = true;
        } else {
          frames.add(frame);
        }
      }
    } catch (IOException e) {
      // Gone in the middle of a frame.
    }
    frames.add(GONE);
  }

  private void drain() {
    byte[] buffer = new byte[4096];
    try (InputStream in = process.getErrorStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (errors.length() < MOST_ERROR_CHARACTERS) {
          errors.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      // The child is gone, so is what it wrote.
    }
  }
}
