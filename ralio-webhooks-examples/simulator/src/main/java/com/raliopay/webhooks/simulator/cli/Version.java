package com.raliopay.webhooks.simulator.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, from the manifest of its jar. */
public final class Version implements IVersionProvider {

    /** {@return such as {@code 1.2.3}; {@code development} where the program does not run from its jar} */
    public static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"ralio-webhooks-simulator " + number()};
    }
}
