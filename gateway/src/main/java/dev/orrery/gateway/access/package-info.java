/** What is known of each request from its first byte to its last: its id and its line in the access log. */
@NullMarked
package dev.orrery.gateway.access;

import org.jspecify.annotations.NullMarked;
