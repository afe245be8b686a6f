/** Native gRPC through the same port: calls of the services behind it pass as they are, reflection and health are answered here. */
@NullMarked
package dev.orrery.gateway.passthrough;

import org.jspecify.annotations.NullMarked;
