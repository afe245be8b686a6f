/** Optimistic concurrency: the etag of a version, and the refusal of a stale one (AIP-154). */
@NullMarked
package dev.orrery.kit.etag;

import org.jspecify.annotations.NullMarked;
