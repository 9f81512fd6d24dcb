package com.raliopay.webhooks.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates free-form data as the parser returns it. {@code Map.of} and {@code List.of} do not accept null. */
@SuppressWarnings("exports") // an annotation that no other module needs
public final class FreeFormData {

    private FreeFormData() {}

    /** Returns an object with alternating names and values. */
    public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }

    /** Returns an array. */
    public static List<@Nullable Object> array(@Nullable Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    /** Returns arrays in arrays, with an empty one at the innermost level. */
    public static List<@Nullable Object> nestedArray(int levels) {
        List<@Nullable Object> array = new ArrayList<>();
        for (int level = 1; level < levels; level++) {
            array = array(array);
        }
        return array;
    }
}
