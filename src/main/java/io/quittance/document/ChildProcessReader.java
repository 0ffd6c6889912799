package io.quittance.document;

import io.quittance.message.Hints;
import io.quittance.message.Part;
import io.quittance.message.Passwords;
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
  private final Hints hints;
  private final ChildPool pool;

  /**
   * @param children that may read at the same time; 0 means as many as there are processors
   */
  public ChildProcessReader(ReadingLimits limits, int children) {
    this(limits, Hints.NONE, children, ReadingChild.class);
  }

  /**
   * @param hints that hold for every message
   * @param children as above
   */
  public ChildProcessReader(ReadingLimits limits, Hints hints, int children) {
    this(limits, hints, children, ReadingChild.class);
  }

  ChildProcessReader(ReadingLimits limits, int children, Class<?> mainClass) {
    this(limits, Hints.NONE, children, mainClass);
  }

  private ChildProcessReader(ReadingLimits limits, Hints hints, int children, Class<?> mainClass) {
    this.limits = limits;
    this.hints = hints;
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

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException when no child can be started at all, which is no fault of the
   *     content
   */
  @Override
  public ReadMessage read(byte[] content, String fileName) {
    return read(content, fileName, hints);
  }

  @Override
  public ReadMessage read(byte[] content, String fileName, Passwords passwords) {
    return read(content, fileName, hints.with(passwords));
  }

  private ReadMessage read(byte[] content, String fileName, Hints hints) {
    ChildAnswer answer = new ChildAnswer();
    MessageTime time = new MessageTime(limits);
    // A child that died in an archive before it could list the parts: the rest is still read.
    boolean diedInTree = false;
    for (int deaths = 0; deaths < MOST_DEATHS; deaths++) {
      Child child = pool.take();
      End end = End.GONE;
      String cause = null;
      try {
        List<String> wanted = answer.hasTree() ? answer.unread() : null;
        boolean shut = diedInTree;
        child.send(new Frame.Request(fileName, limits, wanted, hints, shut, 0, 0), content);
        end = listen(child, answer, time);
        cause = end == End.GONE ? child.cause() : null;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        answer.setAllAside(Part.Fate.TIMED_OUT, "reading was interrupted");
        return answer.message(content, fileName, hints);
      } finally {
        if (end == End.ANSWERED) {
          pool.giveBack(child);
        } else {
          pool.discard(child);
        }
      }
      if (end == End.ANSWERED) {
        return answer.message(content, fileName, hints);
      }
      boolean late = time.isOver();
      // A child that had no time left to start says nothing about whether children start.
      if (!child.wasReady() && !(late && answer.hasTree())) {
        throw new IllegalStateException("the reading process does not start: " + child.errors());
      }
      setAside(answer, child, end, cause, late);
      boolean hopeless = answer.hasTree() ? answer.unread().isEmpty() : diedInTree;
      if (late || hopeless) {
        return answer.message(content, fileName, hints);
      }
      diedInTree |= !answer.hasTree();
    }
    answer.setAllAside(Part.Fate.CRASHED, "too many reading processes died on this message");
    return answer.message(content, fileName, hints);
  }

  private void setAside(ChildAnswer answer, Child child, End end, String cause, boolean late) {
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
  private End listen(Child child, ChildAnswer answer, MessageTime time)
      throws InterruptedException {
    time.step(START_SECONDS);
    while (true) {
      long left = time.leftMillis();
      Frame frame = left <= 0 ? null : child.next(left);
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
          time.step(limits.partSeconds());
        }
        case SCAN -> time.scan();
        case PART -> {
          answer.part(ReadMessageJson.read(frame.payload()));
          time.step(limits.partSeconds());
        }
        case READY, REQUEST, CONTENT, IMAGE -> {}
      }
    }
  }

  private static long stepFrom(int seconds) {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }

  @Override
  public Optional<byte[]> render(byte[] pdf, int page, int dpi, Passwords passwords) {
    Child child = pool.take();
    boolean answered = false;
    byte[] image = new byte[0];
    try {
      child.send(
          new Frame.Request(null, limits, null, Hints.NONE.with(passwords), false, page, dpi), pdf);
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

  /** Ids of the children that wait for work, for whoever measures them. */
  public List<Long> processes() {
    return pool.processes();
  }

  /** Ends all idle children. */
  @Override
  public void close() {
    pool.close();
  }
}
