package com.raliopay.webhooks.simulator.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Reads a file that an option names. */
public final class InputFile {

    private static final Path STANDARD_INPUT = Path.of("-");

    private InputFile() {}

    /**
     * {@return the bytes of the file} Throws a usage error if it cannot be read.
     *
     * @param command the command
     * @param option the name of the option or argument, for messages
     * @param file the file; {@code -} is the standard input
     */
    public static byte[] read(CommandSpec command, String option, Path file) {
        try {
            return file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw TargetOptions.misused(command, option + " " + file + " does not exist");
        } catch (AccessDeniedException e) {
            throw TargetOptions.misused(command, option + " " + file + " may not be read");
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "is a directory" : "cannot be read: " + e.getMessage();
            throw TargetOptions.misused(command, option + " " + file + " " + why);
        }
    }
}
