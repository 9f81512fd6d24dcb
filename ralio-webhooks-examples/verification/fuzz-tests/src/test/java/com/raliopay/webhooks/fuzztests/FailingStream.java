package com.raliopay.webhooks.fuzztests;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** The stream of a body, which may fail after the last byte. It must be left open. */
final class FailingStream extends FilterInputStream {

    private final boolean fails;
    private int count;
    private boolean closed;

    FailingStream(byte[] body, boolean fails) {
        super(new ByteArrayInputStream(body));
        this.fails = fails;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        if (read < 0 && fails) {
            throw new IOException("connection reset");
        }
        count += Math.max(0, read);
        return read;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Returns the number of bytes that were read. */
    int count() {
        return count;
    }

    boolean isClosed() {
        return closed;
    }
}
