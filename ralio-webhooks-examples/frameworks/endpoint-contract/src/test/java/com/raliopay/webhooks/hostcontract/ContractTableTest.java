package com.raliopay.webhooks.hostcontract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractTableTest {

    private static final String BUILD = "2026-11-21T06:00:00Z";
    private static final String EARLIER = "2026-11-20T06:00:00Z";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path examples;

    @BeforeEach
    void otherFolders() throws IOException {
        Files.createDirectories(examples.resolve("simulator/src/test"));
        Files.writeString(examples.resolve("simulator/pom.xml"), "<project/>");
        Files.writeString(examples.resolve("README.md"), "# Examples");
    }

    @Test
    void lawsByHosts() throws IOException {
        host("jetty", BUILD, "✓");
        host("vertx", BUILD, "✓");

        assertThat(print()).isTrue();
        assertThat(out.toString(UTF_8))
                .contains(
                        "   1  jetty          Framework of jetty, Java 17\n",
                        "   2  vertx          Framework of vertx, Java 17\n",
                        "  every bundled payload                      ✓  ✓\n",
                        "  no start without a secret                  ✓  ✓\n")
                .doesNotContain("✗", "not in this build");
    }

    @Test
    void aBrokenLawFailsAndSaysWhy() throws IOException {
        host("jetty", BUILD, "✗");

        assertThat(print()).isFalse();
        assertThat(out.toString(UTF_8))
                .contains(
                        "  form types                                 ✗\n",
                        "  ✗ jetty, form types: AssertionError: 100 % wrong\n");
    }

    @Test
    void anExemptLawIsNoFault() throws IOException {
        host("aws-lambda", BUILD, "–");

        assertThat(print()).isTrue();
        assertThat(out.toString(UTF_8))
                .contains(
                        "  form types                                 –\n", "  – aws-lambda, form types: not for it\n");
    }

    @Test
    void aLawThatWasNotTriedFails() throws IOException {
        host("jetty", BUILD, "");

        assertThat(print()).isFalse();
        assertThat(out.toString(UTF_8)).contains("  form types                                 ?\n");
    }

    @Test
    void resultsOfAnotherBuildAreNotShown() throws IOException {
        host("jetty", BUILD, "✓");
        host("vertx", EARLIER, "✗");

        assertThat(print()).isTrue();
        assertThat(out.toString(UTF_8)).contains("not in this build: vertx").doesNotContain("Framework of vertx", "✗");
    }

    private boolean print() throws IOException {
        return new ContractTable(new PrintStream(out, true, UTF_8), BUILD).print(examples);
    }

    /** A host that kept all laws, but for that of the forms. */
    private void host(String name, String build, String forms) throws IOException {
        Path module = Files.createDirectories(examples.resolve(name));
        Files.createDirectories(module.resolve("src/test"));
        Files.writeString(
                module.resolve("pom.xml"),
                "<dependency><artifactId>ralio-webhooks-host-contract</artifactId></dependency>");
        ContractResults results = new ContractResults(module, build, ContractTableTest.class);
        results.begin("Framework of " + name, "17");
        for (HostLaw law : HostLaw.values()) {
            if (law != HostLaw.FORM || forms.equals("✓")) {
                results.kept(law);
            } else if (forms.equals("✗")) {
                results.broken(law, new AssertionError("100 %\n  wrong\n"));
            } else if (forms.equals("–")) {
                results.exempt(law, "not for it");
            }
        }
        results.end();
    }
}
