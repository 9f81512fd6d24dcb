package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Part;
import com.raliopay.webhooks.benchmarks.report.Section;
import java.util.List;

/** Stores and transactional listeners, beside the merchant's own statements. */
public final class StoresPart implements Part {

    /** Creates the part. */
    public StoresPart() {}

    private static final String METHOD = """
            To be written.
            """;

    @Override
    public Section run(Effort effort) throws Exception {
        try (Servers servers = Servers.start()) {
            List<Results> results = List.of(
                    ClaimResults.ofNewEvents(servers, effort),
                    ListenerResults.of(servers, effort),
                    ClaimResults.ofKnownEvents(servers, effort),
                    GrowthResults.ofEvents(servers, effort),
                    GrowthResults.ofSubjects(servers, effort));
            return new Section(
                    "Stores",
                    METHOD,
                    results.stream().flatMap(each -> each.tables().stream()).toList(),
                    results.stream().flatMap(each -> each.targets().stream()).toList());
        }
    }
}
