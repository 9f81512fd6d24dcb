package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.event.EventSamples.CHECK;
import static com.raliopay.webhooks.event.EventSamples.ID;
import static com.raliopay.webhooks.event.EventSamples.REASON;
import static com.raliopay.webhooks.event.EventSamples.SUBJECT;
import static com.raliopay.webhooks.event.EventSamples.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NullsTest {

    static Stream<Arguments> components() {
        return Stream.concat(EventSamples.events(), Stream.of(SUBJECT, REASON, CHECK))
                .flatMap(sample -> {
                    RecordComponent[] components = sample.getClass().getRecordComponents();
                    return IntStream.range(0, components.length)
                            .filter(i -> !components[i].getType().isPrimitive())
                            .mapToObj(i -> arguments(sample, i, components[i].getName()));
                });
    }

    @ParameterizedTest(name = "{2} of {0}")
    @MethodSource("components")
    void refusesNullComponent(Object sample, int index, String name) throws ReflectiveOperationException {
        RecordComponent[] components = sample.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].getAccessor().invoke(sample);
        }
        Constructor<?> constructor = sample.getClass()
                .getConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        assertThat(constructor.newInstance(values)).isEqualTo(sample);

        Arrays.fill(values, index, index + 1, null);
        assertThatThrownBy(() -> constructor.newInstance(values))
                .as(name)
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void samplesCoverEveryEvent() {
        assertThat(EventSamples.events().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(
                        EventTypeTest.recordsOf(WebhookEvent.class).toList());
    }

    @Test
    void refusesNullElement() {
        List<Check> checks = Arrays.asList(CHECK, null);
        List<Reason> reasons = Arrays.asList(REASON, null);

        assertThatNullPointerException().isThrownBy(() -> new SessionVerified(ID, TIME, SUBJECT, ID, checks));
        assertThatNullPointerException().isThrownBy(() -> new ManualReview(ID, TIME, SUBJECT, ID, checks));
        assertThatNullPointerException().isThrownBy(() -> new SessionFailed(ID, TIME, SUBJECT, ID, checks));
        assertThatNullPointerException().isThrownBy(() -> new Check("document", "2", Map.of(), reasons));
    }
}
