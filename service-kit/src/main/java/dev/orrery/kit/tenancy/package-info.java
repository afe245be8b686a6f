/** Transactions that see the rows of one organisation and no other. */
@NullMarked
package dev.orrery.kit.tenancy;

import org.jspecify.annotations.NullMarked;
