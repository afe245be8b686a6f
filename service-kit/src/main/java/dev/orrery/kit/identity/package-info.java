/** Who calls: the token's claims as a {@link dev.orrery.kit.identity.Caller}, and the organisations it may act in. */
@NullMarked
package dev.orrery.kit.identity;

import org.jspecify.annotations.NullMarked;
