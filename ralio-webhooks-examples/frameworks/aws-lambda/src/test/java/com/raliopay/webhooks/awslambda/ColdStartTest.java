package com.raliopay.webhooks.awslambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("frameworks")
class ColdStartTest {

    @TempDir
    Path folder;

    @Test
    void archiveSharesClassesOfFunctionAndEveryOptionHandlesRequest() throws Exception {
        ColdStart coldStart = new ColdStart(folder);
        List<Long> shared =
                coldStart.ways().stream().map(ColdStart.Way::sharedPercent).toList();

        assertThat(shared.get(0)).isZero();
        assertThat(shared.get(1)).isBetween(20L, 90L);
        assertThat(shared.subList(2, shared.size())).allMatch(percent -> percent > 90);
        assertThat(coldStart.measure(1).lines()).hasSize(2 + shared.size());
    }
}
