package io.quittance.document;

import io.quittance.message.Envelope;
import io.quittance.message.MessageTree;
import io.quittance.message.Part;
import io.quittance.message.ReadingLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reads messages in child processes. A part that hangs, exhausts the memory or kills its child is
 * set aside with that reason; every other part is still read, in another child.
 */
public final class ChildProcessReader implements MessageReader, PageImages, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ChildProcessReader.class);

  /** Time for a child to start, and for the tree of a mail to be built. */
  private static final int START_SECONDS = 30;

  private static final int MOST_DEATHS = 20;

  private final ReadingLimits limits;
  private final ChildPool pool;

  /**
   * @param children that may read at the same time; 0 means as many as there are processors
   */
  public ChildProcessReader(ReadingLimits limits, int children) {
    this(limits, children, ReadingChild.class);
  }

  ChildProcessReader(ReadingLimits limits, int children, Class<?> mainClass) {
    this.limits = limits;
    int count = children > 0 ? children : Runtime.getRuntime().availableProcessors();
    ChildCommand command = new ChildCommand(limits, mainClass, ChildClassPath.ofThisProcess());
    this.pool = new ChildPool(limits, command, count);
  }

  /** How a child's answer ended. */
  private enum End {
    ANSWERED,
    GONE,
    LATE
  }

  @Override
  public ReadMessage read(byte[] content, String fileName) {
    Answer answer = new Answer();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(limits.messageSeconds());
    for (int deaths = 0; deaths < MOST_DEATHS; deaths++) {
      Child child = pool.take();
      End end = End.GONE;
      String cause = null;
      try {
        List<String> wanted = answer.hasTree() ? answer.unread() : null;
        child.send(new Frame.Request(fileName, limits, wanted, 0, 0), content);
        end = listen(child, answer, deadline);
        cause = end == End.GONE ? child.cause() : null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        answer.setAllAside(Part.Fate.TIMED_OUT, "reading was interrupted");
        return answer.message(content, fileName);
      } finally {
        if (end == End.ANSWERED) {
          pool.giveBack(child);
        } else {
          pool.discard(child);
        }
      }
      if (end == End.ANSWERED) {
        return answer.message(content, fileName);
      }
      boolean late = System.nanoTime() >= deadline;
      setAside(answer, child, end, cause, late);
      // Without a tree the child may have been at its end before: one more try, not more.
      boolean hopeless = answer.hasTree() ? answer.unread().isEmpty() : deaths > 0;
      if (late || hopeless || end == End.LATE && !answer.hasTree()) {
        return answer.message(content, fileName);
      }
    }
    answer.setAllAside(Part.Fate.CRASHED, "too many reading processes died on this message");
    return answer.message(content, fileName);
  }

  private void setAside(Answer answer, Child child, End end, String cause, boolean late) {
    LOG.warnf(
        "reading child %d %s at part %s; its other parts are read by another child. %s",
        child.processId(), end, answer.running(), child.errors());
    if (end == End.LATE) {
      answer.setRunningAside(
          Part.Fate.TIMED_OUT, "not read within " + limits.partSeconds() + " seconds");
    } else {
      answer.setRunningAside(Part.Fate.CRASHED, cause);
    }
    if (late) {
      answer.setAllAside(
          Part.Fate.TIMED_OUT,
          "the message was not read within " + limits.messageSeconds() + " seconds");
    }
  }

  /** Takes frames until the request is answered, the child is gone or a time is over. */
  private End listen(Child child, Answer answer, long deadline) throws InterruptedException {
    long step = stepFrom(START_SECONDS);
    while (true) {
      long left = Math.min(step, deadline) - System.nanoTime();
      Frame frame = left <= 0 ? null : child.next(TimeUnit.NANOSECONDS.toMillis(left));
      if (frame == null) {
        return End.LATE;
      }
      if (Child.isGone(frame)) {
        return End.GONE;
      }
      switch (frame.kind()) {
        case END -> {
          return End.ANSWERED;
        }
        case TREE -> answer.tree(ReadMessageJson.read(frame.payload()));
        case START -> {
          answer.start(new String(frame.payload(), StandardCharsets.UTF_8));
          step = stepFrom(limits.partSeconds());
        }
        case PART -> {
          answer.part(ReadMessageJson.read(frame.payload()));
          step = stepFrom(limits.partSeconds());
        }
        case READY, REQUEST, CONTENT, IMAGE -> {}
      }
    }
  }

  private static long stepFrom(int seconds) {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }

  @Override
  public Optional<byte[]> render(byte[] pdf, int page, int dpi) {
    Child child = pool.take();
    boolean answered = false;
    byte[] image = new byte[0];
    try {
      child.send(new Frame.Request(null, limits, null, page, dpi), pdf);
      long deadline = stepFrom(limits.partSeconds());
      Frame frame = child.next(TimeUnit.SECONDS.toMillis(limits.partSeconds()));
      while (frame != null && !Child.isGone(frame) && frame.kind() != Frame.Kind.END) {
        image = frame.kind() == Frame.Kind.IMAGE ? frame.payload() : image;
        frame = child.next(TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
      }
      answered = frame != null && !Child.isGone(frame);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (answered) {
        pool.giveBack(child);
      } else {
        pool.discard(child);
      }
    }
    return answered && image.length > 0 ? Optional.of(image) : Optional.empty();
  }

  /** Ends all idle children. */
  @Override
  public void close() {
    pool.close();
  }

  /** What the children told so far. */
  private static final class Answer {
    private final Assembly assembly = new Assembly();
    private final java.util.Set<String> unread = new java.util.LinkedHashSet<>();
    private final java.util.Map<String, Part> parts = new java.util.LinkedHashMap<>();
    private String running;
    private boolean tree;
    private Part.Fate fateOfAll = Part.Fate.CRASHED;
    private String reasonOfAll = "the reading process ended while the mail was taken apart";

    boolean hasTree() {
      return tree;
    }

    String running() {
      return running;
    }

    List<String> unread() {
      return List.copyOf(unread);
    }

    void tree(ReadMessage message) {
      if (!tree) {
        tree = true;
        assembly.tree(message.envelope(), message.parts());
        for (Part part : message.parts()) {
          parts.put(part.path(), part);
          if (part.fate() == Part.Fate.READ) {
            unread.add(part.path());
          }
        }
      }
    }

    void start(String path) {
      running = path;
    }

    void part(ReadMessage one) {
      Part part = one.parts().get(0);
      assembly.done(part, one.documents().isEmpty() ? null : one.documents().get(0));
      unread.remove(part.path());
      running = null;
    }

    /** Sets the part aside in which the child died; without one, the next that would be read. */
    void setRunningAside(Part.Fate fate, String reason) {
      if (!tree) {
        fateOfAll = fate;
        reasonOfAll = reason;
        return;
      }
      String path = running != null ? running : unread.stream().findFirst().orElse(null);
      if (path != null && unread.remove(path)) {
        assembly.done(MessageReading.withFate(parts.get(path), fate, reason), null);
      }
      running = null;
    }

    void setAllAside(Part.Fate fate, String reason) {
      fateOfAll = fate;
      reasonOfAll = reason;
      for (String path : List.copyOf(unread)) {
        running = path;
        setRunningAside(fate, reason);
      }
    }

    /** Whole even when no child lived long enough to list the parts. */
    ReadMessage message(byte[] content, String fileName) {
      if (tree) {
        return assembly.message();
      }
      Envelope envelope =
          MessageTree.isMail(content, fileName) ? MessageTree.envelopeOf(content) : null;
      Part whole =
          new Part(
              "1",
              null,
              Part.Role.CONTAINER,
              fileName,
              envelope == null ? "application/octet-stream" : "message/rfc822",
              content.length,
              null,
              fateOfAll,
              reasonOfAll);
      return new ReadMessage(envelope, List.of(whole), List.of());
    }
  }
}
