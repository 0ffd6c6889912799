package io.quittance.document;

import io.quittance.message.ReadingLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** Warm children, as many as may read at once. A dead or worn one is replaced. */
final class ChildPool implements AutoCloseable {

  private final ReadingLimits limits;
  private final ChildCommand command;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Child> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  ChildPool(ReadingLimits limits, ChildCommand command, int children) {
    this.limits = limits;
    this.command = command;
    this.free = new Semaphore(Math.max(1, children), true);
  }

  /** Waits until a child is free. */
  Child take() {
    free.acquireUninterruptibly();
    try {
      for (Child child = idle.pollFirst(); child != null; child = idle.pollFirst()) {
        if (child.isAlive() && child.served() < limits.childMessages()) {
          return child;
        }
        child.close();
      }
      return start();
    } catch (IOException e) {
      free.release();
      throw new UncheckedIOException("the reading process cannot be started", e);
    }
  }

  /** Gives a child that answered whole back. */
  void giveBack(Child child) {
    if (closed) {
      child.close();
    } else {
      idle.addFirst(child);
    }
    free.release();
  }

  /** Ends a child that hung or died. */
  void discard(Child child) {
    child.close();
    free.release();
  }

  List<Long> processes() {
    return idle.stream().map(Child::processId).toList();
  }

  private Child start() throws IOException {
    return new Child(command.start());
  }

  @Override
  public void close() {
    closed = true;
    for (Child child = idle.pollFirst(); child != null; child = idle.pollFirst()) {
      child.close();
    }
    command.close();
  }
}
