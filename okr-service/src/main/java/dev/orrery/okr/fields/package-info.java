/** Values of the contract's fields as Java's, and back: decimals, days, moments, enums, references. */
@NullMarked
package dev.orrery.okr.fields;

import org.jspecify.annotations.NullMarked;
