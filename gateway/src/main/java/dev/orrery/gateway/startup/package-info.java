/** What must be true of the configuration before the gateway opens its port in production. */
@NullMarked
package dev.orrery.gateway.startup;

import org.jspecify.annotations.NullMarked;
