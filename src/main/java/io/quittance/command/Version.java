package io.quittance.command;

import picocli.CommandLine.IVersionProvider;

/** Says which build this is. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Quittance.class.getPackage().getImplementationVersion();
    return new String[] {"Quittance " + (version == null ? "(development build)" : version)};
  }
}
