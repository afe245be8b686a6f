/** Transactions on a real PostgreSQL: isolation, retries, failures. */
@NullMarked
package dev.orrery.kit.tenancy;

import org.jspecify.annotations.NullMarked;
