/** The contract as data: the descriptor set that the REST face, reflection and OpenAPI are derived from. */
@NullMarked
package dev.orrery.gateway.contract;

import org.jspecify.annotations.NullMarked;
