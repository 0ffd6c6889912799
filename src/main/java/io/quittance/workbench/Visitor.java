package io.quittance.workbench;

/** Who looks at the pages. @param actor the name under which decisions are kept */
public record Visitor(String tenant, String actor) {}
