/** What the stores of this service share: rows by id, pages by key, filters as conditions. */
@NullMarked
package dev.orrery.okr.rows;

import org.jspecify.annotations.NullMarked;
