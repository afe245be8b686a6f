/** Following the change stream of another service: from a stored position, by one instance at a time, across breaks. */
@NullMarked
package dev.orrery.kit.follow;

import org.jspecify.annotations.NullMarked;
