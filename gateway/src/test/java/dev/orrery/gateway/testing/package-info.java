/** What the tests of the gateway share: a real gateway before a real gRPC service, and tokens signed on the spot. */
@NullMarked
package dev.orrery.gateway.testing;

import org.jspecify.annotations.NullMarked;
