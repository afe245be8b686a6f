/** What is read from tokens. */
@NullMarked
package dev.orrery.kit.identity;

import org.jspecify.annotations.NullMarked;
