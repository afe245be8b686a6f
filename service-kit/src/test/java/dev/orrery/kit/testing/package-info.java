/** What the tests of every service share: a database, callers, a server, seeds, the rules of the house. */
@NullMarked
package dev.orrery.kit.testing;

import org.jspecify.annotations.NullMarked;
