package com.raliopay.webhooks.fuzztests;

import com.code_intelligence.jazzer.api.HookType;
import com.code_intelligence.jazzer.api.MethodHook;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** Skips the pauses of the dispatcher between attempts to complete an event, which would take most of the time. */
public final class SkippedSleep {

    private SkippedSleep() {}

    /** Called by Jazzer instead of {@link Thread#sleep(long)}. */
    @MethodHook(
            type = HookType.REPLACE,
            targetClassName = "java.lang.Thread",
            targetMethod = "sleep",
            targetMethodDescriptor = "(J)V")
    public static void sleep(MethodHandle method, @Nullable Object thread, Object[] arguments, int hookId) {}
}
