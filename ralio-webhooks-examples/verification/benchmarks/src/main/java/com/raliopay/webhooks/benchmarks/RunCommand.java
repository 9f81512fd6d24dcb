package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.benchmarks.background.Background;
import com.raliopay.webhooks.benchmarks.cold.ColdPart;
import com.raliopay.webhooks.benchmarks.growth.Growth;
import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Part;
import com.raliopay.webhooks.benchmarks.memory.Memory;
import com.raliopay.webhooks.benchmarks.peers.PeersPart;
import com.raliopay.webhooks.benchmarks.report.Page;
import com.raliopay.webhooks.benchmarks.report.Run;
import com.raliopay.webhooks.benchmarks.server.ServerPart;
import com.raliopay.webhooks.benchmarks.stores.StoresPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures, and writes the values as {@code run.json} beside the page. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Measures everything in one run, and draws its page.")
final class RunCommand implements Callable<Integer> {

    enum Name {
        PEERS,
        COLD,
        SERVER,
        STORES,
        MEMORY,
        GROWTH,
        BACKGROUND;

        Part part() {
            return switch (this) {
                case PEERS -> new PeersPart();
                case COLD -> new ColdPart();
                case SERVER -> new ServerPart();
                case STORES -> new StoresPart();
                case MEMORY -> new Memory();
                case GROWTH -> new Growth();
                case BACKGROUND -> new Background();
            };
        }
    }

    private static final String MAVEN = "mvn -q test-compile -Pframeworks,background,benchmarks"
            + " -pl ralio-webhooks-examples/verification/benchmarks -am -Dbenchmarks=";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Parts: ${COMPLETION-CANDIDATES} (default: all)")
    private Set<Name> parts = EnumSet.allOf(Name.class);

    @Option(names = "--quick", description = "Runs everything briefly, which measures nothing: no verdicts, no charts")
    private boolean quick;

    @Option(
            names = "--keep",
            description = "Keeps the other parts of the run in the output folder; the page then names both commands")
    private boolean keep;

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() throws Exception {
        Path file = Files.createDirectories(output.folder()).resolve("run.json");
        Run run = keep ? Run.read(file).startedBy(command()) : run();
        int failed = 0;
        for (Name name : EnumSet.copyOf(parts)) {
            try {
                run = run.with(name.part().run(quick ? Effort.QUICK : Effort.FULL));
                run.write(file);
            } catch (Exception e) { // must not cost the results of the other parts: a run takes an hour
                failed = 1;
                e.printStackTrace();
            }
        }
        Page page = new Page(run);
        page.write(output.folder());
        spec.commandLine().getOut().println(page.markdown());
        return failed;
    }

    private String command() {
        List<String> arguments = spec.commandLine().getParent().getParseResult().originalArgs();
        return MAVEN + '"' + String.join(" ", arguments) + '"';
    }

    private Run run() throws IOException {
        return new Run(
                LocalDate.now(ZoneOffset.UTC).toString(),
                List.of(command()),
                Machine.describe(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Versions.onClassPath(),
                quick,
                List.of());
    }
}
