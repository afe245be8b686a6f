/** The server's limits and checks. */
@NullMarked
package dev.orrery.kit.server;

import org.jspecify.annotations.NullMarked;
