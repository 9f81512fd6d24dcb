package com.raliopay.webhooks.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTest {

    private static final int COUNT = 1_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void plansEachEventOnceAndSharesInAddition(boolean shuffle) {
        LoadPlan plan = new LoadPlan(new LoadSettings(COUNT, 1, 0.1, 0.02, shuffle, 7));
        List<LoadDelivery> all = all(plan);

        assertThat(plan.total()).isEqualTo(1_120);
        assertThat(plan.planned(Kind.EVENT)).isEqualTo(COUNT);
        assertThat(plan.planned(Kind.DUPLICATE)).isEqualTo(100);
        assertThat(plan.planned(Kind.FORGERY)).isEqualTo(20);
        assertThat(numbers(all, Kind.EVENT))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, COUNT).boxed().toList());
        assertThat(numbers(all, Kind.DUPLICATE)).hasSize(100).allMatch(event -> event < COUNT);
        assertThat(numbers(all, Kind.FORGERY))
                .hasSize(20)
                .doesNotHaveDuplicates()
                .allMatch(event -> event >= COUNT);
    }

    @Test
    void unlessShuffledTheEventsComeInOrderAndTheirDuplicatesAfterThem() {
        List<LoadDelivery> all = all(new LoadPlan(new LoadSettings(COUNT, 1, 0.1, 0.02, false, 7)));

        assertThat(numbers(all, Kind.EVENT)).isSorted();
        assertThat(all.stream().filter(delivery -> delivery.kind() == Kind.DUPLICATE))
                .allSatisfy(duplicate ->
                        assertThat(positionOfEvent(all, duplicate.event())).isLessThan(all.indexOf(duplicate)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void halfOfTheDuplicatesFollowDirectlyOnTheirEvent(boolean shuffle) {
        List<LoadDelivery> all = all(new LoadPlan(new LoadSettings(COUNT, 1, 0.1, 0, shuffle, 7)));

        long direct = IntStream.range(1, all.size())
                .filter(i -> all.get(i).kind() == Kind.DUPLICATE)
                .filter(i -> all.get(i).event() == all.get(i - 1).event())
                .count();

        assertThat(direct).isBetween(45L, 65L);
    }

    @Test
    void shuffledTheOrderIsAnother() {
        List<Integer> events = numbers(all(new LoadPlan(new LoadSettings(COUNT, 1, 0, 0, true, 7))), Kind.EVENT);

        Set<Integer> firstTenth = events.stream().limit(COUNT / 10).collect(Collectors.toSet());
        assertThat(firstTenth).anyMatch(event -> event < COUNT / 2).anyMatch(event -> event > COUNT / 2);
        assertThat(events)
                .isNotEqualTo(numbers(all(new LoadPlan(new LoadSettings(COUNT, 1, 0, 0, true, 8))), Kind.EVENT))
                .isEqualTo(numbers(all(new LoadPlan(new LoadSettings(COUNT, 1, 0, 0, true, 7))), Kind.EVENT));
    }

    private static int positionOfEvent(List<LoadDelivery> all, int event) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).kind() == Kind.EVENT && all.get(i).event() == event)
                .findFirst()
                .orElseThrow();
    }

    private static List<LoadDelivery> all(LoadPlan plan) {
        List<LoadDelivery> all = new ArrayList<>();
        while (plan.hasNext()) {
            all.add(plan.next());
        }
        return all;
    }

    private static List<Integer> numbers(List<LoadDelivery> all, Kind kind) {
        return all.stream()
                .filter(delivery -> delivery.kind() == kind)
                .map(LoadDelivery::event)
                .toList();
    }
}
