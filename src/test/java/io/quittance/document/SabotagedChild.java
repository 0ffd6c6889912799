package io.quittance.document;

import io.quittance.message.PartContent;
import io.quittance.message.ReadingLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A reading child that dies or hangs in parts with a telling name. */
public final class SabotagedChild {

  private SabotagedChild() {}

  public static void main(String[] arguments) {
    ReadingChild.serve(Sabotage::new);
  }

  private static final class Sabotage implements PartReader {
    private final PartReader whole;

    Sabotage(Runnable pageBegins) {
      whole = new ReaderByType(pageBegins);
    }

    @Override
    public Outcome read(PartContent content, ReadingLimits limits) {
      String name = String.valueOf(content.part().name());
      if (name.startsWith("hang")) {
        hang();
      } else if (name.startsWith("halt")) {
        Runtime.getRuntime().halt(7);
      } else if (name.startsWith("memory")) {
        exhaust();
      } else if (name.startsWith("print")) {
        System.out.println("a library talks");
      } else if (name.startsWith("deep")) {
        return deeper(content, limits, 0);
      }
      return whole.read(content, limits);
    }

    private static void hang() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static void exhaust() {
      List<byte[]> all = new ArrayList<>();
      while (true) {
        all.add(new byte[1_000_000]);
      }
    }

    private Outcome deeper(PartContent content, ReadingLimits limits, int depth) {
      return depth == Integer.MAX_VALUE
          ? whole.read(content, limits)
          : deeper(content, limits, depth + 1);
    }
  }
}
