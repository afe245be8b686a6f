/** Requests that no client would send, for every method of a service: all are to be answered or refused with a reason. */
@NullMarked
package dev.orrery.kit.testing.hostile;

import org.jspecify.annotations.NullMarked;
