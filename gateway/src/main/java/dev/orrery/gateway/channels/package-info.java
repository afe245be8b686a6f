/** The gRPC services behind the gateway: by name, and by the proto packages that each of them answers for. */
@NullMarked
package dev.orrery.gateway.channels;

import org.jspecify.annotations.NullMarked;
