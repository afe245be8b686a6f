/** A platform small enough to keep beside the tests: both services over gRPC, and Keycloak over HTTP. */
@NullMarked
package dev.orrery.console.fakes;

import org.jspecify.annotations.NullMarked;
