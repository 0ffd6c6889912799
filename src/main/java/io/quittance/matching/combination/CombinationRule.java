package io.quittance.matching.combination;

import io.quittance.matching.combination.Combinations.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * When a combination may be posted without a person, although nobody named its items: it is the
 * only one, of few items or of everything due up to a date, the payer is certain, hardly any would
 * be met by chance, and the policy has switched the rule on. How a difference within the tolerance
 * is posted is not decided here.
 *
 * @param on whether the policy has switched it on
 * @param mostItems so many items at most, unless they are everything due up to a date
 * @param mostChanceHits expected combinations by chance stay below it
 */
public record CombinationRule(boolean on, int mostItems, double mostChanceHits) {

  /** The rule of a tenant that has set none. */
  public static final CombinationRule OFF = new CombinationRule(false, 6, 0.001);

  public CombinationRule {
    if (mostItems < 1 || !(mostChanceHits > 0) || mostChanceHits > 1) {
      throw new IllegalArgumentException("a rule needs a number of items and a share up to 1");
    }
  }

  public CombinationRule switchedOn() {
    return new CombinationRule(true, mostItems, mostChanceHits);
  }

  public sealed interface Judgement {
    default <T> T fold(Function<Allowed, T> allowed, Function<Refused, T> refused) {
      return this instanceof Allowed a ? allowed.apply(a) : refused.apply((Refused) this);
    }
  }

  /**
   * It may be posted.
   *
   * @param words why it may be posted, a sentence for the posting
   */
  public record Allowed(Combination combination, String words) implements Judgement {}

  /**
   * It is for a person.
   *
   * @param reasons everything against it, never empty
   */
  public record Refused(List<Reason> reasons) implements Judgement {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  public record Reason(Code code, String words) {}

  public enum Code {
    SWITCHED_OFF,
    PAYER_NOT_CERTAIN,
    NO_COMBINATION,
    SEVERAL_COMBINATIONS,
    NOT_COUNTED,
    TOO_MANY_ITEMS,
    CHANCE
  }

  /**
   * Whether the answer of a search may be posted.
   *
   * @param payerCertain whether the items' customer is proven to have paid
   */
  public Judgement judge(Combinations combinations, boolean payerCertain) {
    List<Reason> against = new ArrayList<>();
    if (!on) {
      against.add(
          new Reason(
              Code.SWITCHED_OFF, "The policy lets no combination post that nobody has named."));
    }
    if (!payerCertain) {
      against.add(new Reason(Code.PAYER_NOT_CERTAIN, "It is not certain who has paid."));
    }
    return combinations.fold(
        none ->
            refused(against, Code.NO_COMBINATION, "No combination of open items gives the amount."),
        unique -> judge(unique, against),
        several ->
            refused(
                against,
                Code.SEVERAL_COMBINATIONS,
                "More than one combination of open items gives the amount."),
        notDecided ->
            refused(
                against,
                Code.NOT_COUNTED,
                "The combinations were not counted: " + notDecided.limit().words() + "."));
  }

  private Judgement judge(Unique unique, List<Reason> against) {
    Combination combination = unique.combination();
    int items = combination.items().size();
    if (items > mostItems && !combination.has(Ground.ALL_DUE)) {
      against.add(
          new Reason(
              Code.TOO_MANY_ITEMS,
              items
                  + " items, more than "
                  + mostItems
                  + ", and not everything that is due up to a date."));
    }
    if (!unique.chance().below(mostChanceHits)) {
      against.add(
          new Reason(
              Code.CHANCE,
              "About "
                  + unique.chance().words()
                  + " combinations would be met by chance, not less than "
                  + mostChanceHits
                  + "."));
    }
    return against.isEmpty() ? new Allowed(combination, words(unique)) : new Refused(against);
  }

  private static Judgement refused(List<Reason> before, Code code, String words) {
    List<Reason> all = new ArrayList<>(before);
    all.add(new Reason(code, words));
    return new Refused(all);
  }

  private static String words(Unique unique) {
    Combination combination = unique.combination();
    return "The only combination of open items that gives the amount: "
        + (combination.items().size() == 1 ? "1 item" : combination.items().size() + " items")
        + ", "
        + combination.grounds().get(0).words()
        + "; by chance "
        + unique.chance().words()
        + " would be expected.";
  }
}
