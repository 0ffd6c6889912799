package io.quittance.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** Work on many things at the same time, results in their order and no more waiting than needed. */
public final class InOrder {
  /** Results that wait for an earlier one, for each thread. */
  private static final int AHEAD = 8;

  private InOrder() {}

  /**
   * @param count work is called with 0 to count - 1, each once
   * @param threads at the same time; 0 means as many as there are processors
   * @param take gets the results in order, in the calling thread
   * @throws IllegalStateException when interrupted
   */
  public static <T> void run(int count, int threads, IntFunction<T> work, Consumer<T> take) {
    int most = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(most, count)));
    Deque<Future<T>> running = new ArrayDeque<>();
    try {
      for (int next = 0; next < count || !running.isEmpty(); ) {
        if (next < count && running.size() < most * AHEAD) {
          int index = next++;
          running.add(pool.submit(() -> work.apply(index)));
        } else {
          take.accept(running.poll().get());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
