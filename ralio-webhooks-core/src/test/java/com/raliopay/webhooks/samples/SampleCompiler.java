package com.raliopay.webhooks.samples;

import com.raliopay.webhooks.WebhookDispatcher;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.slf4j.Logger;

/**
 * Compiles samples as a merchant's code. Each becomes a class that extends {@code SampleContext}, where the names that samples
 * use without declaring them are fields. Statements become the body of a method; annotated methods and types become members;
 * calls that begin with a dot are applied to a builder.
 */
final class SampleCompiler {

    private static final String IMPORTS = """
            import static java.nio.charset.StandardCharsets.UTF_8;
            import static org.assertj.core.api.Assertions.assertThat;
            import com.raliopay.webhooks.*;
            import com.raliopay.webhooks.event.*;
            import com.raliopay.webhooks.idempotency.*;
            import com.raliopay.webhooks.jdbc.*;
            import com.raliopay.webhooks.json.*;
            import com.raliopay.webhooks.signature.*;
            import com.raliopay.webhooks.testing.*;
            import com.sun.net.httpserver.*;
            import java.io.*;
            import java.net.*;
            import java.sql.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import javax.sql.DataSource;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.params.*;
            import org.junit.jupiter.params.provider.*;
            import org.slf4j.Logger;
            """;

    /** What a merchant has. */
    private static final String CONTEXT = """
            abstract class SampleContext {
                interface Request {
                    InputStream getInputStream() throws IOException;
                    String getHeader(String name);
                }
                interface Response {
                    void setStatus(int status);
                    void setHeader(String name, String value);
                    PrintWriter getWriter() throws IOException;
                }
                interface Customers {
                    void activate(Subject subject);
                    void refuse(Subject subject, List<Check> checks);
                    void setLevel(Subject subject, KycLevel level);
                    void setLevel(Subject subject, KycLevel level, Instant timestamp);
                    void score(Subject subject, Object riskScore);
                    void remind(String userId);
                    boolean isActive(Subject subject);
                    KycLevel level(Subject subject);
                }
                interface Accounts {
                    void activate(Connection connection, Subject subject) throws SQLException;
                    void setLevel(Connection connection, Subject subject, KycLevel level) throws SQLException;
                    void setState(Connection connection, UUID sessionId, SessionState state) throws SQLException;
                }
                interface Reviews {
                    void open(UUID sessionId);
                }
                interface Mails {
                    void askForDocument(Subject subject, LocalDate expirationDate);
                }
                interface Archive {
                    void store(UUID id, String type, byte[] body);
                }
                interface DeadLetters extends DispatchObserver {
                    static DeadLetters create(DataSource dataSource) {
                        throw new UnsupportedOperationException();
                    }
                    void createTable() throws SQLException;
                    void keep(byte[] body, DispatchResult result, int attempts) throws SQLException;
                    boolean store(byte[] body);
                    <E extends WebhookEvent> DeliveryListener<E> keepRejected(DeliveryListener<E> listener);
                }
                interface InspectorObserver extends DispatchObserver {
                    static InspectorObserver connect() {
                        throw new UnsupportedOperationException();
                    }
                }
                interface Vault {
                    String read(String path);
                }
                WebhookDispatcher ralio;
                WebhookEvent event;
                DispatchResult result;
                JdbcIdempotencyStore store;
                byte[] body;
                String secret;
                String oldSecret;
                String newSecret;
                Request request;
                Response response;
                Customers customers;
                Accounts accounts;
                Reviews reviews;
                Mails mails;
                Archive archive;
                Archive queue;
                DeadLetters deadLetters;
                Vault vault;
                ScheduledExecutorService scheduler;
                DataSource dataSource;
                TransactionalInbox inbox;
                Connection connection;
                Logger log;
            }
            """;

    private static final Pattern MEMBERS = Pattern.compile(
            "\\s*(@|((public|private|static|final) )*(class|record|interface|enum) ).*", Pattern.DOTALL);
    private static final Pattern IMPORT = Pattern.compile("^import .*;\\n", Pattern.MULTILINE);
    private static final int FIRST_WITH_PATTERN_SWITCH = 21;

    private final Path folder;

    /** Creates a compiler that writes to a folder. */
    SampleCompiler(Path folder) {
        this.folder = folder;
    }

    /** Returns the compiler's messages, which name the files and lines of the samples; empty if all samples compile. */
    String errors(List<Sample> samples) throws IOException {
        return compile(samples.stream().filter(s -> !needsJava21(s)).toList(), false)
                + compile(samples.stream().filter(SampleCompiler::needsJava21).toList(), true);
    }

    private static boolean needsJava21(Sample sample) {
        return sample.code().contains("// Java 21");
    }

    private String compile(List<Sample> samples, boolean java21) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString(), "-cp", classPath()));
        if (java21 && Runtime.version().feature() < FIRST_WITH_PATTERN_SWITCH) {
            arguments.addAll(List.of(
                    "--enable-preview", "--release", "" + Runtime.version().feature()));
        }
        arguments.add(write("SampleContext", IMPORTS + CONTEXT));
        for (Sample sample : samples) {
            String name = sample.file().replace('-', '_') + "_" + sample.line();
            arguments.add(write(name, source(name, sample.code())));
        }
        StringWriter messages = new StringWriter();
        PrintWriter out = new PrintWriter(messages);
        int exit = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        return exit == 0 ? "" : messages.toString();
    }

    private static String source(String name, String code) {
        String imports =
                IMPORT.matcher(code).results().map(match -> match.group()).collect(Collectors.joining());
        String rest = IMPORT.matcher(code).replaceAll("");
        String members = MEMBERS.matcher(rest).matches()
                ? rest
                : "void sample() throws Exception {\n" + statements(rest) + "}\n";
        return IMPORTS + imports + "abstract class " + name + " extends SampleContext {\n" + members + "}\n";
    }

    private static String statements(String code) {
        return code.startsWith(".") ? "WebhookDispatcher.builder().acceptUnsigned()\n" + code + ".build();\n" : code;
    }

    private String write(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), source).toString();
    }

    private static String classPath() {
        return Stream.of(WebhookDispatcher.class, Assertions.class, Test.class, ParameterizedTest.class, Logger.class)
                .map(type -> Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath())
                        .toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
