/** The REST face: HTTP requests become gRPC calls by the {@code google.api.http} rules, and answers become JSON. */
@NullMarked
package dev.orrery.gateway.transcoding;

import org.jspecify.annotations.NullMarked;
