/** A mutation with a request id happens once, however often it is sent (AIP-155). */
@NullMarked
package dev.orrery.kit.requests;

import org.jspecify.annotations.NullMarked;
