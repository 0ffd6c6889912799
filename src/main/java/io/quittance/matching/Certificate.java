package io.quittance.matching;

import java.util.List;

/**
 * Why a posting is proven: each check with what it compared. Written with the posting and never
 * changed.
 *
 * @param checks in the order they ran, all passed
 * @param policyVersion the policy that allowed it
 */
public record Certificate(List<Check> checks, int policyVersion) {

  public record Check(String name, String finding) {}

  public Certificate {
    checks = List.copyOf(checks);
  }
}
