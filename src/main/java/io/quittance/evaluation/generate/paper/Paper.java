package io.quittance.evaluation.generate.paper;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A whole document before it takes a form.
 *
 * @param language ISO 639 code
 * @param styles words of the layout that printers know, for example {@code grid}, {@code pipes}
 * @param pageWord page number in words: {@code {page}}, and {@code {pages}} for how many there are
 * @param forward what a page that goes on says under its amounts, and the next above them
 */
public record Paper(
    String language,
    Set<String> styles,
    List<Block> blocks,
    String pageWord,
    Optional<Forward> forward) {

  /**
   * @param written how the document writes amounts
   */
  public record Forward(String carried, String brought, Function<BigDecimal, String> written) {}

  public Paper {
    styles = Set.copyOf(styles);
    blocks = List.copyOf(blocks);
  }

  public boolean is(String style) {
    return styles.contains(style);
  }
}
