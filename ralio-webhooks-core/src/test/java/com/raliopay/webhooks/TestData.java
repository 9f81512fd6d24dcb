package com.raliopay.webhooks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Free-form values as the library gives them out. {@code Map.of} and {@code List.of} cannot hold JSON's null. */
@SuppressWarnings("exports") // an annotation, which no other module needs
public final class TestData {

    private TestData() {}

    /** An object of names and values in turn. */
    public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    /** An array of these values. */
    public static List<@Nullable Object> array(@Nullable Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    /** An array that holds an array that holds an array, so many levels of it. */
    public static List<@Nullable Object> nestedArray(int levels) {
        List<@Nullable Object> array = new ArrayList<>();
        for (int level = 1; level < levels; level++) {
            array = array(array);
        }
        return array;
    }
}
