package com.raliopay.webhooks.json;

import java.lang.reflect.Method;

/**
 * Measures the current thread with {@code com.sun.management.ThreadMXBean}, by reflection, because the module under test does
 * not read that bean's module.
 */
final class ThreadMeter {

    private static final Object BEAN;
    private static final Method ALLOCATED_BYTES;
    private static final Method CPU_NANOS;

    static {
        try {
            BEAN = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            Class<?> type = Class.forName("com.sun.management.ThreadMXBean");
            ALLOCATED_BYTES = type.getMethod("getThreadAllocatedBytes", long.class);
            CPU_NANOS = type.getMethod("getCurrentThreadCpuTime");
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this JDK has no com.sun.management.ThreadMXBean", e);
        }
    }

    private ThreadMeter() {}

    static long allocatedBytes() {
        return call(ALLOCATED_BYTES, Thread.currentThread().getId());
    }

    static long cpuNanos() {
        return call(CPU_NANOS);
    }

    private static long call(Method method, Object... arguments) {
        try {
            return (Long) method.invoke(BEAN, arguments);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
