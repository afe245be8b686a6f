package dev.orrery.gateway.transcoding.json;

import java.io.IOException;

/** Prints the value that the wire is at, and leaves the wire behind it. */
@FunctionalInterface
interface ValuePrinter {
    void print(Wire wire, JsonBytes out) throws IOException;
}
