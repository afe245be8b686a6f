/** Fetching what a user's URL names, without becoming the user's hand inside of the network. */
@NullMarked
package dev.orrery.kit.fetch;

import org.jspecify.annotations.NullMarked;
