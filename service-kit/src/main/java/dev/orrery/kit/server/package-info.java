/** How a service's gRPC server runs: threads, limits, health, refusal of overload and of unsafe configuration. */
@NullMarked
package dev.orrery.kit.server;

import org.jspecify.annotations.NullMarked;
