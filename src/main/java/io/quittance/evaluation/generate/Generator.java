package io.quittance.evaluation.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Writes labelled cases to measure readers with: one folder a case, with one source and {@code
 * expected.json}. The same seed and count give the same files, byte for byte.
 */
public final class Generator {
  /** One case in so many is no remittance advice. */
  private static final int OTHERS_EVERY = 12;

  private final long seed;
  private final Split split;

  /**
   * @param measure true for the layouts kept for measuring, false for those to develop with
   */
  public Generator(long seed, boolean measure) {
    this.seed = seed;
    this.split = measure ? Split.MEASURE : Split.DEVELOP;
  }

  /**
   * @param folder where the case folders go; made if missing, files of the same name are
   *     overwritten
   * @param progress a line from time to time
   * @return figures: cases, remittances, layouts, languages, formats, lines, and cases by format
   *     and by language
   */
  public ObjectNode run(Path folder, int cases, PrintStream progress) throws IOException {
    List<Layout> layouts = shuffled(Layouts.of(split));
    List<Layout> others = shuffled(Layouts.others(split));
    Files.createDirectories(folder);
    List<LabelledPaper> written = new ArrayList<>();
    for (int index = 0; index < cases; index++) {
      Dice dice = Dice.ofCase(seed, split, index);
      boolean other = index % OTHERS_EVERY == OTHERS_EVERY - 1;
      List<Layout> pool = other ? others : layouts;
      int place = other ? index / OTHERS_EVERY : index - index / OTHERS_EVERY;
      Layout layout = pool.get(place % pool.size());
      String language = language(layout, place / pool.size());
      LabelledPaper paper = new InventCase(layout, language, dice, !other).invent();
      paper.writeTo(folder.resolve(name(index + 1, paper)));
      written.add(paper.withoutContent());
      if ((index + 1) % 100 == 0) {
        progress.println((index + 1) + " of " + cases + " cases");
      }
    }
    return figures(written);
  }

  /** Each turn of a layout takes its next language, so that all have their share. */
  private String language(Layout layout, int turn) {
    List<String> languages = layout.languages();
    long start = Math.floorMod(seed + layout.id().hashCode(), languages.size());
    return languages.get((int) ((start + turn) % languages.size()));
  }

  private List<Layout> shuffled(List<Layout> layouts) {
    List<Layout> shuffled = new ArrayList<>(layouts);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static String name(int number, LabelledPaper paper) {
    return String.format(
        Locale.ROOT,
        "%04d-%s-%s-%s",
        number,
        paper.label("layout"),
        paper.label("language"),
        paper.label("format"));
  }

  private static ObjectNode figures(List<LabelledPaper> papers) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("cases", papers.size());
    node.put("remittances", (int) papers.stream().filter(LabelledPaper::remittance).count());
    node.put("layouts", counts(papers, "layout").size());
    node.put("languages", counts(papers, "language").size());
    node.put("formats", counts(papers, "format").size());
    node.put("lines", papers.stream().mapToInt(LabelledPaper::lines).sum());
    node.set("by_language", tally(counts(papers, "language")));
    node.set("by_format", tally(counts(papers, "format")));
    node.set("by_channel", tally(counts(papers, "channel")));
    return node;
  }

  private static Map<String, Integer> counts(List<LabelledPaper> papers, String label) {
    Map<String, Integer> counts = new TreeMap<>();
    papers.forEach(paper -> counts.merge(paper.label(label), 1, Integer::sum));
    return counts;
  }

  private static ObjectNode tally(Map<String, Integer> counts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    counts.forEach((name, count) -> node.put(name.replace('-', '_'), count));
    return node;
  }
}
