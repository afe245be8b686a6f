/** Errors as callers see them: problem+json (RFC 9457) over REST, a status with details over gRPC; nothing internal. */
@NullMarked
package dev.orrery.gateway.problems;

import org.jspecify.annotations.NullMarked;
