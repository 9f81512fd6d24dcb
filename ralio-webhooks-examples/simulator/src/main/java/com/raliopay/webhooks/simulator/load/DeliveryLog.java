package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.http.DeliveryOutcome;
import com.raliopay.webhooks.simulator.http.Message;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A line of CSV for each delivery of a load test that has ended. Its values are the simulator's own: none needs quotes. */
final class DeliveryLog implements AutoCloseable {

    private final Writer writer;

    private DeliveryLog(Writer writer) {
        this.writer = writer;
    }

    /** {@return a log in this file, in place of what was there; of nothing, if there is no file} */
    static DeliveryLog to(@Nullable Path file) throws IOException {
        if (file == null) {
            return new DeliveryLog(Writer.nullWriter());
        }
        try {
            BufferedWriter writer = Files.newBufferedWriter(file);
            writer.write("kind,id,type,outcome,attempts\n");
            return new DeliveryLog(writer);
        } catch (IOException e) {
            throw ReportFiles.unwritable(file, e);
        }
    }

    void ended(LoadDelivery delivery, Message message, DeliveryOutcome outcome) {
        String line = "%s,%s,%s,%s,%d\n"
                .formatted(delivery.kind().text(), message.id(), message.type(), outcome.text(), delivery.attempts());
        try {
            writer.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
