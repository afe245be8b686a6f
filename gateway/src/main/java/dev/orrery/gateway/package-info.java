/** The only door: everything that reaches a service comes through here. */
@NullMarked
package dev.orrery.gateway;

import org.jspecify.annotations.NullMarked;
