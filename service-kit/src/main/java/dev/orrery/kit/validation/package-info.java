/** Requests are held to the rules in the contract before an endpoint sees them. */
@NullMarked
package dev.orrery.kit.validation;

import org.jspecify.annotations.NullMarked;
